package dev.actordex.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom a server that stands in the open lets in.
///
/// @param certificate PEM file of the certificate and its chain; null without TLS
/// @param key PEM file of its private key, PKCS #8
/// @param proxies addresses whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed
/// @param keys SHA-256 of the keys that let in, lower-case hexadecimal; empty lets everyone in
/// @param perMinute requests of one client in a minute; 0 for any number
public record Guard(
    @Nullable Path certificate,
    @Nullable Path key,
    Set<String> proxies,
    Set<String> keys,
    int perMinute) {
  public static final Guard NONE = new Guard(null, null, Set.of(), Set.of(), 0);

  public Guard {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("TLS needs a certificate and its key");
    }
    if (perMinute < 0) {
      throw new IllegalArgumentException("A rate is a number of requests in a minute");
    }
    proxies = proxies.stream().map(Guard::address).collect(Collectors.toUnmodifiableSet());
    keys = Set.copyOf(keys);
    for (String hash : keys) {
      if (!hash.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("A key is kept as its SHA-256, 64 hexadecimal digits");
      }
      if (isOfNothing(hash)) {
        throw new IllegalArgumentException(
            "One of the hashes is that of an empty key, which everyone has");
      }
    }
  }

  /// What `printf %s "$KEY" | sha256sum`, and `echo`, make of a variable that is not set.
  private static boolean isOfNothing(String hash) {
    return Stream.of("", "\n")
        .map(key -> HexFormat.of().formatHex(Keys.sha256(key.getBytes(StandardCharsets.UTF_8))))
        .anyMatch(hash::equals);
  }

  /// In the form in which connections name the other end; a name would never be seen there.
  private static String address(String text) {
    try {
      return InetAddress.ofLiteral(text.strip()).getHostAddress().toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A proxy is given by its address, as in 192.0.2.1 or 2001:db8::1, and not as "
              + RequestLines.printable(text),
          e);
    }
  }

  boolean tls() {
    return certificate != null;
  }
}

package dev.actordex.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a request brings a key that lets it in: `Authorization: Bearer KEY`, or as the password
/// a browser asks for.
final class Keys {
  private final List<byte[]> hashes;

  /// @param hashes of the keys; none lets everyone in
  Keys(Set<String> hashes) {
    this.hashes = hashes.stream().map(HexFormat.of()::parseHex).toList();
  }

  /// Compares with every key, in the same time whichever it is.
  boolean opens(@Nullable String authorization) {
    if (hashes.isEmpty()) {
      return true;
    }
    byte[] given = sha256(key(authorization).getBytes(StandardCharsets.UTF_8));
    boolean opens = false;
    for (byte[] hash : hashes) {
      opens |= MessageDigest.isEqual(hash, given);
    }
    return opens;
  }

  private static String key(@Nullable String authorization) {
    String text = authorization == null ? "" : authorization.strip();
    String scheme = text.toLowerCase(Locale.ROOT);
    if (scheme.startsWith("bearer ")) {
      return text.substring(7).strip();
    }
    if (scheme.startsWith("basic ")) {
      try {
        byte[] pair = Base64.getDecoder().decode(text.substring(6).strip());
        String decoded = new String(pair, StandardCharsets.UTF_8);
        return decoded.substring(decoded.indexOf(':') + 1);
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
    return "";
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

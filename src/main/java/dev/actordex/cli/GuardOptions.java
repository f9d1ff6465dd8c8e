package dev.actordex.cli;

import dev.actordex.http.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whom a server lets in that is reachable from elsewhere.
final class GuardOptions {
  @Option(
      names = "--name",
      split = ",",
      paramLabel = "HOST",
      description = "Further names by which browsers may call the server.")
  private Set<String> names = Set.of();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Serve over TLS with this certificate and its chain, PEM.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key, PEM (PKCS #8).")
  private @Nullable Path key;

  @Option(
      names = "--proxy",
      split = ",",
      paramLabel = "ADDRESS",
      description = {
        "Proxies before this server: from them X-Forwarded-For and X-Forwarded-Proto are",
        "believed."
      })
  private Set<String> proxies = Set.of();

  @Option(
      names = "--api-keys",
      paramLabel = "FILE",
      description = {
        "Let in only who has a key. A line for each: its SHA-256 in hexadecimal, then whose it is."
      })
  private @Nullable Path keys;

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      description = "Requests of one client in a minute; any number unless given.")
  private int perMinute;

  Set<String> names() {
    return names;
  }

  /// @throws IllegalArgumentException in a sentence when something is not what it should be
  Guard guard() {
    return new Guard(certificate, key, proxies, hashes(), perMinute);
  }

  private Set<String> hashes() {
    Set<String> hashes = new LinkedHashSet<>();
    if (keys == null) {
      return hashes;
    }
    try {
      if (keys.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(keys).stream().anyMatch(GuardOptions::ofOthers)) {
        throw Refusal.usage(keys + " may be read or written by others: chmod 600 it.");
      }
      for (String line : Files.readAllLines(keys)) {
        String text = line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          hashes.add(text.split("\\s+", 2)[0].toLowerCase(Locale.ROOT));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The keys in " + keys + " cannot be read", e);
    }
    if (hashes.isEmpty()) {
      throw Refusal.usage("There is no key in " + keys + "; nobody would be let in.");
    }
    return hashes;
  }

  private static boolean ofOthers(PosixFilePermission permission) {
    return switch (permission) {
      case OWNER_READ, OWNER_WRITE, OWNER_EXECUTE -> false;
      case GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE ->
          true;
    };
  }
}

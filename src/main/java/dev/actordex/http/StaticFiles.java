package dev.actordex.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of the page, out of the program itself or, while one works on them, out of a folder.
///
/// A path is a few plain names with a known ending and nothing else: what is encoded, hidden, empty
/// or climbs up is not found, before any file system is asked.
final class StaticFiles {
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final String ROOT = "/web/";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("mjs", "text/javascript;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("txt", "text/plain;charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  private final @Nullable Path folder;
  private final Map<String, StaticFile> bundled = new ConcurrentHashMap<>();

  StaticFiles(@Nullable Path folder) {
    this.folder = folder;
  }

  /// Whether the files may change while the program runs.
  boolean changing() {
    return folder != null;
  }

  /// @param path as it stands in the request, from the first slash on, not decoded
  Optional<StaticFile> find(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    int dot = relative.lastIndexOf('.');
    String type = dot < 0 ? null : TYPES.get(relative.substring(dot + 1));
    if (type == null || !PATH.matcher(relative).matches() || relative.startsWith("tests/")) {
      return Optional.empty();
    }
    if (relative.startsWith("webjars/")) {
      return library(relative, type);
    }
    try {
      return folder == null ? bundled(relative, type) : inFolder(folder, relative, type);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the page's file " + relative, e);
    }
  }

  private Optional<StaticFile> library(String relative, String type) {
    StaticFile known = bundled.get(relative);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<StaticFile> file = WebJars.find(relative).map(bytes -> StaticFile.of(type, bytes));
    file.ifPresent(read -> bundled.put(relative, read));
    return file;
  }

  private Optional<StaticFile> bundled(String relative, String type) throws IOException {
    StaticFile known = bundled.get(relative);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream stream = StaticFiles.class.getResourceAsStream(ROOT + relative)) {
      if (stream == null) {
        return Optional.empty();
      }
      StaticFile file = StaticFile.of(type, stream.readAllBytes());
      bundled.put(relative, file);
      return Optional.of(file);
    }
  }

  private static Optional<StaticFile> inFolder(Path folder, String relative, String type)
      throws IOException {
    Path file = folder.resolve(relative);
    if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
      return Optional.empty();
    }
    return Optional.of(StaticFile.of(type, Files.readAllBytes(file)));
  }

  /// A file with its type and a tag of its content.
  record StaticFile(String type, byte[] body, Answer.Tag tag) {
    static StaticFile of(String type, byte[] body) {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        String value = HexFormat.of().formatHex(hash, 0, 12);
        return new StaticFile(type, body, new Answer.Tag(value, false));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-256", e);
      }
    }

    Answer answer(int status, @Nullable String has) {
      return status == 200 && tag.isIn(has)
          ? new Answer.Unchanged(tag)
          : new Answer.Content(status, type, body, status == 200 ? tag : null);
    }
  }
}

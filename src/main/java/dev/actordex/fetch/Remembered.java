package dev.actordex.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What is known of downloads, a small file beside each: where it came from and how the place calls
/// this state of it, so that the next request can say "only if it changed" or "the rest of it".
///
/// It is a help and never needed: unreadable, it is as if nothing had been brought.
public final class Remembered {
  private final Path folder;

  Remembered(Path folder) {
    this.folder = folder;
  }

  /// @param uri where it came from
  /// @param etag as the place sent it, quotes and all
  /// @param modified the `Last-Modified` header as it was sent
  /// @param sha256 of the bytes as they came; empty while they are still coming
  /// @param bytes of the content, unpacked
  public record State(
      String uri, @Nullable String etag, @Nullable String modified, String sha256, long bytes) {

    /// What a request for the rest can be tied to: a tag that stands for the very bytes, or a date.
    @Nullable String validator() {
      return etag != null && !etag.startsWith("W/") ? etag : modified;
    }
  }

  Optional<State> read(String name) {
    Properties values = new Properties();
    try (InputStream in = Files.newInputStream(path(name))) {
      values.load(in);
      return Optional.of(
          new State(
              values.getProperty("uri", ""),
              values.getProperty("etag"),
              values.getProperty("modified"),
              values.getProperty("sha256", ""),
              Long.parseLong(values.getProperty("bytes", "0"))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void write(String name, State state) throws IOException {
    Properties values = new Properties();
    values.setProperty("uri", state.uri());
    if (state.etag() != null) {
      values.setProperty("etag", state.etag());
    }
    if (state.modified() != null) {
      values.setProperty("modified", state.modified());
    }
    values.setProperty("sha256", state.sha256());
    values.setProperty("bytes", Long.toString(state.bytes()));
    Path fresh = folder.resolve(name + ".properties.new");
    try (OutputStream out = Files.newOutputStream(fresh)) {
      values.store(out, null);
    }
    Files.move(
        fresh, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void forget(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  private Path path(String name) {
    return folder.resolve(name + ".properties");
  }
}

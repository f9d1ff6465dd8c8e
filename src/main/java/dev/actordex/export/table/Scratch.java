package dev.actordex.export.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A file that exists while one export is made. It goes with the export, whether that ends well or
/// not, and with the process when that is asked to end; only one that is killed outright leaves it
/// behind.
final class Scratch implements AutoCloseable {
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Scratch::deleted)));
  }

  private final Path file;

  private Scratch(Path file) {
    this.file = file;
    OPEN.add(file);
  }

  /// In the machine's temporary folder, readable by this user alone.
  static Scratch make(String suffix) throws IOException {
    return new Scratch(Files.createTempFile("actordex", suffix));
  }

  static Scratch in(Path folder, String suffix) throws IOException {
    return new Scratch(Files.createTempFile(folder, "actordex", suffix));
  }

  Path path() {
    return file;
  }

  private static void deleted(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }

  @Override
  public void close() {
    deleted(file);
    OPEN.remove(file);
  }
}

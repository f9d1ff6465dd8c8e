package dev.actordex.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder in which an index lives: its generations, and copies of the source files they were
/// built from. One process writes at a time; any number read.
///
/// @param path created, readable by its owner alone, when first written to
public record DataFolder(Path path) {

  /// Where the engine keeps its generations.
  public Path generations() {
    return path.resolve("generations");
  }

  /// Where copies of imported files are kept, each named by its SHA-256.
  public Path sources() {
    return path.resolve("sources");
  }

  /// Settings for this folder, in the form of Java properties.
  public Path properties() {
    return path.resolve("actordex.properties");
  }

  /// Another process is writing to the folder.
  public static final class Held extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Held(Path folder) {
      super("Another Actordex process is writing to " + folder + "; wait for it to finish.");
    }
  }

  /// The right to write, until closed.
  public static final class Lock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private Lock(FileChannel channel, FileLock lock) {
      this.channel = channel;
      this.lock = lock;
    }

    @Override
    public void close() {
      try {
        lock.release();
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("The lock of the data folder could not be released", e);
      }
    }
  }

  /// Creates the folder where it is missing and takes the right to write to it. The lock is the
  /// operating system's: it ends with the process, however that ends.
  ///
  /// @throws Held when another process has it
  public Lock lock() {
    try {
      create();
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new Held(path);
      }
      return new Lock(channel, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + path + " cannot be written to", e);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another thread of this very process
    }
  }

  private void create() throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    if (Files.getFileStore(existingParent()).supportsFileAttributeView("posix")) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }

  private Path existingParent() {
    Path at = path.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }
}

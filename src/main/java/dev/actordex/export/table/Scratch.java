package dev.actordex.export.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A file that exists while one export is made. It goes with the export, whether that ends well or
/// not, and with the process when that is asked to end.
///
/// A process that is killed outright leaves it behind, and the next export in that folder takes it
/// away: beside each file stands another that is locked for as long as somebody writes, and a
/// killed process locks nothing.
final class Scratch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Scratch.class.getName());
  private static final String PREFIX = "actordex-export-";
  private static final String LOCK = ".lock";
  private static final Set<Scratch> OPEN = ConcurrentHashMap.newKeySet();
  private static final int TRIES = 10;

  /// One export at a time makes its file: until it is among the open ones, another would take it
  /// for a leftover, and a process that opens and closes a file of its own loses the lock on it.
  private static final ReentrantLock STARTING = new ReentrantLock();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Scratch::close)));
  }

  private final Path file;
  private final FileChannel lock;

  private Scratch(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
    OPEN.add(this);
  }

  /// In the machine's temporary folder, readable by this user alone.
  static Scratch make(String suffix) throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")), suffix);
  }

  static Scratch in(Path folder, String suffix) throws IOException {
    STARTING.lock();
    try {
      clear(folder);
      for (int tries = 0; tries < TRIES; tries++) {
        Path file = Files.createTempFile(folder, PREFIX, suffix);
        FileChannel lock = locked(file);
        if (lock != null) {
          return new Scratch(file, lock);
        }
      }
    } finally {
      STARTING.unlock();
    }
    throw new IOException("Other processes take away what is written in " + folder);
  }

  /// Null when another process took the file for one that a killed process left: that may come
  /// between making its lock and locking it.
  private static @Nullable FileChannel locked(Path file) throws IOException {
    Path path = lock(file);
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      locked = channel.tryLock() != null && Files.exists(path) && Files.exists(file);
      return locked ? channel : null;
    } finally {
      if (!locked) {
        if (channel != null) {
          channel.close();
          Files.deleteIfExists(path);
        }
        Files.deleteIfExists(file);
      }
    }
  }

  Path path() {
    return file;
  }

  private static Path lock(Path file) {
    return file.resolveSibling(file.getFileName() + LOCK);
  }

  /// Whose files are not ours to delete keeps them.
  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, PREFIX + "*" + LOCK)) {
      for (Path left : locks) {
        if (OPEN.stream().anyMatch(scratch -> lock(scratch.file).equals(left))) {
          continue; // to open and close it here would unlock it
        }
        try (FileChannel channel = FileChannel.open(left, StandardOpenOption.WRITE)) {
          if (channel.tryLock() != null) {
            String name = String.valueOf(left.getFileName());
            Files.deleteIfExists(
                left.resolveSibling(name.substring(0, name.length() - LOCK.length())));
            Files.deleteIfExists(left);
          }
        } catch (IOException | OverlappingFileLockException e) {
          LOG.log(System.Logger.Level.DEBUG, "Not cleared: " + left, e);
        }
      }
    }
  }

  @Override
  public void close() {
    if (OPEN.remove(this)) {
      try {
        Files.deleteIfExists(file);
        lock.close();
        Files.deleteIfExists(lock(file));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot delete " + file, e);
      }
    }
  }
}

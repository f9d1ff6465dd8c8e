package dev.actordex.lucene;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// Whether the files of an index are to the last byte what was written: each ends with the checksum
/// of what stands before.
///
/// Lucene's own check wants the index opened and reads it in pieces of a kilobyte, which costs most
/// in a program that has just begun and is not compiled yet: a fifth of the processor time of a
/// start. Here each file is mapped and handed over in a few large pieces.
final class Checksums {
  /// Small enough for a buffer.
  private static final long PIECE = 1L << 28;

  private Checksums() {}

  /// Reads every byte of an index.
  ///
  /// @param besides further files of the same form in its folder
  /// @throws IOException when a file is missing or is not what was written, with the file
  static void check(Path index, Collection<String> besides) throws IOException {
    Collection<String> files;
    try (Directory directory = FSDirectory.open(index)) {
      files = SegmentInfos.readLatestCommit(directory).files(true);
    }
    for (String file : files) {
      check(index.resolve(file));
    }
    for (String file : besides) {
      check(index.resolve(file));
    }
  }

  private static void check(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      int footer = CodecUtil.footerLength();
      if (bytes.byteSize() < footer) {
        throw new IOException("The file " + file + " is cut off");
      }
      long end = bytes.byteSize() - Long.BYTES;
      CRC32 sum = new CRC32();
      for (long at = 0; at < end; at += PIECE) {
        sum.update(bytes.asSlice(at, Math.min(PIECE, end - at)).asByteBuffer());
      }
      var tail = bytes.asSlice(bytes.byteSize() - footer).asByteBuffer();
      boolean whole = tail.getInt() == CodecUtil.FOOTER_MAGIC && tail.getInt() == 0;
      if (!whole || tail.getLong() != sum.getValue()) {
        throw new IOException("The file " + file + " is not as it was written");
      }
    }
  }
}

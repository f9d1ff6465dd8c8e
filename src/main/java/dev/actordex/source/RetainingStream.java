package dev.actordex.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Remembers the bytes read since the last [#forget], so that an element's text can be had as it
/// came while a parser reads ahead. Refuses to remember more than one element may have.
final class RetainingStream extends FilterInputStream {
  private static final int ROOM = 1 << 16;

  private final int limit;
  private byte[] kept = new byte[ROOM];

  /// Offset in the stream of the first byte kept, and how many follow.
  private long start;

  private int length;

  /// Offset of the first byte that may still be asked for.
  private long needed;

  /// @param limit of bytes from what is still needed to what was read last
  RetainingStream(InputStream in, int limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int wanted) throws IOException {
    int read = super.read(bytes, offset, wanted);
    if (read > 0) {
      if (start + length + read - needed > limit + (long) ROOM) {
        throw new BoundedStream.Exceeded(
            String.format(
                Locale.ROOT, "the element that begins here is larger than %,d bytes", limit),
            needed);
      }
      if (length + read > kept.length) {
        kept = Arrays.copyOf(kept, Math.max(kept.length * 2, length + read));
      }
      System.arraycopy(bytes, offset, kept, length, read);
      length += read;
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Everything before `offset` will not be asked for again.
  void forget(long offset) {
    needed = offset;
    int drop = (int) Math.min(length, offset - start);
    if (drop >= ROOM / 2) {
      System.arraycopy(kept, drop, kept, 0, length - drop);
      start += drop;
      length -= drop;
    }
  }

  String text(long from, long to) {
    return new String(kept, (int) (from - start), (int) (to - from), StandardCharsets.UTF_8);
  }
}

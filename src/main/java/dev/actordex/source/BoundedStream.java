package dev.actordex.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Counts bytes and refuses to hand out more than allowed, in number or in relation to the packed
/// bytes they came from.
final class BoundedStream extends FilterInputStream {
  /// A small file may well shrink by more than the ratio; a bomb is large.
  private static final long RATIO_FROM = 1L << 20;

  private final long limit;
  private final String message;
  private final @Nullable BoundedStream packed;
  private final int ratio;
  private long count;

  /// More came than is allowed.
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final long offset;

    /// @param offset of the byte that was too many
    Exceeded(String sentence, long offset) {
      super(sentence);
      this.sentence = sentence;
      this.offset = offset;
    }

    long offset() {
      return offset;
    }

    String sentence() {
      return sentence;
    }
  }

  /// @param message with one `%,d` for the limit
  /// @param packed the stream that `in` unpacks
  BoundedStream(
      InputStream in, long limit, String message, @Nullable BoundedStream packed, int ratio) {
    super(in);
    this.limit = limit;
    this.message = message;
    this.packed = packed;
    this.ratio = ratio;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      counted(1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      counted(read);
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    counted(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(long n) throws Exceeded {
    count += n;
    if (count > limit) {
      throw new Exceeded(String.format(Locale.ROOT, message, limit), limit);
    }
    if (packed != null && count > RATIO_FROM && count / ratio > packed.count) {
      throw new Exceeded(
          "the content unpacks to more than %d times the packed bytes".formatted(ratio), count);
    }
  }
}

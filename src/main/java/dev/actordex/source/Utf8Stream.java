package dev.actordex.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lets only well-formed UTF-8 through: JSON parsers are lax about surrogates and about code points
/// beyond the last.
final class Utf8Stream extends FilterInputStream {
  private long offset;

  /// Bytes still to come of the character begun, and the bounds of the next.
  private int missing;

  private int lowest = 0x80;
  private int highest = 0xbf;

  /// A byte that cannot stand where it stands.
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;
    private final long offset;

    Malformed(long offset) {
      super("malformed UTF-8");
      this.offset = offset;
    }

    long offset() {
      return offset;
    }
  }

  Utf8Stream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    for (int i = from; i < from + read; i++) {
      if (missing > 0 || bytes[i] < 0) {
        check(bytes[i] & 0xff, offset + i - from);
      }
    }
    if (read > 0) {
      offset += read;
    } else if (missing > 0) {
      throw new Malformed(offset);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Table 3-7 of the Unicode standard.
  private void check(int value, long at) throws Malformed {
    if (missing > 0) {
      if (value < lowest || value > highest) {
        throw new Malformed(at);
      }
      missing--;
      lowest = 0x80;
      highest = 0xbf;
    } else if (value >= 0xc2 && value <= 0xdf) {
      missing = 1;
    } else if (value >= 0xe0 && value <= 0xef) {
      missing = 2;
      lowest = value == 0xe0 ? 0xa0 : 0x80;
      highest = value == 0xed ? 0x9f : 0xbf;
    } else if (value >= 0xf0 && value <= 0xf4) {
      missing = 3;
      lowest = value == 0xf0 ? 0x90 : 0x80;
      highest = value == 0xf4 ? 0x8f : 0xbf;
    } else {
      throw new Malformed(at);
    }
  }
}

package dev.actordex.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Whether a text's UTF-8 stands in JSON as it is: no quote, backslash or control character.
///
/// Looks at eight bytes at a time: an answer has 10 kB of reasons and snippets, and next to all of
/// them are plain.
final class PlainText {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101_0101_0101_0101L;

  /// After one byte of another kind.
  private static final long SPACES = (ONES << Byte.SIZE) * ' ';

  private static final long HIGH = 0x8080_8080_8080_8080L;

  private PlainText() {}

  /// A question mark is not taken for plain: it may stand for half a surrogate pair, which has no
  /// UTF-8.
  static boolean is(byte[] utf8, int from, int to) {
    long special = 0;
    int last = to - Long.BYTES;
    if (last < from) {
      for (int at = from; at < to; at++) {
        special |= special(utf8[at] & 0xff | SPACES);
      }
      return special == 0;
    }
    for (int at = from; at < last; at += Long.BYTES) {
      special |= special((long) LONGS.get(utf8, at));
    }
    return (special | special((long) LONGS.get(utf8, last))) == 0;
  }

  /// Nonzero when one of eight bytes is special. A bit beyond ASCII is borrowed for the answer;
  /// bytes that have it are left out.
  private static long special(long eight) {
    long beyond = eight & HIGH;
    long ascii = eight & ~HIGH;
    long control = ~(ascii + ONES * (0x80 - ' '));
    long quote = isZero(ascii ^ ONES * '"');
    long backslash = isZero(ascii ^ ONES * '\\');
    long question = isZero(ascii ^ ONES * '?');
    return (control | quote | backslash | question) & HIGH & ~beyond;
  }

  /// The high bit of each byte that is zero; none of the bytes may have it.
  private static long isZero(long bytes) {
    return ~(bytes + ONES * 0x7f);
  }
}

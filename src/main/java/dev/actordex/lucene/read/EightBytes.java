package dev.actordex.lucene.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of an array looked at together, as one number whose lowest byte is the first.
final class EightBytes {
  private static final VarHandle NUMBERS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// A one in each byte.
  static final long ONES = 0x0101010101010101L;

  /// The highest bit of each byte.
  static final long HIGHEST = 0x8080808080808080L;

  private EightBytes() {}

  static long of(byte[] bytes, int at) {
    return (long) NUMBERS.get(bytes, at);
  }

  static void set(byte[] bytes, int at, long eight) {
    NUMBERS.set(bytes, at, eight);
  }

  /// One character of ASCII eight times.
  static long all(char c) {
    return c * ONES;
  }

  /// The highest bit of each byte that is the same in both, and no other.
  static long equal(long some, long others) {
    long different = some ^ others;
    return ~((different & ~HIGHEST) + ~HIGHEST | different) & HIGHEST;
  }
}

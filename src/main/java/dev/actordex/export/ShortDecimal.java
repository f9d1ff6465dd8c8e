package dev.actordex.export;

/// Writes a number as [Float#toString(float)] does, the shortest decimal that is read back as it.
///
/// Tries one decimal place after the other. Of a float all that takes is exact in a double: its 24
/// bits times a power of ten, half of the distance to the next float times it, and their
/// difference. With the JDK's way writing an answer takes three per cent longer.
final class ShortDecimal {
  /// Between these no exponent is written.
  private static final float LEAST = 1e-3f;

  private static final float MOST = 1e7f;
  private static final int MANTISSA = (1 << 23) - 1;
  private static final long[] POWERS = new long[12];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private ShortDecimal() {}

  /// @param into has room for twice [JsonBytes#MOST_DIGITS]
  /// @return where it ends; `at` if nothing was written, because the number is of a rare kind
  static int write(float number, byte[] into, int at) {
    // The float before a power of two is nearer than the one after it.
    boolean powerOfTwo = (Float.floatToRawIntBits(number) & MANTISSA) == 0;
    if (powerOfTwo || !(number >= LEAST && number < MOST)) {
      return at;
    }
    double half = Math.ulp(number) / 2.0;
    for (int places = 0; places < POWERS.length; places++) {
      double exact = (double) number * POWERS[places];
      double nearest = Math.rint(exact);
      double off = Math.abs(nearest - exact);
      double most = half * POWERS[places];
      if (off == most || off == 0.5) {
        // Between two floats, or between two decimals: which one it is, is for others to say.
        return at;
      }
      if (off < most) {
        return write((long) nearest, places, into, at);
      }
    }
    return at;
  }

  private static int write(long value, int places, byte[] into, int at) {
    long power = POWERS[places];
    int whole = (int) (value / power);
    int point = at + JsonBytes.digits(whole, into, at);
    into[point] = '.';
    long rest = value - whole * power;
    int shown = Math.max(1, places);
    for (int i = point + shown; i > point; i--) {
      into[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return point + shown + 1;
  }
}

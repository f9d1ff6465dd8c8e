package dev.actordex.export;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A text as one segment of a URL's path: whatever it holds, it stays one segment.
final class PathSegment {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PathSegment() {}

  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (unreserved(b)) {
        encoded.append((char) b);
      } else {
        HEX.toHexDigits(encoded.append('%'), b);
      }
    }
    return encoded.toString();
  }

  private static boolean unreserved(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}

package dev.actordex.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A text as the value of a parameter in an address, as [URLEncoder] writes it.
///
/// Hardly a question has other characters than ASCII, and each reading of one and all of its facets
/// have an address: these are written into the address without a string, a buffer and an encoder of
/// their own.
final class FormEncoded {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private FormEncoded() {}

  static void append(StringBuilder address, String text) {
    int begin = address.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnreserved(c)) {
        address.append(c);
      } else if (c == ' ') {
        address.append('+');
      } else if (c < 0x80) {
        address.append('%').append(HEX[c >>> 4]).append(HEX[c & 0xf]);
      } else {
        address.setLength(begin);
        address.append(URLEncoder.encode(text, StandardCharsets.UTF_8));
        return;
      }
    }
  }

  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '*';
  }
}

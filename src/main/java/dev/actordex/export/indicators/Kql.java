package dev.actordex.export.indicators;

/// Text inside Kusto queries: closed, on one line, and nothing but text.
final class Kql {
  private Kql() {}

  /// A string literal. Anything but plain ASCII is written as an escape, so that no quote,
  /// backslash, line break or look-alike of them can end it.
  static String literal(String value) {
    StringBuilder literal = new StringBuilder(value.length() + 8).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        literal.append(c);
      } else {
        literal.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return literal.append('"').toString();
  }

  /// A remark that ends with its line: printable ASCII alone.
  static String comment(String text) {
    StringBuilder comment = new StringBuilder("// ");
    text.codePoints().forEach(c -> comment.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return comment.toString();
  }
}

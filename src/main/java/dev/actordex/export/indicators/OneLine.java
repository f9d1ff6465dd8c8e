package dev.actordex.export.indicators;

/// Text that ends no line, hides nothing and is well-formed.
final class OneLine {
  private OneLine() {}

  /// Controls, separators, marks of direction and halves of characters become U+FFFD.
  static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(breaks(c) ? 0xfffd : c));
    return line.toString();
  }

  private static boolean breaks(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c & 0xfffe) == 0xfffe;
    };
  }
}

package dev.actordex.source;

import dev.actordex.ingest.Problem;

/// A file that cannot be read as a whole: empty, cut off, binary, of no known kind, beyond a limit.
/// Says in one sentence what was found where, and what was expected.
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  private final String file;
  private final String place;
  private final String sentence;

  /// @param place `line 3, column 17 (byte 812)`, a byte or a JSON pointer
  /// @param sentence without the file's name and without the place
  public SourceException(String file, String place, String sentence) {
    super(printable(file) + ": " + place + ": " + printable(sentence));
    this.file = printable(file);
    this.place = place;
    this.sentence = printable(sentence);
  }

  public String file() {
    return file;
  }

  public String place() {
    return place;
  }

  /// The file left out, as the report of a run shows it.
  public Problem problem() {
    return new Problem(file, place, sentence, Problem.Consequence.REJECTED);
  }

  /// Text out of a file, safe to show: control, format and unpaired characters as `\u001b`, and no
  /// more than 400 of them.
  public static String printable(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
    int i = 0;
    while (i < text.length() && out.length() < LONGEST) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            out.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
        default -> out.appendCodePoint(c);
      }
    }
    return i < text.length() ? out.append('…').toString() : out.toString();
  }
}

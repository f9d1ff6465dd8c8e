package dev.actordex.export.table;

import java.text.Normalizer;

/// Keeps text from becoming a formula in whatever program opens the table.
///
/// A line whose first visible sign is one with which a formula can begin gets an apostrophe before
/// it: spreadsheets pass over blanks, invisible marks and full-width forms, and some break a cell
/// at its line breaks. Numbers stay numbers.
public final class Cells {
  private static final String STARTS = "=+-@|";

  private Cells() {}

  public static String inert(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      if (startsFormula(line)) {
        out.append('\'');
      }
      out.append(line);
      if (end < 0) {
        break;
      }
      out.append('\n');
      from = end + 1;
    }
    return out.toString();
  }

  private static boolean startsFormula(String line) {
    int i = 0;
    while (i < line.length() && passedOver(line.codePointAt(i))) {
      i += Character.charCount(line.codePointAt(i));
    }
    if (i == line.length()) {
      return false;
    }
    String rest = line.substring(i);
    String lead =
        Normalizer.normalize(Character.toString(rest.codePointAt(0)), Normalizer.Form.NFKC);
    return !lead.isEmpty()
        && STARTS.indexOf(lead.charAt(0)) >= 0
        && !rest.matches("[+-]?\\d+(?:\\.\\d+)?");
  }

  private static boolean passedOver(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.UNASSIGNED ->
          true;
      default -> Character.isWhitespace(c);
    };
  }
}

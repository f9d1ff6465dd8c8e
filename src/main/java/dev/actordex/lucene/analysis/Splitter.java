package dev.actordex.lucene.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the words of a text as an analyst would count them.
///
/// A run of letters and digits is a word; `-`, `_` and `.` part words. What would be torn apart by
/// that is kept whole: `T1059.001`, `CVE-2013-3893`, `18.1`, `10.0.0.1`, uuids, STIX ids, `C++`,
/// `C#`, `.NET`; a designator loses its separator (`APT-28`, `APT_28` → `APT28`). A possessive `'s`
/// is dropped. Ideographs are words of their own, so that two neighbours in a text without spaces
/// are found as a compound.
final class Splitter {

  /// @param text the word without separators, case as written
  record Piece(String text, int start, int end, boolean fixed, boolean apart) {}

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*--)?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
              + "|[Cc][Vv][Ee]-\\d{4}-\\d{4,}"
              + "|[A-Za-z]{1,3}\\d{3,}\\.\\d{3}"
              + "|[vV]?\\d+(?:\\.\\d+)+");
  private static final Pattern DESIGNATOR =
      Pattern.compile("[A-Za-z]{2,10}(?:[-_][A-Za-z])?[-_]\\d{1,6}[A-Za-z]?");

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean apart = true;

  private Splitter(String text) {
    this.text = text;
  }

  static List<Piece> split(String text) {
    Splitter splitter = new Splitter(text);
    splitter.run();
    return splitter.pieces;
  }

  /// Letters, digits and the marks that belong to them (Thai vowels, Arabic points).
  static boolean isWordPart(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER ->
          true;
      default -> false;
    };
  }

  private void run() {
    int i = 0;
    while (i < text.length()) {
      int plain = plainEnd(i);
      if (plain > i) {
        add(text.substring(i, plain), i, plain, false);
        i = plain;
        continue;
      }
      int codePoint = text.codePointAt(i);
      if (isWordPart(codePoint) || startsDotName(i)) {
        int end = segmentEnd(i);
        segment(i, end);
        i = end;
      } else {
        apart |= endsThought(codePoint);
        i += Character.charCount(codePoint);
      }
    }
  }

  /// The end of Latin letters that are a word by themselves, as most are; where they begin when
  /// they are not.
  private int plainEnd(int start) {
    int end = start;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    return end == text.length() || text.charAt(end) == ' ' ? end : start;
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private boolean startsDotName(int i) {
    return text.charAt(i) == '.'
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i + 1))
        && (i == 0 || !isWordPart(text.charAt(i - 1)) && text.charAt(i - 1) != ']');
  }

  private static boolean endsThought(int codePoint) {
    return switch (codePoint) {
      case '.', ',', ';', ':', '!', '?', '(', ')', '\n', '•', '|', '。', '、' -> true;
      default -> false;
    };
  }

  /// The end of a run of words held together by connectors, with a word at its end.
  private int segmentEnd(int start) {
    int end = start + 1;
    int i = start;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (isWordPart(codePoint)) {
        i += Character.charCount(codePoint);
        end = i;
      } else if (isConnector(codePoint) || i == start) {
        i++;
      } else {
        break;
      }
    }
    if (text.startsWith("++", end)) {
      return end + 2;
    }
    if (text.startsWith("#", end) && end - start == 1) {
      return end + 1;
    }
    return end;
  }

  private static boolean isConnector(int codePoint) {
    return switch (codePoint) {
      case '-', '_', '.', '\'', '’', '‐', '‑', '–' -> true;
      default -> false;
    };
  }

  private void segment(int start, int end) {
    String segment = plainHyphens(text.substring(start, end));
    if (hasDigit(segment)) {
      Matcher whole = WHOLE.matcher(segment);
      if (whole.lookingAt() && endsWord(segment, whole.end())) {
        add(segment.substring(0, whole.end()), start, start + whole.end(), true);
        rest(start + whole.end(), end);
        return;
      }
      Matcher designator = DESIGNATOR.matcher(segment);
      if (designator.lookingAt() && endsWord(segment, designator.end())) {
        String joined = segment.substring(0, designator.end()).replaceAll("[-_]", "");
        add(joined, start, start + designator.end(), true);
        rest(start + designator.end(), end);
        return;
      }
    }
    if (segment.endsWith("++")
        || segment.endsWith("#")
        || segment.charAt(0) == '.' && segment.indexOf('.', 1) < 0 && segment.indexOf('-') < 0) {
      add(segment, start, end, true);
      return;
    }
    parts(segment, start);
  }

  private void rest(int from, int end) {
    if (from < end) {
      int next = from;
      while (next < end && !isWordPart(text.codePointAt(next))) {
        next++;
      }
      if (next < end) {
        segment(next, end);
      }
    }
  }

  /// Whether a word ends here: what follows is no letter or digit.
  private static boolean endsWord(String segment, int at) {
    return at == segment.length() || !isWordPart(segment.codePointAt(at));
  }

  private void parts(String segment, int offset) {
    int i = 0;
    while (i < segment.length()) {
      int codePoint = segment.codePointAt(i);
      if (!isWordPart(codePoint)) {
        apart |= codePoint == '.';
        i++;
        continue;
      }
      int end = i;
      boolean digit = false;
      while (end < segment.length()) {
        int next = segment.codePointAt(end);
        if (!isWordPart(next) || Character.isIdeographic(next) && end > i) {
          break;
        }
        digit |= Character.isDigit(next);
        end += Character.charCount(next);
        if (Character.isIdeographic(next)) {
          break;
        }
      }
      boolean possessive =
          i > 0 && isApostrophe(segment.charAt(i - 1)) && segment.substring(i, end).equals("s");
      if (!possessive) {
        add(segment.substring(i, end), offset + i, offset + end, digit);
      }
      i = end;
    }
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  private static boolean hasDigit(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) >= '0' && segment.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static String plainHyphens(String segment) {
    return segment.replace('‐', '-').replace('‑', '-').replace('–', '-');
  }

  private void add(String word, int start, int end, boolean fixed) {
    pieces.add(new Piece(word, start, end, fixed, apart));
    apart = false;
  }
}

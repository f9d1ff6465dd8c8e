package dev.actordex.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which spellings are one name.
///
/// The canonical key folds case, accents, width, separators and leet digits: `APT 28`, `APT-28`,
/// `Apt_28` are `apt28`; `Gh0st RAT` and `ghostrat` are one; `Fancy Bear` and `FancyBear` are one.
/// A digit counts as leet only when it stands alone between letters of one word (`gh0st`,
/// `w1nnti`), so a designator's digits never change, not even in `APT1 Group`. Accents are marks on
/// Latin and Greek letters; in other scripts a mark makes another letter and stays. Index and query
/// must both use this and nothing else.
public final class NameKey {
  private static final Pattern DESIGNATOR =
      Pattern.compile(
          "[A-Za-z]{1,8}(?:[ ._\\-\\u2010-\\u2015]?[A-Za-z])?[ ._\\-\\u2010-\\u2015]?\\d{1,6}(?:[.]\\d{1,3})?");
  private static final Pattern HEAD =
      Pattern.compile("(?i)^(?:the|operation)\\s+(?=[\\p{L}\\p{N}])");
  private static final Pattern TAIL =
      Pattern.compile(
          "(?i)(?<=[\\p{L}\\p{N}])[\\s_-]+(?:threat\\s+)?(?:group|team|gang|apt|hackers|actors?|crew)\\s*$");

  /// With which words [#HEAD] begins and [#TAIL] ends: few names do, and looking for these is a
  /// tenth of trying the patterns.
  private static final List<String> HEADS = List.of("the", "operation");

  private static final List<String> TAILS =
      List.of("group", "team", "gang", "apt", "hackers", "actor", "actors", "crew");

  private NameKey() {}

  /// The canonical key; never empty for a name that has a visible character.
  public static String of(String name) {
    // Most names are ASCII, which has no other form and bears no accents.
    boolean plain = isAscii(name);
    String letters =
        plain ? name : withoutAccents(Normalizer.normalize(name, Normalizer.Form.NFKD));
    String folded = letters.toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      if (counts(c)) {
        key.appendCodePoint(standsForALetter(folded, i) ? leet((char) c) : c);
      }
      i += Character.charCount(c);
    }
    if (key.isEmpty()) {
      return folded.strip();
    }
    return plain ? key.toString() : Normalizer.normalize(key, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static String withoutAccents(String decomposed) {
    StringBuilder plain = new StringBuilder(decomposed.length());
    boolean bearsAccents = false;
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      boolean mark = c >= 0x300 && c <= 0x36f;
      if (!mark) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        bearsAccents =
            script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.GREEK;
      }
      if (!mark || !bearsAccents) {
        plain.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return plain.toString();
  }

  /// The key without a trailing "Group", "Team", "Gang", "APT" and the like and a leading "The" or
  /// "Operation"; equal to [#of] for names that have nothing of the kind or nothing besides.
  public static String loose(String name) {
    if (isBare(name)) {
      return of(name);
    }
    String rest = HEAD.matcher(name.strip()).replaceFirst("");
    String bare = mayHaveTail(rest) ? TAIL.matcher(rest).replaceFirst("") : rest;
    return of(bare.isBlank() ? name : bare);
  }

  /// Whether a name plainly has nothing that [#loose] leaves out: most have not.
  public static boolean isBare(String name) {
    return isOneWord(name) || !mayHaveHead(name) && !mayHaveTail(name);
  }

  private static boolean mayHaveHead(String name) {
    String text = name.stripLeading();
    for (String head : HEADS) {
      if (text.regionMatches(true, 0, head, 0, head.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHaveTail(String name) {
    int end = name.length();
    while (end > 0 && !Character.isLetterOrDigit(name.charAt(end - 1))) {
      end--;
    }
    for (String tail : TAILS) {
      if (name.regionMatches(true, end - tail.length(), tail, 0, tail.length())) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing parts the name, so that it cannot have more than itself: most names.
  private static boolean isOneWord(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-' || c <= ' ') {
        return false;
      }
    }
    return true;
  }

  /// Whether the name is letters followed by digits (`APT28`, `UNC2452`, `APT-C-36`, `T1566.001`):
  /// such names tolerate separators and case, never another digit or letter.
  public static boolean isDesignator(String name) {
    return DESIGNATOR.matcher(name.strip()).matches();
  }

  private static boolean counts(int c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '#';
    }
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsForALetter(String text, int at) {
    return leet(text.charAt(at)) != 0
        && at > 0
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLetter(text.charAt(at + 1));
  }

  private static char leet(char digit) {
    return switch (digit) {
      case '0' -> 'o';
      case '1' -> 'i';
      case '3' -> 'e';
      case '4' -> 'a';
      case '5' -> 's';
      case '7' -> 't';
      default -> 0;
    };
  }
}

package dev.actordex.export;

import dev.actordex.card.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text from a source as plain text that every program can take: well-formed Unicode, no control
/// characters but line breaks and tabs.
public final class Plain {
  private static final int LONGEST_LINK = 2_000;
  private static final Pattern LINK =
      Pattern.compile("(?iU)https?://[^\\s/?#\\\\\"<>@]+[^\\s\\\\\"<>]*");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

  private Plain() {}

  /// The same text; what is no character becomes U+FFFD, controls and line separators of other
  /// systems become blanks and line feeds.
  public static String text(@Nullable String text) {
    if (text == null) {
      return "";
    }
    if (isPlain(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(c -> {
          if (c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
            plain.append('\n');
          } else if (c == '\n' || c == '\t') {
            plain.appendCodePoint(c);
          } else if (Character.getType(c) == Character.CONTROL) {
            plain.append(' ');
          } else if (Character.getType(c) == Character.SURROGATE || (c & 0xfffe) == 0xfffe) {
            plain.append('\ufffd');
          } else {
            plain.appendCodePoint(c);
          }
        });
    return plain.toString();
  }

  /// Whether it is ASCII without controls, as nearly all are: then there is nothing to do.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && c != '\n' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /// The same on one line.
  public static String line(@Nullable String text) {
    return BLANKS.matcher(text(text)).replaceAll(" ").strip();
  }

  /// The words of a text in the markup of [Text].
  public static String words(@Nullable String markup) {
    return markup == null ? "" : text(Text.plain(markup)).strip();
  }

  /// An address that is safe to make a link of, if it is one: `http` or `https`, without blanks,
  /// quotes and user names.
  public static Optional<String> link(@Nullable String address) {
    if (address == null || address.length() > LONGEST_LINK) {
      return Optional.empty();
    }
    String plain = text(address).strip();
    return LINK.matcher(plain).matches() && !hidesDirection(plain)
        ? Optional.of(plain)
        : Optional.empty();
  }

  private static boolean hidesDirection(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT);
  }

  /// What a file may be called after something: ASCII letters, digits and dashes, never empty.
  public static String slug(String name) {
    String ascii =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
            .replaceAll("[^A-Za-z0-9.]+", "-")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("^[-.]+|[-.]+$", "")
            .toLowerCase(Locale.ROOT);
    String shortened = ascii.length() > 60 ? ascii.substring(0, 60) : ascii;
    return shortened.isEmpty() ? "card" : shortened.replaceAll("[-.]+$", "");
  }
}

package dev.actordex.indicator;

import java.util.regex.Pattern;

/// Draws the fangs of an indicator for show (`hxxps://evil[.]example`), and puts them back for
/// look-up and copying.
///
/// Reads what analysts write: `hxxp`, `meow`, `[.]`, `(.)`, `{.}`, `[dot]`, ` dot `, `[:]`,
/// `[://]`, `[@]`, `[at]`, `\.`; invisible characters are dropped. A text without any of it comes
/// back unchanged.
public final class Fangs {
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff]");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)^(?:h[tx]{2}p|meow)(s?)(?=\\s*(?:\\[?:|\\[:?//|\\(:))");
  private static final Pattern FILE_TRANSFER = Pattern.compile("(?i)^f[tx]p(s?)(?=\\[?:)");
  private static final Pattern SEPARATOR =
      Pattern.compile("[\\[({]:?//[\\])}]|[\\[({]:[\\])}]//|:[\\[({]//[\\])}]");
  private static final Pattern COLON = Pattern.compile("[\\[({]:[\\])}]");
  private static final Pattern DOT =
      Pattern.compile(
          "(?i)\\s*[\\[({]\\s*(?:\\.|dot)\\s*[\\])}]\\s*|\\\\\\.|(?<=\\w)\\[\\.(?=\\w)|(?<=\\w)\\.\\](?=\\w)");
  private static final Pattern SPOKEN_DOT = Pattern.compile("(?i)(?<=[\\w-])\\s+dot\\s+(?=[\\w-])");
  private static final Pattern AT = Pattern.compile("(?i)\\s*[\\[({]\\s*(?:@|at)\\s*[\\])}]\\s*");
  private static final String BRACKETS = "[](){}\\";
  private static final Pattern WIDE_DOT = Pattern.compile("[\\u3002\\uff0e\\uff61]");

  /// First letters of what [#SCHEME] and [#FILE_TRANSFER] match: looked at before them, because
  /// every question that is asked comes by here, and next to none begins with a scheme.
  private static final String SCHEMES_BEGIN = "hHmMfF";

  private Fangs() {}

  /// As it is used: live.
  public static String restore(String text) {
    if (isPlain(text)) {
      return scheme(text);
    }
    String value = INVISIBLE.matcher(text).replaceAll("").strip();
    value = WIDE_DOT.matcher(value).replaceAll(".");
    value = scheme(value);
    value = SEPARATOR.matcher(value).replaceFirst("://");
    value = COLON.matcher(value).replaceAll(":");
    value = DOT.matcher(value).replaceAll(".");
    value = AT.matcher(value).replaceAll("@");
    return SPOKEN_DOT.matcher(value).replaceAll(".");
  }

  private static String scheme(String value) {
    if (value.isEmpty() || SCHEMES_BEGIN.indexOf(value.charAt(0)) < 0) {
      return value;
    }
    String web = SCHEME.matcher(value).replaceFirst("http$1");
    return FILE_TRANSFER.matcher(web).replaceFirst("ftp$1");
  }

  /// Whether nothing but the scheme can be drawn, as in nearly all that feeds say: no bracket,
  /// blank or backslash, and ASCII alone.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f || BRACKETS.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether somebody drew the fangs of this text.
  public static boolean drawn(String text) {
    return !restore(text).equals(text.strip());
  }

  /// As it is shown: no program takes it for an address.
  public static String draw(IndicatorType type, String value) {
    return switch (type) {
      case IPV4, DOMAIN -> value.replace(".", "[.]");
      case IPV6 -> value.replace(":", "[:]").replace(".", "[.]");
      case IP_PORT -> value.startsWith("[") ? value.replace(":", "[:]") : value.replace(".", "[.]");
      case EMAIL -> value.replace("@", "[@]").replace(".", "[.]");
      case URL -> url(value);
      case MD5, SHA1, SHA256, SHA512, SHA3_384, FILE_NAME, MUTEX, REGISTRY_KEY, ASN, OTHER -> value;
      case PATTERN -> value.replace("://", "[://]");
    };
  }

  private static String url(String value) {
    int colon = value.indexOf("://");
    if (colon < 0) {
      return value.replace(".", "[.]");
    }
    String scheme = value.substring(0, colon);
    int end = colon + 3;
    while (end < value.length() && "/?#".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    String shown =
        switch (scheme.toLowerCase(java.util.Locale.ROOT)) {
          case "http" -> "hxxp";
          case "https" -> "hxxps";
          case "ftp" -> "fxp";
          default -> scheme;
        };
    return shown
        + "://"
        + value.substring(colon + 3, end).replace(".", "[.]")
        + value.substring(end);
  }
}

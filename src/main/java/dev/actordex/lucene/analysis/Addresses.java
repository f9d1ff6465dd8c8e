package dev.actordex.lucene.analysis;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Web addresses as they are compared: without scheme, `www.` and closing slash, lower case.
public final class Addresses {
  private static final Pattern START =
      Pattern.compile("^(?:h(?:tt|xx)ps?(?::|\\[:\\])//)?(?:www\\.)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTACK =
      Pattern.compile(
          "(?:^|//|\\.)attack\\.mitre\\.org/(?:versions/[^/]+/)?"
              + "(?:groups|software|techniques|campaigns|mitigations|tactics)/"
              + "([A-Za-z]{1,2}\\d{4})(?:/(\\d{3}))?(?:[/?#].*)?$");

  private Addresses() {}

  /// The compared form; defanged (`hxxp://evil[.]example`) or not.
  public static String canonical(String url) {
    String plain = url.strip().replace("[.]", ".").replace("[:]", ":");
    String bare = START.matcher(plain).replaceFirst("");
    while (bare.endsWith("/")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    return Words.fold(bare);
  }

  /// The whole address, its host and the host's parents down to two labels.
  public static void collect(String url, Set<String> into) {
    String canonical = canonical(url);
    if (canonical.isEmpty()) {
      return;
    }
    into.add(canonical.length() > 500 ? canonical.substring(0, 500) : canonical);
    String host = canonical.split("[/?#:]", 2)[0];
    while (host.indexOf('.') > 0) {
      into.add(host);
      host = host.substring(host.indexOf('.') + 1);
    }
  }

  /// The id in the address of an ATT&CK page, lower case: `t1566.001`.
  public static Optional<String> attackId(String text) {
    Matcher matcher = ATTACK.matcher(text.strip());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String sub = matcher.group(2);
    return Optional.of(Words.fold(matcher.group(1)) + (sub == null ? "" : "." + sub));
  }
}

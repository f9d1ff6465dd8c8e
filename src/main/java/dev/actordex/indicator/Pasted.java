package dev.actordex.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A value as it is copied out of reports, logs, tables and code.
final class Pasted {
  /// Signs, letters and digits in full width, as some keyboards write them.
  private static final Pattern WIDE = Pattern.compile("[\\uff01-\\uff5e]");

  private static final int FROM_WIDE = 0xfee0;

  /// Quotes, angle brackets and the commas of a list.
  private static final Pattern AROUND =
      Pattern.compile(
          "^[\\s\"'`<\\u00ab\\u00bb\\u2018-\\u201f]+|[\\s\"'`>\\u00ab\\u00bb\\u2018-\\u201f,;]+$");

  private static final Pattern HASH_OF =
      Pattern.compile(
          "(?i)^(?:md5|sha-?1|sha-?256|sha-?512|sha3-384)\\s*[:=]?\\s*(?=[0-9a-f]{32,128}$)");
  private static final Pattern LEADING_DOT = Pattern.compile("^\\.(?=[\\p{L}\\p{N}_])");

  /// `host/path`, `host:port`, `host?query`; the host is an address, or has a dot and letters after
  /// the last one.
  private static final Pattern HOST_FIRST =
      Pattern.compile(
          "(?:\\[[0-9A-Fa-f:.]+\\]|(?:\\d{1,3}\\.){3}\\d{1,3}"
              + "|[\\p{L}\\p{M}\\p{N}_.-]+\\.\\p{L}[\\p{L}\\p{M}\\p{N}-]*\\.?)(?::\\d{1,5})?(?:[/?#]\\S*)?");

  private Pasted() {}

  /// Without what stands around it, and live.
  static String bare(String pasted) {
    String text =
        WIDE.matcher(pasted)
            .replaceAll(c ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) (c.group().charAt(0) - FROM_WIDE))));
    text = AROUND.matcher(text.strip()).replaceAll("");
    text = HASH_OF.matcher(Fangs.restore(text)).replaceFirst("");
    return LEADING_DOT.matcher(text).replaceFirst("");
  }

  /// A URL, an address with a port, or what is a URL when a scheme stands before it:
  /// `evil.example/in`, `evil.example:8080`.
  static Optional<IndicatorQuery.Web> web(String text, Optional<IndicatorValue> guessed) {
    List<IndicatorValue> candidates = new ArrayList<>();
    boolean port = guessed.filter(value -> value.type() == IndicatorType.IP_PORT).isPresent();
    boolean whole = guessed.filter(value -> value.type() == IndicatorType.URL).isPresent();
    if (whole) {
      url(text, candidates);
    } else if (port) {
      candidates.add(guessed.orElseThrow());
      url("http://" + text, candidates);
    } else if (guessed.isEmpty() && HOST_FIRST.matcher(text).matches()) {
      url("http://" + text, candidates);
      url("https://" + text, candidates);
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    String value = whole || port ? candidates.getFirst().canonical() : text;
    return Optional.of(new IndicatorQuery.Web(value, candidates.stream().distinct().toList()));
  }

  /// The URL, the same without a fragment, which is never sent, and its host.
  private static void url(String url, List<IndicatorValue> to) {
    int fragment = url.indexOf('#');
    String sent = fragment < 0 ? url : url.substring(0, fragment);
    for (String each : List.of(url, sent)) {
      IndicatorValue.of(IndicatorType.URL, each)
          .ifPresent(value -> {
            to.add(value);
            to.addAll(value.host());
          });
    }
  }
}

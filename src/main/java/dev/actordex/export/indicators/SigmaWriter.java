package dev.actordex.export.indicators;

import dev.actordex.indicator.Address;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorValue;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Sigma rules, a YAML document each: what the same log shows in the same way is one rule, of at
/// most [#MOST] values.
///
/// Scalars that hold a value are double-quoted with everything but plain ASCII escaped, as JSON has
/// them: YAML reads them as the same text, whatever they hold. What Sigma takes for a wildcard is
/// escaped as well.
final class SigmaWriter implements IndicatorWriter {
  /// Of values in a rule.
  static final int MOST = 1_000;

  private final Writer out;
  private final String title;
  private final String cardId;
  private final String date;
  private final List<String> about;
  private final Map<Log, Part> parts = new EnumMap<>(Log.class);
  private final Map<String, Integer> without = new TreeMap<>();
  private boolean begun;

  private enum Log {
    DNS("category: dns", "name lookups"),
    FIREWALL("category: firewall", "connections"),
    PROXY("category: proxy", "requests"),
    PROCESS("category: process_creation\n    product: windows", "programs started"),
    FILE("category: file_event\n    product: windows", "files written");

    private final String source;
    private final String seen;

    Log(String source, String seen) {
      this.source = source;
      this.seen = seen;
    }
  }

  private static final class Part {
    private final Map<String, Set<String>> selections = new TreeMap<>();
    private int values;
    private int number = 1;

    void add(String selection, String scalar) {
      if (selections.computeIfAbsent(selection, s -> new LinkedHashSet<>()).add(scalar)) {
        values++;
      }
    }
  }

  /// @param date when the indicators were last changed, ISO 8601
  SigmaWriter(Writer out, String title, String cardId, String date, List<String> about) {
    this.out = out;
    this.title = title;
    this.cardId = cardId;
    this.date = date.length() < 10 ? "1970-01-01" : date.substring(0, 10);
    this.about = about;
  }

  @Override
  public void add(Indicator indicator, List<String> paths) throws IOException {
    IndicatorValue value = indicator.value();
    Optional<Log> log = log(value);
    if (log.isEmpty()) {
      without.merge(value.type().key(), 1, Integer::sum);
      return;
    }
    Part part = parts.computeIfAbsent(log.get(), l -> new Part());
    if (part.values >= MOST) {
      flush(log.get(), part);
    }
    select(part, value);
  }

  private static Optional<Log> log(IndicatorValue value) {
    return switch (value.type()) {
      case IPV4, IPV6, IP_PORT -> Optional.of(Log.FIREWALL);
      case DOMAIN -> Optional.of(Log.DNS);
      case URL -> Optional.of(Log.PROXY);
      case MD5, SHA1, SHA256 -> Optional.of(Log.PROCESS);
      case FILE_NAME -> Optional.of(Log.FILE);
      case EMAIL, SHA512, SHA3_384, MUTEX, REGISTRY_KEY, ASN, OTHER, PATTERN -> Optional.empty();
    };
  }

  private static void select(Part part, IndicatorValue value) {
    switch (value.type()) {
      case DOMAIN -> {
        part.add("selection_name:\n        query|endswith:", scalar("." + value.canonical()));
        part.add("selection_same:\n        query:", scalar(value.canonical()));
      }
      case IPV4, IPV6 -> {
        boolean single = value.address().filter(Address::single).isPresent();
        part.add(
            single
                ? "selection_address:\n        dst_ip:"
                : "selection_range:\n        dst_ip|cidr:",
            scalar(value.canonical()));
      }
      case IP_PORT -> {
        String canonical = value.canonical();
        int colon = canonical.lastIndexOf(':');
        String address = canonical.substring(0, colon).replace("[", "").replace("]", "");
        part.add(
            "selection_endpoint:",
            "dst_ip: "
                + scalar(address)
                + "\n          dst_port: "
                + canonical.substring(colon + 1));
      }
      case URL -> part.add("selection_url:\n        c-uri:", scalar(value.value()));
      case MD5, SHA1, SHA256 ->
          part.add(
              "selection_hash:\n        Hashes|contains:",
              scalar(value.type().name() + "=" + value.canonical().toUpperCase(Locale.ROOT)));
      case FILE_NAME ->
          part.add(
              "selection_file:\n        TargetFilename|endswith:", scalar("\\" + value.value()));
      case EMAIL, SHA512, SHA3_384, MUTEX, REGISTRY_KEY, ASN, OTHER, PATTERN ->
          throw new IllegalArgumentException("No log has a " + value.type().key());
    }
  }

  private void flush(Log log, Part part) throws IOException {
    if (part.values == 0) {
      return;
    }
    String name = "%s: %s of known indicators, part %d".formatted(title, log.seen, part.number);
    StringBuilder rule = new StringBuilder(begun ? "---\n" : "");
    begun = true;
    rule.append("title: ").append(quoted(name.length() > 250 ? name.substring(0, 250) : name));
    rule.append("\nid: ").append(id(log, part.number));
    rule.append("\nstatus: experimental\ndescription: ");
    rule.append(quoted(String.join("; ", about)));
    rule.append("\nauthor: Actordex\ndate: ").append(date);
    rule.append("\nlogsource:\n    ").append(log.source);
    rule.append("\ndetection:\n");
    part.selections.forEach((selection, scalars) -> {
      rule.append("    ").append(selection).append('\n');
      String indent = selection.endsWith("endpoint:") ? "        - " : "            - ";
      scalars.forEach(scalar -> rule.append(indent).append(scalar).append('\n'));
    });
    rule.append("    condition: 1 of selection_*\n");
    rule.append("falsepositives:\n    - \"Indicators age: addresses and names change hands\"\n");
    rule.append("level: high\n");
    out.write(rule.toString());
    part.number++;
    part.values = 0;
    part.selections.clear();
  }

  /// The same rule has the same id in every export.
  private String id(Log log, int number) {
    String name = "actordex-sigma\u001f" + cardId + "\u001f" + log + "\u001f" + number;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// A value for Sigma: `*`, `?` and backslashes stand for themselves.
  private static String scalar(String value) {
    return quoted(value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        quoted.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        // YAML writes what lies beyond 16 bits as one escape, not as two halves.
        quoted.append(String.format(Locale.ROOT, "\\U%08x", text.codePointAt(i)));
        i++;
      } else {
        quoted.append(
            String.format(Locale.ROOT, "\\u%04x", Character.isSurrogate(c) ? 0xfffd : (int) c));
      }
    }
    return quoted.append('"').toString();
  }

  @Override
  public void finish() throws IOException {
    for (Map.Entry<Log, Part> part : new ArrayList<>(parts.entrySet())) {
      flush(part.getKey(), part.getValue());
    }
    if (!without.isEmpty()) {
      List<String> left = new ArrayList<>();
      without.forEach((what, count) -> left.add(count + " " + what));
      out.write("# No log has: " + String.join(", ", left) + "\n");
    } else if (!begun) {
      out.write("# There are no indicators to look for.\n");
    }
  }
}

package dev.actordex.source.stix.pattern;

import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.source.stix.pattern.StixPattern.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The values a pattern asks for.
///
/// @param all every value it compares something with by equality, in its order, each once
/// @param alternatives whether any one of them is enough: the pattern is values joined by OR and
///   nothing else
public record PatternValues(List<IndicatorValue> all, boolean alternatives) {
  public PatternValues {
    all = List.copyOf(all);
  }

  public static PatternValues of(StixPattern pattern) {
    Set<IndicatorValue> values = new LinkedHashSet<>();
    boolean alternatives = collect(pattern, values);
    return new PatternValues(new ArrayList<>(values), alternatives && !values.isEmpty());
  }

  /// @return whether each value alone is enough
  private static boolean collect(StixPattern pattern, Set<IndicatorValue> values) {
    return switch (pattern) {
      case StixPattern.Observation observation -> collect(observation.what(), values);
      case StixPattern.Joined joined -> {
        boolean alone = joined.operator() == StixPattern.Operator.OR;
        for (StixPattern part : joined.parts()) {
          alone &= collect(part, values);
        }
        yield alone;
      }
      case StixPattern.Qualified qualified -> {
        collect(qualified.what(), values);
        yield false;
      }
    };
  }

  private static boolean collect(Comparison comparison, Set<IndicatorValue> values) {
    return switch (comparison) {
      case Comparison.Test test -> test(test, values);
      case Comparison.Any any -> {
        boolean alone = true;
        for (Comparison part : any.parts()) {
          alone &= collect(part, values);
        }
        yield alone;
      }
      case Comparison.All all -> {
        Optional<IndicatorValue> endpoint = endpoint(all);
        if (endpoint.isPresent()) {
          values.add(endpoint.get());
          yield true;
        }
        all.parts().forEach(part -> collect(part, values));
        yield false;
      }
    };
  }

  private static boolean test(Comparison.Test test, Set<IndicatorValue> values) {
    boolean equal =
        !test.negated()
            && switch (test.relation()) {
              case "=", "==", "IN", "ISSUBSET" -> true;
              default -> false;
            };
    if (!equal) {
      return false;
    }
    boolean all = true;
    for (String value : test.values()) {
      Optional<IndicatorValue> read = value(test.path(), value);
      read.ifPresent(values::add);
      all &= read.isPresent();
    }
    return all;
  }

  /// An address and a port of one connection are one value.
  private static Optional<IndicatorValue> endpoint(Comparison.All all) {
    String address = null;
    String port = null;
    for (Comparison part : all.parts()) {
      if (!(part instanceof Comparison.Test test)
          || test.negated()
          || !test.relation().startsWith("=")) {
        return Optional.empty();
      }
      String value = test.values().getFirst();
      switch (test.path()) {
        case "network-traffic:dst_ref.value" -> address = value;
        case "network-traffic:dst_port" -> port = value;
        case "network-traffic:dst_ref.type" -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    if (address == null || port == null) {
      return Optional.empty();
    }
    String shown = address.indexOf(':') < 0 ? address : "[" + address + "]";
    return IndicatorValue.of(IndicatorType.IP_PORT, shown + ":" + port);
  }

  /// What the value of a property is; empty for properties that are no observable by themselves.
  public static Optional<IndicatorValue> value(String path, String value) {
    int colon = path.indexOf(':');
    String object = path.substring(0, colon);
    String property = path.substring(colon + 1).replace("'", "");
    if (property.startsWith("hashes.")) {
      return hash(property.substring("hashes.".length()), value);
    }
    if (property.contains("hashes.")) {
      return hash(property.substring(property.indexOf("hashes.") + "hashes.".length()), value);
    }
    return switch (object + ":" + property) {
      case "ipv4-addr:value" -> IndicatorValue.of(IndicatorType.IPV4, value);
      case "ipv6-addr:value" -> IndicatorValue.of(IndicatorType.IPV6, value);
      case "domain-name:value" -> IndicatorValue.of(IndicatorType.DOMAIN, value);
      case "url:value" -> IndicatorValue.of(IndicatorType.URL, value);
      case "email-addr:value", "email-message:from_ref.value", "email-message:sender_ref.value" ->
          IndicatorValue.of(IndicatorType.EMAIL, value);
      case "file:name" -> IndicatorValue.of(IndicatorType.FILE_NAME, value);
      case "mutex:name" -> IndicatorValue.of(IndicatorType.MUTEX, value);
      case "windows-registry-key:key" -> IndicatorValue.of(IndicatorType.REGISTRY_KEY, value);
      case "autonomous-system:number" -> IndicatorValue.of(IndicatorType.ASN, value);
      case "network-traffic:dst_ref.value", "network-traffic:src_ref.value" ->
          IndicatorValue.guess(value);
      case "email-message:subject",
          "user-agent:value",
          "process:command_line",
          "process:name",
          "user-account:account_login",
          "x509-certificate:serial_number",
          "x509-certificate:subject" ->
          IndicatorValue.of(IndicatorType.OTHER, value);
      default -> Optional.empty();
    };
  }

  /// A hash by the name of its algorithm; SSDEEP and the like compare, they do not identify.
  public static Optional<IndicatorValue> hash(String algorithm, String value) {
    return switch (algorithm.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "")) {
      case "MD5" -> IndicatorValue.of(IndicatorType.MD5, value);
      case "SHA1" -> IndicatorValue.of(IndicatorType.SHA1, value);
      case "SHA256" -> IndicatorValue.of(IndicatorType.SHA256, value);
      case "SHA512" -> IndicatorValue.of(IndicatorType.SHA512, value);
      case "SHA3384" -> IndicatorValue.of(IndicatorType.SHA3_384, value);
      default -> Optional.empty();
    };
  }
}

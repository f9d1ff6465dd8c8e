package dev.actordex.source.stix;

import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.source.stix.pattern.PatternValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The values of cyber-observable objects.
final class Observables {
  private Observables() {}

  static boolean is(String type) {
    return switch (type) {
      case "ipv4-addr",
          "ipv6-addr",
          "domain-name",
          "url",
          "email-addr",
          "file",
          "artifact",
          "mutex",
          "windows-registry-key",
          "autonomous-system",
          "network-traffic",
          "x509-certificate" ->
          true;
      default -> false;
    };
  }

  /// @param address the value behind a reference to another object
  static List<IndicatorValue> values(
      String type, JsonNode object, Function<String, Optional<String>> address) {
    List<IndicatorValue> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> hash : object.path("hashes").properties()) {
      PatternValues.hash(hash.getKey(), hash.getValue().asString("")).ifPresent(values::add);
    }
    switch (type) {
      case "ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr" ->
          PatternValues.value(type + ":value", object.path("value").asString(""))
              .ifPresent(values::add);
      case "file" -> {
        if (values.isEmpty()) {
          // A name beside hashes is mostly that of the copy someone saw.
          IndicatorValue.of(IndicatorType.FILE_NAME, object.path("name").asString(""))
              .ifPresent(values::add);
        }
      }
      case "mutex" ->
          IndicatorValue.of(IndicatorType.MUTEX, object.path("name").asString(""))
              .ifPresent(values::add);
      case "windows-registry-key" ->
          IndicatorValue.of(IndicatorType.REGISTRY_KEY, object.path("key").asString(""))
              .ifPresent(values::add);
      case "autonomous-system" ->
          IndicatorValue.of(IndicatorType.ASN, object.path("number").asString(""))
              .ifPresent(values::add);
      case "network-traffic" -> traffic(object, address).ifPresent(values::add);
      default -> {}
    }
    return values;
  }

  private static Optional<IndicatorValue> traffic(
      JsonNode object, Function<String, Optional<String>> address) {
    Optional<String> to = address.apply(object.path("dst_ref").asString(""));
    int port = object.path("dst_port").asInt(-1);
    return to.flatMap(host -> {
      String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
      return port < 0
          ? Optional.empty()
          : IndicatorValue.of(IndicatorType.IP_PORT, shown + ":" + port);
    });
  }
}

package dev.actordex.export.navigator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the definition of layer format 4.5 demands, property by property; there is no published
/// schema to ask.
public final class LayerFormat {
  private static final Predicate<JsonNode> STRING = JsonNode::isString;
  private static final Predicate<JsonNode> NUMBER = JsonNode::isNumber;
  private static final Predicate<JsonNode> FLAG = JsonNode::isBoolean;
  private static final Predicate<JsonNode> COLOUR = text("#[0-9a-fA-F]{6}");

  private static final Map<String, Predicate<JsonNode>> PAIR =
      Map.of("name", STRING, "value", STRING);
  private static final Map<String, Predicate<JsonNode>> TECHNIQUE =
      Map.of(
          "techniqueID",
          text("T\\d{4}(\\.\\d{3})?"),
          "tactic",
          text("[a-z-]+"),
          "comment",
          STRING,
          "enabled",
          FLAG,
          "score",
          NUMBER,
          "metadata",
          each(PAIR, "name", "value"));
  private static final Map<String, Predicate<JsonNode>> LAYER =
      Map.ofEntries(
          Map.entry("name", STRING),
          Map.entry(
              "versions",
              object(
                  Map.of(
                      "attack",
                      text("\\d+"),
                      "navigator",
                      text("\\d+\\.\\d+\\.\\d+"),
                      "layer",
                      text("4\\.5")),
                  "navigator",
                  "layer")),
          Map.entry("domain", text("(enterprise|mobile|ics)-attack")),
          Map.entry("description", STRING),
          Map.entry(
              "sorting", node -> node.isInt() && node.intValue() >= 0 && node.intValue() <= 3),
          Map.entry(
              "layout",
              object(
                  Map.of(
                      "layout",
                      text("side|flat|mini"),
                      "showID",
                      FLAG,
                      "showName",
                      FLAG,
                      "expandedSubtechniques",
                      text("none|all|annotated")))),
          Map.entry("hideDisabled", FLAG),
          Map.entry("techniques", each(TECHNIQUE, "techniqueID")),
          Map.entry("gradient", LayerFormat::gradient),
          Map.entry(
              "legendItems", each(Map.of("label", STRING, "color", COLOUR), "label", "color")),
          Map.entry("selectTechniquesAcrossTactics", FLAG),
          Map.entry("selectSubtechniquesWithParent", FLAG),
          Map.entry("metadata", each(PAIR, "name", "value")));

  private LayerFormat() {}

  /// What is wrong with a layer, in words.
  public static List<String> faults(byte[] layer) {
    List<String> faults = new ArrayList<>();
    check(new JsonMapper().readTree(layer), LAYER, "", faults, "name", "versions", "domain");
    return faults;
  }

  private static boolean check(
      JsonNode node,
      Map<String, Predicate<JsonNode>> properties,
      String path,
      List<String> faults,
      String... required) {
    int before = faults.size();
    for (String name : required) {
      if (!node.has(name)) {
        faults.add(path + "/" + name + " is missing");
      }
    }
    Iterator<Map.Entry<String, JsonNode>> each = node.properties().iterator();
    while (each.hasNext()) {
      Map.Entry<String, JsonNode> property = each.next();
      Predicate<JsonNode> rule = properties.get(property.getKey());
      if (rule == null) {
        faults.add(path + "/" + property.getKey() + " is no property of the format");
      } else if (!rule.test(property.getValue())) {
        faults.add(path + "/" + property.getKey() + " is " + property.getValue());
      }
    }
    return node.isObject() && faults.size() == before;
  }

  private static Predicate<JsonNode> object(
      Map<String, Predicate<JsonNode>> properties, String... required) {
    return node -> check(node, properties, "", new ArrayList<>(), required);
  }

  private static Predicate<JsonNode> each(
      Map<String, Predicate<JsonNode>> properties, String... required) {
    return node -> node.isArray() && node.valueStream().allMatch(object(properties, required));
  }

  private static Predicate<JsonNode> text(String pattern) {
    return node -> node.isString() && node.stringValue().matches(pattern);
  }

  private static boolean gradient(JsonNode node) {
    return node.path("colors").size() >= 2
        && node.path("colors").valueStream().allMatch(COLOUR)
        && node.path("maxValue").isNumber()
        && node.path("minValue").doubleValue() < node.path("maxValue").doubleValue();
  }
}

package dev.actordex.source.cards;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The layout of bundled files: a card over many lines, indented by two; in a collection one line a
/// card, so that a difference between two releases reads line by line.
final class JsonText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String card(ObjectNode card) {
    JsonText text = new JsonText();
    text.spread(card, "");
    return text.out.append('\n').toString();
  }

  static String collection(ObjectNode collection) {
    JsonText text = new JsonText();
    text.out.append("{\n");
    for (Iterator<Map.Entry<String, JsonNode>> keys = collection.properties().iterator();
        keys.hasNext(); ) {
      Map.Entry<String, JsonNode> each = keys.next();
      text.out.append("  ").append(quoted(each.getKey())).append(": ");
      if (each.getKey().equals("cards")) {
        text.out.append(
            each.getValue()
                .valueStream()
                .map(row -> "    " + line(row))
                .collect(Collectors.joining(",\n", "[\n", "\n  ]")));
      } else {
        text.spread(each.getValue(), "  ");
      }
      text.out.append(keys.hasNext() ? ",\n" : "\n");
    }
    return text.out.append("}\n").toString();
  }

  private void spread(JsonNode node, String indent) {
    if (node.isEmpty() || node.isValueNode()) {
      out.append(line(node));
      return;
    }
    String deeper = indent + "  ";
    out.append(node.isObject() ? "{\n" : "[\n");
    if (node.isObject()) {
      for (Iterator<Map.Entry<String, JsonNode>> keys = node.properties().iterator();
          keys.hasNext(); ) {
        Map.Entry<String, JsonNode> each = keys.next();
        out.append(deeper).append(quoted(each.getKey())).append(": ");
        spread(each.getValue(), deeper);
        out.append(keys.hasNext() ? ",\n" : "\n");
      }
    } else {
      for (Iterator<JsonNode> values = node.iterator(); values.hasNext(); ) {
        out.append(deeper);
        spread(values.next(), deeper);
        out.append(values.hasNext() ? ",\n" : "\n");
      }
    }
    out.append(indent).append(node.isObject() ? '}' : ']');
  }

  private static String line(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(each -> quoted(each.getKey()) + ": " + line(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream().map(JsonText::line).collect(Collectors.joining(", ", "[", "]"));
    }
    return MAPPER.writeValueAsString(node);
  }

  private static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }
}

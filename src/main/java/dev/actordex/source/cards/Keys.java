package dev.actordex.source.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sets keys of a card where the format has their place: one that is there keeps it, a new one goes
/// before the first that comes after it in the order given.
final class Keys {
  private final ObjectNode object;
  private final List<String> order;

  Keys(ObjectNode object, List<String> order) {
    this.object = object;
    this.order = order;
  }

  /// @param value null or an empty list takes the key away
  void set(String key, @Nullable JsonNode value) {
    if (value == null || (value.isContainer() && value.isEmpty())) {
      object.remove(key);
    } else if (object.has(key)) {
      object.set(key, value);
    } else {
      insert(key, value);
    }
  }

  private void insert(String key, JsonNode value) {
    List<Map.Entry<String, JsonNode>> all = new ArrayList<>();
    object.properties().forEach(each -> all.add(Map.entry(each.getKey(), each.getValue())));
    List<String> later = order.subList(order.indexOf(key) + 1, order.size());
    int at = 0;
    while (at < all.size() && !later.contains(all.get(at).getKey())) {
      at++;
    }
    all.add(at, Map.entry(key, value));
    object.removeAll();
    all.forEach(each -> object.set(each.getKey(), each.getValue()));
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  static ArrayNode texts(List<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(value -> value.asString("")).toList();
  }
}

package dev.actordex.export.stix;

import dev.actordex.card.Card;
import dev.actordex.export.JsonForm;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What STIX has no place for, under the id of our extension definition: on a card's object the
/// card, on a relationship what the card says of it.
///
/// Each fact stands once: what a relationship holds, the card only refers to.
final class Extension {
  /// Also known to the reader of exported bundles.
  static final String ID = "extension-definition--58ab2a43-1f6c-5e0b-9a2f-1c8a41cf4e0d";

  /// The day of its first version; a definition does not change with the index.
  private static final String CREATED = "2026-01-01T00:00:00.000Z";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> DERIVED = Set.of("links", "contested");

  private Extension() {}

  static ObjectNode definition(String identity) {
    ObjectNode definition = JSON.objectNode();
    definition.put("type", "extension-definition");
    definition.put("id", ID);
    definition.put("spec_version", "2.1");
    definition.put("created_by_ref", identity);
    definition.put("created", CREATED);
    definition.put("modified", CREATED);
    definition.put("name", "Actordex card");
    definition.put(
        "description",
        "A merged threat-intelligence card: every value as a claim with the sources that make it.");
    definition.put(
        "schema",
        "On a domain object: card, the card as Actordex's API has it, without what is null, empty or"
            + " derived; entries of its lists that are relationships of the bundle stand as"
            + " relationship_ref. On a relationship: use, the entry itself. about: product, version,"
            + " generation, sources and licences. On any object: properties, those that its source"
            + " gave it and STIX does not allow. Described in docs/exports.md of Actordex.");
    definition.put("version", "1.0.0");
    definition.putArray("extension_types").add("property-extension");
    return definition;
  }

  /// @param refs list of the card → position in it → id of the relationship that holds the entry
  /// @param odd properties of the source's object that STIX does not allow
  static ObjectNode card(
      Card card, Map<String, Map<Integer, String>> refs, JsonNode about, ObjectNode odd) {
    ObjectNode tree = pruned(JsonForm.mapper().<ObjectNode>valueToTree(card));
    tree.remove(DERIVED);
    refs.forEach((list, ids) -> {
      JsonNode entries = tree.path(list);
      if (entries instanceof ArrayNode array) {
        ids.forEach(
            (position, id) -> array.set(position, JSON.objectNode().put("relationship_ref", id)));
      }
    });
    ObjectNode extension = extension();
    extension.set("card", tree);
    extension.set("about", about);
    if (!odd.isEmpty()) {
      extension.set("properties", odd);
    }
    return extension;
  }

  /// @param entry of a card's list, a record of the domain
  static ObjectNode use(Object entry) {
    ObjectNode extension = extension();
    extension.set("use", pruned(JsonForm.mapper().<JsonNode>valueToTree(entry)));
    return extension;
  }

  /// @param properties of a source's object that STIX does not allow where they stood
  static ObjectNode odd(ObjectNode properties) {
    ObjectNode extension = extension();
    extension.set("properties", properties);
    return extension;
  }

  private static ObjectNode extension() {
    return JSON.objectNode().put("extension_type", "property-extension");
  }

  /// Without nulls and empty lists, which STIX does not allow, and with every text in a form that
  /// every parser takes; the node itself where it is so already, as nearly all are.
  static JsonNode pruned(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> pruned(object);
      case ArrayNode array -> pruned(array);
      case StringNode text -> {
        String said = text.stringValue();
        String sound = sound(said);
        yield sound.equals(said) ? text : StringNode.valueOf(sound);
      }
      default -> node;
    };
  }

  private static ObjectNode pruned(ObjectNode object) {
    ObjectNode pruned = null;
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode value = pruned(property.getValue());
      boolean kept = !value.isNull() && !(value.isContainer() && value.isEmpty());
      if (pruned == null && (!kept || value != property.getValue())) {
        pruned = JSON.objectNode();
        for (Map.Entry<String, JsonNode> before : object.properties()) {
          if (before.getKey().equals(property.getKey())) {
            break;
          }
          pruned.set(before.getKey(), before.getValue());
        }
      }
      if (pruned != null && kept) {
        pruned.set(property.getKey(), value);
      }
    }
    return pruned == null ? object : pruned;
  }

  private static ArrayNode pruned(ArrayNode array) {
    ArrayNode pruned = null;
    for (int i = 0; i < array.size(); i++) {
      JsonNode each = array.get(i);
      JsonNode value = pruned(each);
      if (pruned == null && (value.isNull() || value != each)) {
        pruned = JSON.arrayNode();
        for (int before = 0; before < i; before++) {
          pruned.add(array.get(before));
        }
      }
      if (pruned != null && !value.isNull()) {
        pruned.add(value);
      }
    }
    return pruned == null ? array : pruned;
  }

  /// NUL and half surrogate pairs become U+FFFD; everything else stays.
  private static String sound(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder sound = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c ->
            sound.appendCodePoint(
                c == 0 || Character.getType(c) == Character.SURROGATE ? '\ufffd' : c));
    return sound.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}

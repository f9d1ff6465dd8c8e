package dev.actordex.source.exported;

import dev.actordex.source.FileKind;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts cards together again that stand in a STIX bundle: the card is on its domain object, what it
/// uses and who uses it on the relationships.
///
/// A relationship that was taken out of the bundle is no longer on the card.
final class BundledCards {
  private static final String USE = "use";

  /// Takes one card.
  interface Each {
    /// @param place where it stands in the file
    /// @param built when the generation was built that it is from
    void card(String place, String built, ObjectNode json);
  }

  private final RecognisedFile file;
  private final Map<String, JsonNode> uses = new HashMap<>();

  BundledCards(RecognisedFile file) {
    this.file = file;
  }

  /// @return when the generation was built that the last is from
  String read(Each each) {
    new JsonFile(file.file())
        .rows(
            "objects",
            row -> {
              JsonNode use = extension(row.node()).path(USE);
              if (use.isObject()) {
                uses.put(row.node().path("id").asString(""), use);
              }
            });
    String[] built = {""};
    new JsonFile(file.file())
        .rows(
            "objects",
            row -> {
              JsonNode extension = extension(row.node());
              if (extension.path("card") instanceof ObjectNode card) {
                built[0] = extension.path("about").path("built").asString("");
                each.card(row.pointer(), built[0], whole(card));
              }
            });
    return built[0];
  }

  private static JsonNode extension(JsonNode object) {
    return object.path("extensions").path(FileKind.EXTENSION);
  }

  private ObjectNode whole(ObjectNode card) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    card.properties()
        .forEach(property ->
            whole.set(
                property.getKey(),
                property.getValue() instanceof ArrayNode list ? whole(list) : property.getValue()));
    return whole;
  }

  private ArrayNode whole(ArrayNode list) {
    ArrayNode whole = JsonNodeFactory.instance.arrayNode();
    for (JsonNode entry : list) {
      String ref = entry.path("relationship_ref").asString("");
      JsonNode use = ref.isEmpty() ? entry : uses.get(ref);
      if (use != null) {
        whole.add(use);
      }
    }
    return whole;
  }
}

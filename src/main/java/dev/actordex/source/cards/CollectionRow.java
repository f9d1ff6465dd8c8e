package dev.actordex.source.cards;

import static dev.actordex.source.cards.CardSetFolder.text;

import dev.actordex.card.Tactic;
import dev.actordex.distill.CardSet;
import dev.actordex.distill.CardSet.SoftwareFacts;
import dev.actordex.distill.CardSet.TechniqueFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A technique or software as a line of its collection.
final class CollectionRow {
  private static final List<String> ORDER =
      List.of(
          "id",
          "name",
          "names",
          "description",
          "kind",
          "tactics",
          "domain",
          "parent",
          "platforms",
          "techniques");

  private CollectionRow() {}

  static TechniqueFacts technique(JsonNode row) {
    return new TechniqueFacts(
        text(row, "id"),
        text(row, "name"),
        row.has("description"),
        Keys.texts(row.path("tactics")),
        text(row, "domain"),
        text(row, "parent"),
        Keys.texts(row.path("platforms")));
  }

  static SoftwareFacts software(JsonNode row) {
    return new SoftwareFacts(
        text(row, "id"),
        text(row, "name"),
        Keys.texts(row.path("names")),
        row.has("description"),
        text(row, "kind"),
        Keys.texts(row.path("platforms")),
        Keys.texts(row.path("techniques")));
  }

  /// The collection of techniques with the facts given.
  static ObjectNode techniques(ObjectNode before, CardSet set) {
    ObjectNode collection = head(before, set);
    ArrayNode tactics = Keys.array();
    for (Tactic tactic : set.tactics()) {
      tactics
          .addObject()
          .put("shortname", tactic.shortname())
          .put("name", tactic.name())
          .put("domain", tactic.domain())
          .put("order", tactic.order());
    }
    collection.set("tactics", tactics);
    Map<String, ObjectNode> rows = rows(before);
    ArrayNode cards = Keys.array();
    for (TechniqueFacts facts : set.techniques()) {
      ObjectNode row = rows.getOrDefault(facts.id(), Keys.object());
      Keys keys = new Keys(row, ORDER);
      keys.set("id", Keys.text(facts.id()));
      keys.set("name", Keys.text(facts.name()));
      keys.set("tactics", Keys.texts(facts.tactics()));
      keys.set("domain", facts.domain().isEmpty() ? null : Keys.text(facts.domain()));
      keys.set("parent", facts.parent().isEmpty() ? null : Keys.text(facts.parent()));
      keys.set("platforms", Keys.texts(facts.platforms()));
      cards.add(row);
    }
    collection.set("cards", cards);
    return collection;
  }

  /// The collection of software with the facts given.
  static ObjectNode software(ObjectNode before, CardSet set) {
    ObjectNode collection = head(before, set);
    Map<String, ObjectNode> rows = rows(before);
    ArrayNode cards = Keys.array();
    for (SoftwareFacts facts : set.software()) {
      ObjectNode row = rows.getOrDefault(facts.id(), Keys.object());
      Keys keys = new Keys(row, ORDER);
      keys.set("id", Keys.text(facts.id()));
      keys.set("name", Keys.text(facts.name()));
      keys.set("names", Keys.texts(facts.names()));
      keys.set("kind", facts.kind().isEmpty() ? null : Keys.text(facts.kind()));
      keys.set("platforms", Keys.texts(facts.platforms()));
      keys.set("techniques", Keys.texts(facts.techniques()));
      cards.add(row);
    }
    collection.set("cards", cards);
    return collection;
  }

  /// What stands before the cards, with the release set where it is named: in its own field and in
  /// the title of the document that backs the collection.
  private static ObjectNode head(ObjectNode before, CardSet set) {
    ObjectNode collection = before.deepCopy();
    collection.put("release", set.release());
    for (JsonNode reference : collection.path("references")) {
      if (text(reference, "key").equals("attack") && reference instanceof ObjectNode attack) {
        attack.put("title", "MITRE " + set.release());
      }
    }
    return collection;
  }

  private static Map<String, ObjectNode> rows(ObjectNode collection) {
    Map<String, ObjectNode> rows = new HashMap<>();
    for (JsonNode row : collection.path("cards")) {
      if (row instanceof ObjectNode card) {
        rows.put(text(card, "id"), card.deepCopy());
      }
    }
    return rows;
  }
}

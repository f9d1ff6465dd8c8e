package dev.actordex.source.cards;

import static dev.actordex.source.cards.CardSetFolder.text;

import dev.actordex.distill.ActorFacts;
import dev.actordex.distill.ActorFacts.Fact;
import dev.actordex.distill.ActorFacts.IdField;
import dev.actordex.distill.ActorFacts.Ids;
import dev.actordex.distill.ActorFacts.Name;
import dev.actordex.distill.ActorFacts.ValueField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An actor's card as it stands in its file, of which the facts can be taken and replaced.
///
/// An entry that says what it said before stays the entry it was, whatever else it holds.
final class ActorCard {
  private static final String MISP_TITLE = "MISP galaxy, threat actors: ";
  private static final String ATTACK_TITLE = "ATT&CK: ";
  private static final List<String> ORDER =
      List.of(
          "actordex_card",
          "type",
          "id",
          "name",
          "description",
          "names",
          "countries",
          "sponsors",
          "motivations",
          "first_seen",
          "last_seen",
          "sectors",
          "targets",
          "techniques",
          "software",
          "campaigns",
          "operations",
          "counter_operations",
          "relations",
          "references",
          "updated");

  private final ObjectNode card;

  ActorCard(ObjectNode card) {
    this.card = card;
  }

  /// A card that has nothing but its id and the document behind it.
  static ObjectNode create(ActorFacts facts) {
    ObjectNode card = Keys.object();
    card.put("actordex_card", 1).put("type", "actor").put("id", facts.id());
    card.put("name", facts.name());
    card.putArray("references")
        .add(
            reference(
                ActorFacts.ATTACK,
                ATTACK_TITLE + facts.name(),
                "MITRE",
                "https://attack.mitre.org/groups/" + facts.id() + "/"));
    return card;
  }

  static ActorFacts facts(ObjectNode card) {
    List<Name> names = new ArrayList<>();
    for (JsonNode entry : card.path("names")) {
      names.add(name(entry));
    }
    Map<ValueField, List<Fact>> values = new EnumMap<>(ValueField.class);
    for (ValueField field : ValueField.values()) {
      if (card.has(field.key())) {
        values.put(field, card.path(field.key()).valueStream().map(ActorCard::fact).toList());
      }
    }
    Map<IdField, Ids> ids = new EnumMap<>(IdField.class);
    for (IdField field : IdField.values()) {
      if (card.has(field.key())) {
        ids.put(field, ids(card.path(field.key())));
      }
    }
    return new ActorFacts(
        text(card, "id"),
        text(card, "name"),
        card.has("description"),
        text(card, "updated"),
        mispRecord(card),
        names,
        values,
        card.has("last_seen") ? fact(card.path("last_seen")) : null,
        ids);
  }

  void set(ActorFacts after) {
    ActorFacts before = facts(card);
    Keys keys = new Keys(card, ORDER);
    keys.set("name", Keys.text(after.name()));
    if (!after.names().equals(before.names())) {
      keys.set("names", names(after.names()));
    }
    for (ValueField field : ValueField.values()) {
      if (!after.values(field).equals(before.values(field))) {
        keys.set(field.key(), values(field, after.values(field)));
      }
    }
    Fact lastSeen = after.lastSeen();
    if (lastSeen != null && !lastSeen.equals(before.lastSeen())) {
      keys.set("last_seen", entry(lastSeen));
    }
    for (IdField field : IdField.values()) {
      Ids ids = after.ids().get(field);
      if (ids == null) {
        keys.set(field.key(), null);
      } else if (!ids.equals(before.ids().get(field))) {
        ObjectNode list = Keys.object();
        list.put("ref", ids.ref()).set("ids", Keys.texts(ids.ids()));
        keys.set(field.key(), list);
      }
    }
    references(before, after);
  }

  private void references(ActorFacts before, ActorFacts after) {
    ArrayNode references = Keys.array();
    String misp = after.mispRecord();
    boolean added = misp == null || misp.equals(before.mispRecord());
    for (JsonNode each : card.path("references")) {
      boolean attack = text(each, "key").equals(ActorFacts.ATTACK);
      if (attack
          && each instanceof ObjectNode page
          && text(page, "title").equals(ATTACK_TITLE + before.name())) {
        page.put("title", ATTACK_TITLE + after.name());
      }
      references.add(each);
      if (attack && !added && misp != null) {
        references.add(mispReference(misp));
        added = true;
      }
    }
    if (!added && misp != null) {
      references.add(mispReference(misp));
    }
    new Keys(card, ORDER).set("references", references);
  }

  private static ObjectNode mispReference(String record) {
    return reference(
        ActorFacts.MISP,
        MISP_TITLE + record,
        "MISP Project",
        "https://github.com/MISP/misp-galaxy/blob/main/clusters/threat-actor.json");
  }

  private static ObjectNode reference(String key, String title, String publisher, String url) {
    return Keys.object()
        .put("key", key)
        .put("title", title)
        .put("publisher", publisher)
        .put("url", url);
  }

  private static @Nullable String mispRecord(ObjectNode card) {
    for (JsonNode reference : card.path("references")) {
      if (text(reference, "key").equals(ActorFacts.MISP)) {
        String title = text(reference, "title");
        return title.startsWith(MISP_TITLE) ? title.substring(MISP_TITLE.length()) : title;
      }
    }
    return null;
  }

  private ArrayNode names(List<Name> names) {
    ArrayNode entries = Keys.array();
    for (Name name : names) {
      JsonNode same = null;
      for (JsonNode entry : card.path("names")) {
        same = name(entry).equals(name) ? entry : same;
      }
      if (same == null) {
        ObjectNode entry = Keys.object().put("name", name.name());
        if (name.givenBy() != null) {
          entry.put("given_by", name.givenBy());
        }
        same = entry.put("ref", name.ref());
      }
      entries.add(same);
    }
    return entries;
  }

  private ArrayNode values(ValueField field, List<Fact> facts) {
    ArrayNode entries = Keys.array();
    for (Fact fact : facts) {
      JsonNode same = null;
      for (JsonNode entry : card.path(field.key())) {
        same = fact(entry).equals(fact) ? entry : same;
      }
      entries.add(same == null ? entry(fact) : same);
    }
    return entries;
  }

  private static Name name(JsonNode entry) {
    return entry.isObject()
        ? new Name(
            text(entry, "name"),
            entry.has("given_by") ? text(entry, "given_by") : null,
            text(entry, "ref"))
        : new Name(entry.asString(""), null, "");
  }

  private static Fact fact(JsonNode entry) {
    return entry.isObject()
        ? new Fact(text(entry, "value"), text(entry, "ref"))
        : new Fact(entry.asString(""), "");
  }

  private static ObjectNode entry(Fact fact) {
    return Keys.object().put("value", fact.value()).put("ref", fact.ref());
  }

  private static Ids ids(JsonNode list) {
    return list.isObject()
        ? new Ids(text(list, "ref"), Keys.texts(list.path("ids")))
        : new Ids("", Keys.texts(list));
  }
}

package dev.actordex.export.stix;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.search.Edition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What sources sent along with a card's records: their makers and markings, and what other
/// producers tie to them.
final class Companionship {
  /// Of one object. A technique that everybody names has thousands.
  private static final int MOST = 10_000;

  /// Objects that are cards or what this bundle makes: never companions.
  private static final Set<String> NEVER =
      Set.of("intrusion-set", "threat-actor", "malware", "tool", "attack-pattern", "campaign");

  private final Edition edition;
  private final Set<String> missing = new HashSet<>();

  Companionship(Edition edition) {
    this.edition = edition;
  }

  /// An object that came along under an id, where there is one that may stand in a bundle.
  Optional<Foreign> of(String id) {
    if (NEVER.contains(type(id)) || missing.contains(id)) {
      return Optional.empty();
    }
    Optional<Foreign> found = edition.companion(id).flatMap(Foreign::read).filter(Foreign::whole);
    if (found.isEmpty()) {
      missing.add(id);
    }
    return found;
  }

  /// What came along and says something of any of a card's records, by id.
  Map<String, Foreign> about(Card card) {
    Map<String, Foreign> about = new LinkedHashMap<>();
    card.identifiers().stream()
        .filter(id -> Foreign.ID.matcher(id).matches())
        .flatMap(id -> edition.companionsAbout(id, MOST).stream())
        .flatMap(raw -> Foreign.read(raw).stream())
        .filter(Foreign::whole)
        .forEach(foreign -> about.putIfAbsent(foreign.object().path("id").asString(), foreign));
    return about;
  }

  /// The records of a card that other STIX producers sent, as they came.
  List<Foreign> records(Card card) {
    List<Foreign> records = new ArrayList<>();
    for (SourceEntry entry : card.sources()) {
      if (entry.source() == Source.STIX) {
        edition
            .record(card.id(), new RecordRef(entry.source(), entry.id()))
            .flatMap(Foreign::read)
            .filter(Foreign::whole)
            .ifPresent(records::add);
      }
    }
    return records;
  }

  /// The ids that an object refers to, at any depth.
  static Set<String> refs(ObjectNode object) {
    Set<String> refs = new LinkedHashSet<>();
    collect(object, refs);
    object.path("extensions").propertyNames().forEach(id -> refs.add(id));
    return refs;
  }

  private static void collect(JsonNode node, Set<String> refs) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String key = property.getKey();
      JsonNode value = property.getValue();
      if (key.equals("extensions")) {
        continue;
      }
      if (key.endsWith("_ref") && value.isString()) {
        refs.add(value.stringValue());
      } else if (key.endsWith("_refs")) {
        value.valueStream().filter(JsonNode::isString).forEach(ref -> refs.add(ref.stringValue()));
      } else if (value.isObject()) {
        collect(value, refs);
      } else if (value.isArray()) {
        value.valueStream().filter(JsonNode::isObject).forEach(each -> collect(each, refs));
      }
    }
  }

  static String type(String id) {
    int dashes = id.indexOf("--");
    return dashes < 0 ? "" : id.substring(0, dashes);
  }

  /// Whether objects of the id's type are cards.
  static boolean isCard(String id) {
    return NEVER.contains(type(id));
  }
}

package dev.actordex.export.stix;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Reference;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Tactic;
import dev.actordex.export.Plain;
import dev.actordex.search.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A card as a STIX 2.1 domain object.
///
/// Where ATT&CK or another STIX producer has the object it is the base, with its id and every
/// property it came with; one that came as STIX 2.0 gets what 2.1 demands. The card's names, dates
/// and references are added.
final class StixObject {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Card card;
  private final Edition edition;
  private final String type;
  private final String id;
  private final Foreign base;

  StixObject(Card card, Edition edition) {
    this.card = card;
    this.edition = edition;
    this.type = type(card);
    this.id = StixIds.of(card, type);
    this.base = base(id);
  }

  static String type(Card card) {
    return switch (card.type()) {
      case ACTOR ->
          has(card, "threat-actor") && !has(card, "intrusion-set")
              ? "threat-actor"
              : "intrusion-set";
      case TECHNIQUE -> "attack-pattern";
      case CAMPAIGN -> "campaign";
      case SOFTWARE -> isTool(card) ? "tool" : "malware";
    };
  }

  /// As ATT&CK has it; of other software what says so of itself.
  private static boolean isTool(Card card) {
    return !has(card, "malware")
        && (has(card, "tool")
            || card.kinds().stream().anyMatch(k -> k.value().equalsIgnoreCase("tool")));
  }

  private static boolean has(Card card, String type) {
    return card.identifiers().stream().anyMatch(id -> id.startsWith(type + "--"));
  }

  String id() {
    return id;
  }

  ObjectNode write() {
    ObjectNode object = base.object().deepCopy();
    object.put("type", type);
    object.put("id", id);
    object.put("spec_version", "2.1");
    object.put("name", Plain.line(card.name()));
    if (!object.has("description")) {
      String description =
          card.descriptions().stream()
              .map(text -> Plain.words(text.markup()))
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse(Plain.text(card.summary()));
      if (!description.isEmpty()) {
        object.put("description", description);
      }
    }
    aliases(object);
    times(object);
    switch (card.type()) {
      case ACTOR -> {
        List<String> goals = new ArrayList<>(texts(object, "goals"));
        goals.addAll(labels(card.motivations()));
        strings(object, "goals", goals);
      }
      case SOFTWARE -> {
        if (type.equals("malware") && !object.has("is_family")) {
          object.put("is_family", true);
        }
        seen(object);
      }
      case CAMPAIGN -> seen(object);
      case TECHNIQUE -> phases(object);
    }
    if (card.type() == CardType.ACTOR) {
      seen(object);
    }
    references(object);
    return object;
  }

  /// Properties of the source's own object that STIX does not allow.
  ObjectNode odd() {
    return base.odd();
  }

  /// The source's own object, empty where none has this id.
  private Foreign base(String id) {
    return card.sources().stream()
        .filter(entry -> entry.source() == Source.ATTACK || entry.source() == Source.STIX)
        .map((SourceEntry entry) -> new RecordRef(entry.source(), entry.id()))
        .flatMap(ref -> edition.record(card.id(), ref).stream())
        .flatMap(raw -> Foreign.read(raw).stream())
        .filter(foreign -> foreign.object().path("id").asString("").equals(id))
        .findFirst()
        .orElseGet(() -> new Foreign(JSON.objectNode(), JSON.objectNode()));
  }

  private void aliases(ObjectNode object) {
    if (card.type() == CardType.TECHNIQUE) {
      // ATT&CK's own schema of techniques has none; they are in the extension.
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    // As ATT&CK has it, the name is its own first alias.
    names.add(Plain.line(card.name()));
    object.path("aliases").forEach(alias -> names.add(Plain.line(alias.asString(""))));
    card.names().stream().map(CardName::name).map(Plain::line).forEach(names::add);
    strings(object, "aliases", List.copyOf(names));
    if (object.has("x_mitre_aliases")) {
      Set<String> attacks = new LinkedHashSet<>();
      attacks.add(Plain.line(card.name()));
      object.path("x_mitre_aliases").forEach(alias -> attacks.add(Plain.line(alias.asString(""))));
      strings(object, "x_mitre_aliases", List.copyOf(attacks));
    }
  }

  private static void strings(ObjectNode object, String property, List<String> values) {
    object.remove(property);
    List<String> known = values.stream().filter(value -> !value.isBlank()).distinct().toList();
    if (!known.isEmpty()) {
      ArrayNode list = object.putArray(property);
      known.forEach(list::add);
    }
  }

  private static List<String> texts(ObjectNode object, String property) {
    return object.path(property).valueStream().map(text -> text.asString("")).toList();
  }

  private static List<String> labels(List<Claim> claims) {
    return claims.stream().map(claim -> Plain.line(claim.label())).toList();
  }

  private void times(ObjectNode object) {
    String built = StixTime.of(edition.manifest().built()).orElse("2026-01-01T00:00:00.000Z");
    String modified =
        StixTime.of(object.path("modified").asString(null))
            .or(() -> StixTime.of(card.modified()))
            .or(() -> StixTime.of(card.created()))
            .orElse(built);
    String created =
        StixTime.of(object.path("created").asString(null))
            .or(() -> StixTime.of(card.created()))
            .orElse(modified);
    object.put("created", created.compareTo(modified) > 0 ? modified : created);
    object.put("modified", modified);
  }

  /// As the object came, else the earliest and latest claim; a last one that would precede the
  /// first is left out.
  private void seen(ObjectNode object) {
    Optional<String> first =
        given(object, "first_seen")
            .or(() ->
                dates(card.firstSeen())
                    .map(FuzzyDate::from)
                    .min(Comparator.naturalOrder())
                    .map(StixTime::startOf));
    Optional<String> last =
        given(object, "last_seen")
            .or(() ->
                dates(card.lastSeen())
                    .map(FuzzyDate::to)
                    .max(Comparator.naturalOrder())
                    .map(StixTime::startOf));
    object.remove(List.of("first_seen", "last_seen"));
    first.ifPresent(time -> object.put("first_seen", time));
    last.filter(
            time -> first.isEmpty() || !Instant.parse(time).isBefore(Instant.parse(first.get())))
        .ifPresent(time -> object.put("last_seen", time));
  }

  private static Optional<String> given(ObjectNode object, String property) {
    return Optional.ofNullable(object.path(property).asString(null));
  }

  private static Stream<FuzzyDate> dates(List<Claim> claims) {
    return claims.stream().flatMap(claim -> FuzzyDate.parse(claim.value()).stream());
  }

  private void phases(ObjectNode object) {
    if (object.has("kill_chain_phases") || card.tactics().isEmpty()) {
      return;
    }
    ArrayNode phases = object.putArray("kill_chain_phases");
    for (Tactic tactic : card.tactics()) {
      phases
          .addObject()
          .put("kill_chain_name", Plain.line("mitre-" + tactic.domain()))
          .put("phase_name", Plain.line(tactic.shortname()));
    }
  }

  private void references(ObjectNode object) {
    ArrayNode all = JSON.arrayNode();
    Set<String> urls = new LinkedHashSet<>();
    for (JsonNode reference : object.path("external_references")) {
      Optional<String> url = Plain.link(reference.path("url").asString(null));
      boolean telling =
          url.isPresent() || reference.has("external_id") || reference.has("description");
      if (reference instanceof ObjectNode kept && kept.has("source_name") && telling) {
        if (url.isEmpty()) {
          kept.remove("url");
        }
        url.ifPresent(urls::add);
        all.add(kept);
      }
    }
    for (Reference reference : card.references()) {
      Optional<String> url = Plain.link(reference.url());
      if (url.isPresent() && urls.add(url.get())) {
        ObjectNode added = all.addObject();
        String title = Plain.line(reference.title());
        String publisher = Plain.line(reference.publisher());
        added.put("source_name", publisher.isEmpty() ? "reference" : publisher);
        if (!title.isEmpty()) {
          added.put("description", title);
        }
        added.put("url", url.get());
      }
    }
    object.remove("external_references");
    if (!all.isEmpty()) {
      object.set("external_references", all);
    }
  }
}

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
import dev.actordex.export.JsonForm;
import dev.actordex.export.Plain;
import dev.actordex.search.Edition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A card as a STIX 2.1 domain object.
///
/// Where ATT&CK has the object it is the base, with its id and every property it came with; one
/// that came as STIX 2.0 gets what 2.1 demands. The card's names, dates and references are added.
final class StixObject {
  private static final Pattern PROPERTY = Pattern.compile("[a-z0-9_]{3,250}");
  private static final Pattern ID =
      Pattern.compile(
          "[a-z][a-z0-9-]{2,249}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Card card;
  private final Edition edition;
  private final String type;

  StixObject(Card card, Edition edition) {
    this.card = card;
    this.edition = edition;
    this.type = type(card);
  }

  static String type(Card card) {
    return switch (card.type()) {
      case ACTOR -> "intrusion-set";
      case TECHNIQUE -> "attack-pattern";
      case CAMPAIGN -> "campaign";
      case SOFTWARE -> isTool(card) ? "tool" : "malware";
    };
  }

  /// As ATT&CK has it; of other software what says so of itself.
  private static boolean isTool(Card card) {
    boolean malware = card.identifiers().stream().anyMatch(id -> id.startsWith("malware--"));
    boolean tool = card.identifiers().stream().anyMatch(id -> id.startsWith("tool--"));
    return !malware
        && (tool || card.kinds().stream().anyMatch(k -> k.value().equalsIgnoreCase("tool")));
  }

  String id() {
    return StixIds.of(card, type);
  }

  ObjectNode write() {
    ObjectNode base = base();
    ObjectNode object = JSON.objectNode();
    object.put("type", type);
    object.put("id", id());
    object.put("spec_version", "2.1");
    base.properties()
        .forEach(property -> {
          if (PROPERTY.matcher(property.getKey()).matches() && !object.has(property.getKey())) {
            object.set(property.getKey(), property.getValue());
          }
        });
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
      case ACTOR -> strings(object, "goals", labels(card.motivations()));
      case SOFTWARE -> {
        if (type.equals("malware")) {
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
    refs(object);
    return object;
  }

  /// ATT&CK's own object, empty where it has none of this id.
  private ObjectNode base() {
    return card.sources().stream()
        .filter(entry -> entry.source() == Source.ATTACK)
        .map((SourceEntry entry) -> new RecordRef(entry.source(), entry.id()))
        .flatMap(ref -> edition.record(card.id(), ref).stream())
        .map(StixObject::read)
        .flatMap(Optional::stream)
        .filter(object -> object.path("id").asString("").equals(id()))
        .findFirst()
        .orElseGet(JSON::objectNode);
  }

  private static Optional<ObjectNode> read(byte[] raw) {
    JsonNode tree = JsonForm.mapper().readTree(raw);
    if (Extension.pruned(tree) instanceof ObjectNode object) {
      object.removeIf(value -> value.isString() && value.stringValue().isEmpty());
      return Optional.of(object);
    }
    return Optional.empty();
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

  /// The earliest and latest claim; a last one that would precede the first is left out.
  private void seen(ObjectNode object) {
    Optional<LocalDate> first =
        dates(card.firstSeen()).map(FuzzyDate::from).min(Comparator.naturalOrder());
    Optional<LocalDate> last =
        dates(card.lastSeen()).map(FuzzyDate::to).max(Comparator.naturalOrder());
    object.remove(List.of("first_seen", "last_seen"));
    first.ifPresent(day -> object.put("first_seen", StixTime.startOf(day)));
    last.filter(day -> first.isEmpty() || !day.isBefore(first.get()))
        .ifPresent(day -> object.put("last_seen", StixTime.startOf(day)));
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

  /// What refers to an object by something that is no id would make the bundle invalid.
  private static void refs(ObjectNode object) {
    List<String> broken =
        object.properties().stream()
            .filter(property -> property.getKey().endsWith("_ref"))
            .filter(property -> !ID.matcher(property.getValue().asString("")).matches())
            .map(java.util.Map.Entry::getKey)
            .collect(Collectors.toList());
    object.remove(broken);
    object.properties().stream()
        .filter(property -> property.getKey().endsWith("_refs"))
        .map(java.util.Map.Entry::getKey)
        .toList()
        .forEach(key -> {
          List<String> sound =
              object
                  .path(key)
                  .valueStream()
                  .map(ref -> ref.asString(""))
                  .filter(ref -> ID.matcher(ref).matches())
                  .toList();
          strings(object, key, sound);
        });
  }
}

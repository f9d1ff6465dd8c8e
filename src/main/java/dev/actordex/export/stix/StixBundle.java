package dev.actordex.export.stix;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Procedure;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.TechniqueUse;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Plain;
import dev.actordex.export.Provenance;
import dev.actordex.search.Edition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes cards as one STIX 2.1 bundle, object after object.
///
/// A card that was asked for carries the extension; cards that it is in a relationship with stand
/// beside it as plain objects, so that no reference leads out of the bundle. A relationship between
/// two cards that were both asked for is written with the one it starts from.
public final class StixBundle {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Our own, which every object of ours names as its maker.
  private static final String IDENTITY = StixIds.made("identity", "Actordex");

  /// STIX's own vocabulary of sectors.
  private static final Set<String> SECTORS =
      Set.of(
          ("agriculture aerospace automotive chemical commercial communications construction defense"
                  + " education energy entertainment financial-services government"
                  + " emergency-services government-local government-national"
                  + " government-public-services government-regional healthcare"
                  + " hospitality-leisure infrastructure dams nuclear water insurance"
                  + " manufacturing mining non-profit pharmaceuticals retail technology"
                  + " telecommunications transportation utilities")
              .split(" "));

  private final Edition edition;
  private final String version;
  private final Set<String> asked;
  private final JsonGenerator json;
  private final Companionship companionship;
  private final Set<String> written = new HashSet<>();

  /// The ids of the sources' licences, which are written once.
  private final Map<Provenance.Used, String> licences = new HashMap<>();

  /// Card id → STIX id of neighbours met, which are met again and again; empty for one that is
  /// gone.
  private final Map<String, Optional<String>> neighbours = new HashMap<>();

  private StixBundle(Edition edition, String version, Set<String> asked, JsonGenerator json) {
    this.edition = edition;
    this.version = version;
    this.asked = asked;
    this.json = json;
    companionship = new Companionship(edition);
  }

  /// @param ids of the cards, in order
  public static void write(List<String> ids, Edition edition, String version, OutputStream out)
      throws IOException {
    // The stream belongs to the caller.
    JsonGenerator json = JsonForm.mapper().createGenerator(new Unclosed(out));
    String of = edition.manifest().digest() + " " + String.join(" ", ids);
    json.writeStartObject();
    json.writeStringProperty("type", "bundle");
    json.writeStringProperty("id", StixIds.made("bundle", of));
    json.writeArrayPropertyStart("objects");
    StixBundle bundle = new StixBundle(edition, version, Set.copyOf(ids), json);
    bundle.frame();
    for (String id : ids) {
      edition.card(id).ifPresent(bundle::card);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.write('\n');
  }

  private void frame() {
    put(Extension.definition(IDENTITY));
    ObjectNode us = object("identity", IDENTITY, "2026-01-01T00:00:00.000Z");
    us.put("name", "Actordex");
    us.put("identity_class", "system");
    put(us);
  }

  private static ObjectNode object(String type, String id, String time) {
    ObjectNode object = JSON.objectNode();
    object.put("type", type);
    object.put("id", id);
    object.put("spec_version", "2.1");
    object.put("created", time);
    object.put("modified", time);
    return object;
  }

  /// Writes an object unless its id was written before, and what it refers to of what came along.
  private void put(ObjectNode object) {
    Deque<ObjectNode> waiting = new ArrayDeque<>(List.of(object));
    while (!waiting.isEmpty()) {
      ObjectNode next = waiting.poll();
      if (written.add(next.path("id").asString())) {
        json.writeTree(Extension.pruned(next));
        for (String ref : Companionship.refs(next)) {
          if (!written.contains(ref)) {
            companionship.of(ref).map(Foreign::complete).ifPresent(waiting::add);
          }
        }
      }
    }
  }

  private void card(Card card) {
    Provenance provenance = Provenance.of(card, edition.manifest(), version);
    StixObject writer = new StixObject(card, edition);
    ObjectNode object = writer.write();
    Map<String, Foreign> along = companionship.about(card);
    Relationships relationships =
        new Relationships(card, writer.id(), object.path("modified").asString(), along.values());
    relationships.all();
    marked(object, provenance);
    Foreign.extensions(object)
        .set(
            Extension.ID,
            Extension.card(card, relationships.refs, about(provenance), writer.odd()));
    put(object);
    relationships.objects.forEach(this::put);
    companionship.records(card).forEach(record -> put(record.complete()));
    along.values().forEach(this::along);
  }

  /// What another producer ties to a card, and the cards at its other ends.
  private void along(Foreign companion) {
    ObjectNode object = companion.complete();
    put(object);
    Companionship.refs(object).stream()
        .filter(Companionship::isCard)
        .filter(ref -> !written.contains(ref))
        .forEach(this::end);
  }

  private void end(String id) {
    Optional<Card> card = edition.cardOf(id);
    if (card.isEmpty()) {
      return;
    }
    if (new StixObject(card.get(), edition).id().equals(id)) {
      neighbour(card.get().id());
    } else {
      companionship.records(card.get()).stream()
          .map(Foreign::complete)
          .filter(record -> record.path("id").asString().equals(id))
          .forEach(this::put);
    }
  }

  private static JsonNode about(Provenance provenance) {
    byte[] bytes =
        JsonForm.written(json -> {
          json.writeStartObject();
          provenance.write(json);
          json.writeEndObject();
        });
    return JsonForm.mapper().readTree(bytes).path("about");
  }

  /// The licence of each source as a marking, beside those that the object came with.
  private void marked(ObjectNode object, Provenance provenance) {
    Set<String> refs = new java.util.LinkedHashSet<>();
    object.path("object_marking_refs").forEach(ref -> refs.add(ref.asString()));
    provenance.sources().forEach(used -> refs.add(licence(used)));
    var list = object.putArray("object_marking_refs");
    refs.forEach(list::add);
  }

  private String licence(Provenance.Used used) {
    String known = licences.get(used);
    if (known != null) {
      return known;
    }
    String statement =
        "%s: %s, %s"
            .formatted(used.source().label(), used.source().licence(), used.source().licenceUrl());
    String id = StixIds.made("marking-definition", statement);
    ObjectNode marking = JSON.objectNode();
    marking.put("type", "marking-definition");
    marking.put("id", id);
    marking.put("spec_version", "2.1");
    marking.put("created_by_ref", IDENTITY);
    marking.put("created", "2026-01-01T00:00:00.000Z");
    marking.put("definition_type", "statement");
    marking.putObject("definition").put("statement", statement);
    put(marking);
    licences.put(used, id);
    return id;
  }

  /// The STIX id of a card that is named by one that was asked for; written if it was not.
  private Optional<String> neighbour(@Nullable String id) {
    if (id == null) {
      return Optional.empty();
    }
    Optional<String> known = neighbours.get(id);
    if (known != null) {
      return known;
    }
    Optional<String> stix =
        edition
            .card(id)
            .map(card -> {
              StixObject writer = new StixObject(card, edition);
              if (!asked.contains(id)) {
                ObjectNode object = new Foreign(writer.write(), writer.odd()).complete();
                marked(object, Provenance.of(card, edition.manifest(), version));
                put(object);
              }
              return writer.id();
            });
    neighbours.put(id, stix);
    return stix;
  }

  /// What one card is in relationships with.
  private final class Relationships {
    private final Card card;
    private final String own;
    private final String time;
    private final Map<String, Map<Integer, String>> refs = new HashMap<>();
    private final List<ObjectNode> objects = new ArrayList<>();

    /// The ids of these.
    private final Set<String> made = new HashSet<>();

    /// Those that a source made itself, by what they say.
    private final Map<String, ObjectNode> theirs = new HashMap<>();

    Relationships(Card card, String own, String time, Collection<Foreign> along) {
      this.card = card;
      this.own = own;
      this.time = time;
      for (Foreign foreign : along) {
        ObjectNode object = foreign.complete();
        if (object.path("type").asString().equals("relationship")) {
          theirs.putIfAbsent(
              said(
                  object.path("source_ref").asString(),
                  object.path("relationship_type").asString(),
                  object.path("target_ref").asString()),
              object);
        }
      }
    }

    private static String said(String source, String how, String target) {
      return source + " " + how + " " + target;
    }

    void all() {
      for (int i = 0; i < card.techniques().size(); i++) {
        TechniqueUse use = card.techniques().get(i);
        if (use.direct()) {
          uses("techniques", i, use, use.id(), true, "uses", use.procedures());
        }
      }
      for (int i = 0; i < card.software().size(); i++) {
        SoftwareUse use = card.software().get(i);
        if (use.direct() && card.type() != CardType.SOFTWARE) {
          boolean from = card.type() != CardType.TECHNIQUE;
          uses("software", i, use, use.id(), from, "uses", use.procedures());
        }
      }
      for (int i = 0; i < card.actors().size(); i++) {
        ActorUse use = card.actors().get(i);
        if (card.type() == CardType.CAMPAIGN) {
          uses("actors", i, use, use.id(), true, "attributed-to", use.procedures());
        } else if (use.direct()) {
          uses("actors", i, use, use.id(), false, "uses", use.procedures());
        }
      }
      for (int i = 0; i < card.campaigns().size(); i++) {
        CampaignUse use = card.campaigns().get(i);
        String how = card.type() == CardType.ACTOR ? "attributed-to" : "uses";
        uses("campaigns", i, use, use.id(), false, how, use.procedures());
      }
      card.countries().forEach(claim -> place("originates-from", claim));
      card.targets().forEach(claim -> place("targets", claim));
      if (card.type() != CardType.TECHNIQUE) {
        card.sectors().forEach(this::sector);
      }
    }

    private void uses(
        String list,
        int position,
        Object entry,
        @Nullable String other,
        boolean from,
        String how,
        List<Procedure> procedures) {
      if (!from && other != null && asked.contains(other)) {
        return;
      }
      Optional<String> there = neighbour(other);
      if (there.isEmpty() || there.get().equals(own)) {
        return;
      }
      String source = from ? own : there.get();
      String target = from ? there.get() : own;
      ObjectNode relationship = relationship(source, how, target);
      String id = relationship.path("id").asString();
      if (written.contains(id) || !made.add(id)) {
        return;
      }
      String text =
          procedures.stream()
              .map(p -> Plain.words(p.text()))
              .filter(words -> !words.isEmpty())
              .distinct()
              .collect(Collectors.joining("\n\n"));
      if (!text.isEmpty() && !relationship.has("description")) {
        relationship.put("description", text);
      }
      ObjectNode extensions = Foreign.extensions(relationship);
      ObjectNode use = Extension.use(entry);
      if (extensions.path(Extension.ID) instanceof ObjectNode before) {
        use.setAll(before);
      }
      extensions.set(Extension.ID, use);
      objects.add(relationship);
      refs.computeIfAbsent(list, l -> new HashMap<>()).put(position, id);
    }

    private ObjectNode relationship(String source, String how, String target) {
      ObjectNode there = theirs.get(said(source, how, target));
      if (there != null) {
        return there;
      }
      ObjectNode relationship =
          object("relationship", StixIds.relationship(source, how, target), time);
      relationship.put("created_by_ref", IDENTITY);
      relationship.put("relationship_type", how);
      relationship.put("source_ref", source);
      relationship.put("target_ref", target);
      return relationship;
    }

    /// Countries by their code; regions by their name. That nobody knows is no place.
    private void place(String how, Claim claim) {
      boolean country = claim.value().matches("[A-Z]{2}");
      if (!country && claim.value().equals("unattributed")
          || card.type() == CardType.TECHNIQUE
          || card.type() == CardType.SOFTWARE && how.equals("originates-from")) {
        return;
      }
      ObjectNode location =
          object("location", StixIds.made("location", claim.value()), "2026-01-01T00:00:00.000Z");
      location.put("created_by_ref", IDENTITY);
      location.put("name", Plain.line(claim.label()));
      location.put(
          country ? "country" : "region",
          country ? claim.value() : Plain.line(claim.value()).toLowerCase(Locale.ROOT));
      put(location);
      boolean lives = how.equals("originates-from") && own.startsWith("threat-actor--");
      objects.add(relationship(own, lives ? "located-at" : how, location.path("id").asString()));
    }

    private void sector(Claim claim) {
      ObjectNode sector =
          object(
              "identity",
              StixIds.made("identity", "sector " + claim.value()),
              "2026-01-01T00:00:00.000Z");
      sector.put("created_by_ref", IDENTITY);
      sector.put("name", Plain.line(claim.label()));
      sector.put("identity_class", "class");
      if (SECTORS.contains(claim.value())) {
        sector.putArray("sectors").add(claim.value());
      }
      put(sector);
      objects.add(relationship(own, "targets", sector.path("id").asString()));
    }
  }

  /// Keeps a generator from closing what it writes to.
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

package dev.actordex.export.misp;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Reference;
import dev.actordex.card.Relation;
import dev.actordex.card.RelationType;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Text;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Plain;
import dev.actordex.export.Provenance;
import dev.actordex.search.Edition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;

/// A card as a MISP galaxy cluster file with one value, in the shape of `clusters/*.json` of MISP's
/// galaxies.
public final class GalaxyCluster {
  private final Card card;
  private final Provenance provenance;
  private final Edition edition;

  private GalaxyCluster(Card card, Provenance provenance, Edition edition) {
    this.card = card;
    this.provenance = provenance;
    this.edition = edition;
  }

  public static byte[] of(Card card, Provenance provenance, Edition edition) {
    GalaxyCluster cluster = new GalaxyCluster(card, provenance, edition);
    byte[] compact = JsonForm.written(cluster::write);
    return JsonForm.mapper()
        .writer()
        .with(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsBytes(JsonForm.mapper().readTree(compact));
  }

  private static String galaxy(CardType type) {
    return switch (type) {
      case ACTOR -> "threat-actor";
      case SOFTWARE -> "tool";
      case TECHNIQUE -> "attack-pattern";
      case CAMPAIGN -> "campaign";
    };
  }

  private void write(JsonGenerator json) {
    String type = galaxy(card.type());
    json.writeStartObject();
    strings(json, "authors", provenance.sources().stream().map(u -> u.source().label()).toList());
    json.writeStringProperty("category", card.type() == CardType.SOFTWARE ? "tool" : type);
    json.writeStringProperty("description", provenance.line());
    json.writeStringProperty("name", "Actordex " + type);
    json.writeStringProperty("source", provenance.product());
    json.writeStringProperty("type", type);
    json.writeStringProperty("uuid", uuid("galaxy " + type));
    json.writeArrayPropertyStart("values");
    value(json);
    json.writeEndArray();
    json.writeNumberProperty("version", version());
    json.writeEndObject();
  }

  /// Whole days since 1970: a newer generation is never an older version.
  private long version() {
    return Math.max(1, Instant.parse(provenance.built()).getEpochSecond() / 86_400);
  }

  private void value(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty(
        "description",
        card.descriptions().stream()
            .map((Text text) -> Plain.words(text.markup()))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(Plain.text(card.summary())));
    json.writeObjectPropertyStart("meta");
    meta(json);
    json.writeEndObject();
    json.writeArrayPropertyStart("related");
    for (Relation relation : card.relations()) {
      CardLink to = relation.to();
      if (to != null) {
        edition.card(to.id()).ifPresent(other -> related(json, relation, uuid(other)));
      }
    }
    json.writeEndArray();
    json.writeStringProperty("uuid", uuid(card));
    json.writeStringProperty("value", Plain.line(card.name()));
    json.writeEndObject();
  }

  private static void related(JsonGenerator json, Relation relation, String uuid) {
    json.writeStartObject();
    json.writeStringProperty("dest-uuid", uuid);
    json.writeArrayPropertyStart("tags");
    relation.evidence().stream()
        .map(Relation.Evidence::likelihood)
        .flatMap(likelihood -> Optional.ofNullable(likelihood).stream())
        .map(Plain::line)
        .distinct()
        .forEach(likelihood ->
            json.writeString(
                "estimative-language:likelihood-probability=\""
                    + likelihood.replace("\"", "")
                    + "\""));
    json.writeEndArray();
    json.writeStringProperty("type", relationType(relation.type()));
    json.writeEndObject();
  }

  private static String relationType(RelationType type) {
    return switch (type) {
      case SIMILAR_TO -> "similar";
      case SUBGROUP_OF -> "part-of";
      case VARIANT_OF -> "variant-of";
      case ATTRIBUTED_TO -> "attributed-to";
      case POSSIBLY_RELATED -> "related-to";
      case DISTINCT_FROM -> "distinct-from";
      case SHARES_A_NAME -> "shares-a-name-with";
      case CLAIMS_TO_BE -> "claims-to-be";
      case CLAIMED_BY -> "claimed-by";
      case MENTIONS -> "mentions";
    };
  }

  private void meta(JsonGenerator json) {
    strings(
        json,
        "synonyms",
        card.names().stream()
            .map(CardName::name)
            .map(Plain::line)
            .filter(name -> !name.equals(Plain.line(card.name())))
            .toList());
    strings(
        json,
        "refs",
        Stream.concat(
                card.sources().stream()
                    .filter(entry -> entry.source() != Source.MISP)
                    .map(SourceEntry::url),
                card.references().stream().map(Reference::url))
            .flatMap(url -> Plain.link(url).stream())
            .toList());
    card.countries().stream()
        .map(Claim::value)
        .filter(country -> country.matches("[A-Z]{2}"))
        .findFirst()
        .ifPresent(country -> json.writeStringProperty("country", country));
    strings(json, "cfr-suspected-victims", labels(card.targets()));
    strings(json, "cfr-target-category", labels(card.sectors()));
    strings(json, "motive", labels(card.motivations()));
    strings(json, "type", labels(card.kinds()));
    strings(json, "mitre_platforms", labels(card.platforms()));
    strings(
        json,
        "kill_chain",
        card.tactics().stream()
            .map(tactic -> Plain.line(tactic.domain() + ":" + tactic.shortname()))
            .toList());
    if (card.attackId() != null) {
      json.writeStringProperty("external_id", Plain.line(card.attackId()));
    }
    strings(
        json,
        "uses",
        Stream.concat(
                card.techniques().stream().map(use -> use.attackId() + " " + use.name()),
                card.software().stream().map(use -> use.name()))
            .map(Plain::line)
            .toList());
  }

  private static List<String> labels(List<Claim> claims) {
    return claims.stream().map(claim -> Plain.line(claim.label())).toList();
  }

  /// A list that has something; MISP leaves empty ones out.
  private static void strings(JsonGenerator json, String name, List<String> values) {
    List<String> known =
        values.stream().filter(value -> !value.isBlank()).distinct().collect(Collectors.toList());
    if (!known.isEmpty()) {
      json.writeArrayPropertyStart(name);
      known.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  /// MISP's own where it has the card, then that in the STIX id, else one made of the id.
  private static String uuid(Card card) {
    return Stream.concat(
            card.sources().stream()
                .filter(entry -> entry.source() == Source.MISP)
                .map(SourceEntry::id),
            card.identifiers().stream()
                .map(id -> id.substring(id.indexOf("--") + 1).replaceFirst("^-", "")))
        .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .findFirst()
        .orElseGet(() -> uuid("card " + card.id()));
  }

  private static String uuid(String of) {
    return UUID.nameUUIDFromBytes(("actordex misp " + of).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}

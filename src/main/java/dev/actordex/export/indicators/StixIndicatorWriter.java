package dev.actordex.export.indicators;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.export.JsonForm;
import dev.actordex.export.stix.Foreign;
import dev.actordex.indicator.Address;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Trail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;

/// A STIX 2.1 bundle: an indicator for each value, what it points to, who uses that, and the
/// relationships between them. Written as it is read; the same indicators give the same ids.
///
/// A card's own STIX id is kept, so that the bundle joins what others say of it.
final class StixIndicatorWriter implements IndicatorWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\\\\]+");
  private static final String IDENTITY = "identity--" + uuid("identity", "actordex");

  private final JsonGenerator json;
  private final Card card;
  private final List<Trail> trails;
  private final IndicatorSearch indicators;
  private final Instant updated;
  private final Set<String> written = new HashSet<>();
  private final Map<String, String> targets = new HashMap<>();

  StixIndicatorWriter(
      OutputStream out,
      Card card,
      List<Trail> trails,
      IndicatorSearch indicators,
      Instant updated,
      List<String> about) {
    this.card = card;
    this.indicators = indicators;
    this.trails = trails;
    this.updated = updated;
    json =
        JsonForm.mapper()
            .writer()
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .with(JsonWriteFeature.ESCAPE_NON_ASCII)
            .createGenerator(out);
    json.writeStartObject();
    json.writeStringProperty("type", "bundle");
    json.writeStringProperty("id", "bundle--" + uuid("bundle", card.id() + updated));
    json.writeArrayPropertyStart("objects");
    identity(about);
    cards();
  }

  private void identity(List<String> about) {
    begin("identity", IDENTITY, updated);
    json.writeStringProperty("name", "Actordex");
    json.writeStringProperty("identity_class", "system");
    json.writeStringProperty("description", OneLine.of(String.join("; ", about)));
    json.writeEndObject();
  }

  /// The card, and the software and campaigns by which indicators reach it.
  private void cards() {
    CardLink own = new CardLink(card.id(), card.type(), card.name(), card.attackId());
    String ownId = stixId(card).orElseGet(() -> madeId(own));
    object(own, ownId);
    for (Trail trail : trails) {
      String last = ownId;
      for (Trail.Hop hop : trail.hops()) {
        String next = madeId(hop.to());
        object(hop.to(), next);
        boolean runs = hop.relation().equals("runs");
        relationship(
            runs ? next : last, runs ? "attributed-to" : "uses", runs ? last : next, hop.through());
        last = next;
      }
      targets.putIfAbsent(trail.subject().key(), last);
    }
  }

  private static Optional<String> stixId(Card card) {
    String type = stixType(card.type());
    return card.identifiers().stream()
        .filter(id -> id.matches(type + "--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .findFirst();
  }

  private static String stixType(CardType type) {
    return switch (type) {
      case ACTOR -> "intrusion-set";
      case SOFTWARE -> "malware";
      case CAMPAIGN -> "campaign";
      case TECHNIQUE -> "attack-pattern";
    };
  }

  private static String madeId(CardLink link) {
    return stixType(link.type()) + "--" + uuid("card", link.id());
  }

  private void object(CardLink link, String id) {
    if (!written.add(id)) {
      return;
    }
    begin(stixType(link.type()), id, updated);
    json.writeStringProperty("name", OneLine.of(link.name()));
    if (link.type() == CardType.SOFTWARE) {
      json.writeBooleanProperty("is_family", true);
    }
    json.writeArrayPropertyStart("external_references");
    json.writeStartObject();
    json.writeStringProperty("source_name", link.attackId() == null ? "actordex" : "mitre-attack");
    json.writeStringProperty("external_id", link.id());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void relationship(String from, String type, String to, List<String> through) {
    String id = "relationship--" + uuid("relationship", from + type + to);
    if (!written.add(id)) {
      return;
    }
    begin("relationship", id, updated);
    json.writeStringProperty("relationship_type", type);
    json.writeStringProperty("source_ref", from);
    json.writeStringProperty("target_ref", to);
    if (!through.isEmpty()) {
      json.writeStringProperty("description", "Through " + String.join(", ", through));
    }
    json.writeEndObject();
  }

  @Override
  public void add(Indicator indicator, List<String> paths) {
    Optional<String> pattern = pattern(indicator);
    String id = "indicator--" + uuid("indicator", indicator.value().id());
    if (pattern.isEmpty() || !written.add(id)) {
      return;
    }
    List<String> markings = markings(indicator);
    Instant first = indicator.firstSeen();
    Instant from = first == null ? updated : first;
    begin("indicator", id, from);
    json.writeStringProperty(
        "name",
        OneLine.of(indicator.name() == null ? indicator.value().value() : indicator.name()));
    if (!paths.isEmpty()) {
      json.writeStringProperty("description", OneLine.of(String.join(". ", paths)));
    }
    json.writeArrayPropertyStart("indicator_types");
    json.writeString("malicious-activity");
    json.writeEndArray();
    json.writeStringProperty("pattern", pattern.get());
    json.writeStringProperty("pattern_type", "stix");
    json.writeStringProperty("valid_from", TIME.format(from));
    Instant until = indicator.validUntil();
    if (until != null && until.isAfter(from)) {
      json.writeStringProperty("valid_until", TIME.format(until));
    }
    Integer confidence = indicator.confidence();
    if (confidence != null) {
      json.writeNumberProperty("confidence", confidence);
    }
    List<String> labels =
        indicator.tags().stream().map(OneLine::of).filter(tag -> !tag.isBlank()).toList();
    if (!labels.isEmpty()) {
      json.writeArrayPropertyStart("labels");
      labels.forEach(json::writeString);
      json.writeEndArray();
    }
    references(indicator);
    if (!markings.isEmpty()) {
      json.writeArrayPropertyStart("object_marking_refs");
      markings.forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeEndObject();
    for (Indicator.Pointing pointing : indicator.pointings()) {
      String target = targets.get(pointing.subject().key());
      if (target != null) {
        relationship(id, "indicates", target, List.of());
      }
    }
  }

  /// How its source says it may be shared; what is marked in part is marked as a whole. Writes the
  /// markings, and who made them.
  private List<String> markings(Indicator indicator) {
    if (indicator.source() != Source.STIX) {
      return List.of();
    }
    JsonNode came = JsonForm.mapper().readTree(indicator.raw());
    Set<String> refs = new LinkedHashSet<>();
    came.path("object_marking_refs").forEach(ref -> refs.add(ref.asString("")));
    came.path("granular_markings").forEach(part -> refs.add(part.path("marking_ref").asString("")));
    return refs.stream().filter(this::along).toList();
  }

  /// Whether what came along under an id stands in the bundle.
  private boolean along(String id) {
    Deque<String> waiting = new ArrayDeque<>(List.of(id));
    while (!waiting.isEmpty()) {
      String next = waiting.poll();
      if (!written.contains(next)) {
        indicators
            .companion(next)
            .flatMap(Foreign::read)
            .filter(Foreign::whole)
            .ifPresent(came -> {
              written.add(next);
              json.writeTree(came.object());
              waiting.addAll(came.refs());
            });
      }
    }
    return written.contains(id);
  }

  private void references(Indicator indicator) {
    json.writeArrayPropertyStart("external_references");
    json.writeStartObject();
    json.writeStringProperty("source_name", indicator.source().label());
    json.writeStringProperty("external_id", OneLine.of(indicator.sourceId()));
    json.writeStringProperty("description", "Licence: " + indicator.source().licence());
    json.writeEndObject();
    for (String reference : indicator.references()) {
      if (WEB.matcher(reference).matches() && OneLine.of(reference).equals(reference)) {
        json.writeStartObject();
        json.writeStringProperty("source_name", indicator.source().label());
        json.writeStringProperty("url", reference);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /// What was a pattern stays as it was; a value becomes one. Empty for what STIX has no object
  /// for.
  private static Optional<String> pattern(Indicator indicator) {
    if (indicator.value().type() == IndicatorType.PATTERN) {
      return Optional.of(indicator.value().value());
    }
    return pattern(indicator.value());
  }

  static Optional<String> pattern(IndicatorValue value) {
    String canonical = value.canonical();
    return switch (value.type()) {
      case IPV4 -> equal("ipv4-addr:value", canonical);
      case IPV6 -> equal("ipv6-addr:value", canonical);
      case DOMAIN -> equal("domain-name:value", canonical);
      case URL -> equal("url:value", value.value());
      case EMAIL -> equal("email-addr:value", canonical);
      case MD5 -> equal("file:hashes.MD5", canonical);
      case SHA1 -> equal("file:hashes.'SHA-1'", canonical);
      case SHA256 -> equal("file:hashes.'SHA-256'", canonical);
      case SHA512 -> equal("file:hashes.'SHA-512'", canonical);
      case SHA3_384 -> equal("file:hashes.'SHA3-384'", canonical);
      case FILE_NAME -> equal("file:name", value.value());
      case MUTEX -> equal("mutex:name", value.value());
      case REGISTRY_KEY -> equal("windows-registry-key:key", value.value());
      case ASN -> Optional.of("[autonomous-system:number = " + canonical.substring(2) + "]");
      case IP_PORT -> {
        String address = value.address().map(Address::toString).orElseThrow();
        String kind = address.indexOf(':') < 0 ? "ipv4-addr" : "ipv6-addr";
        yield Optional.of(
            "[network-traffic:dst_ref.type = '%s' AND network-traffic:dst_ref.value = '%s' AND network-traffic:dst_port = %s]"
                .formatted(kind, address, canonical.substring(canonical.lastIndexOf(':') + 1)));
      }
      case OTHER, PATTERN -> Optional.empty();
    };
  }

  private static Optional<String> equal(String path, String value) {
    String literal = OneLine.of(value).replace("\\", "\\\\").replace("'", "\\'");
    return Optional.of("[" + path + " = '" + literal + "']");
  }

  private void begin(String type, String id, Instant time) {
    json.writeStartObject();
    json.writeStringProperty("type", type);
    json.writeStringProperty("spec_version", "2.1");
    json.writeStringProperty("id", id);
    if (!id.equals(IDENTITY)) {
      json.writeStringProperty("created_by_ref", IDENTITY);
    }
    json.writeStringProperty("created", TIME.format(time));
    json.writeStringProperty("modified", TIME.format(time));
  }

  /// By name, so that it is the same each time.
  private static String uuid(String kind, String name) {
    UUID named =
        UUID.nameUUIDFromBytes(
            ("actordex\u001f" + kind + "\u001f" + name).getBytes(StandardCharsets.UTF_8));
    return named.toString();
  }

  @Override
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }
}

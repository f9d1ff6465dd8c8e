package dev.actordex.export.etda;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Operation;
import dev.actordex.card.Reference;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.Text;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Plain;
import dev.actordex.export.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;

/// A card in the shape of ETDA's export of groups or tools, with one value: whoever reads ETDA's
/// files reads this one.
public final class EtdaJson {
  private final Card card;
  private final Provenance provenance;

  private EtdaJson(Card card, Provenance provenance) {
    this.card = card;
    this.provenance = provenance;
  }

  public static byte[] of(Card card, Provenance provenance) {
    byte[] compact = JsonForm.written(new EtdaJson(card, provenance)::write);
    return JsonForm.mapper()
        .writer()
        .with(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsBytes(JsonForm.mapper().readTree(compact));
  }

  /// Techniques and software are what groups use: both are tools here.
  private boolean group() {
    return card.type() == CardType.ACTOR || card.type() == CardType.CAMPAIGN;
  }

  private void write(JsonGenerator json) {
    String kind = group() ? "actor" : "tool";
    json.writeStartObject();
    json.writeArrayPropertyStart("authors");
    provenance.sources().forEach(used -> json.writeString(used.source().label()));
    json.writeEndArray();
    json.writeStringProperty("category", kind);
    json.writeStringProperty("name", "Actordex in the form of Threat Group Cards");
    json.writeStringProperty("type", group() ? "threat-actor" : "tool");
    json.writeStringProperty("source", provenance.product());
    json.writeStringProperty("description", provenance.line());
    json.writeStringProperty("tlp", "white");
    json.writeStringProperty(
        "license",
        provenance.sources().stream()
            .map(used -> used.source().label() + ": " + used.source().licence())
            .collect(Collectors.joining("; ")));
    json.writeStringProperty("uuid", made("etda " + kind));
    json.writeStringProperty("last-db-change", day(provenance.built()));
    json.writeArrayPropertyStart("values");
    json.writeStartObject();
    if (group()) {
      actor(json);
    } else {
      tool(json);
    }
    json.writeStringProperty("uuid", uuid());
    json.writeStringProperty(
        "last-card-change", day(card.modified() == null ? provenance.built() : card.modified()));
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void actor(JsonGenerator json) {
    json.writeStringProperty("actor", title());
    names(json);
    strings(json, "country", raw(card.countries()));
    single(json, "sponsor", raw(card.sponsors()));
    strings(json, "motivation", raw(card.motivations()));
    single(json, "first-seen", raw(card.firstSeen()));
    json.writeStringProperty("description", description());
    strings(json, "observed-sectors", raw(card.sectors()));
    strings(json, "observed-countries", raw(card.targets()));
    strings(json, "tools", card.software().stream().map(use -> Plain.line(use.name())).toList());
    operations(json, "operations", card.operations());
    operations(json, "counter-operations", card.counterOperations());
    strings(json, "information", urls(ReferenceKind.REPORT));
    strings(json, "mitre-attack", attack());
    strings(json, "playbook", urls(ReferenceKind.PLAYBOOK));
  }

  private void tool(JsonGenerator json) {
    json.writeStringProperty("tool", title());
    names(json);
    json.writeStringProperty("description", description());
    json.writeStringProperty(
        "category", card.type() == CardType.TECHNIQUE ? "Techniques" : "Malware");
    strings(json, "type", raw(card.kinds()));
    strings(json, "information", urls(ReferenceKind.REPORT));
    strings(json, "mitre-attack", attack());
    strings(json, "malpedia", urls(ReferenceKind.MALPEDIA));
    strings(json, "alienvault-otx", urls(ReferenceKind.ALIENVAULT_OTX));
  }

  /// ETDA lists a card under its names, separated by commas.
  private String title() {
    return card.names().stream()
        .map(CardName::name)
        .map(Plain::line)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void names(JsonGenerator json) {
    json.writeArrayPropertyStart("names");
    for (CardName name : card.names()) {
      json.writeStartObject();
      json.writeStringProperty("name", Plain.line(name.name()));
      if (!name.givers().isEmpty()) {
        json.writeStringProperty("name-giver", Plain.line(name.givers().getFirst()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private String description() {
    return card.descriptions().stream()
        .map((Text text) -> "(" + text.source().label() + ") " + Plain.words(text.markup()))
        .collect(Collectors.joining("\n\n"));
  }

  /// As ETDA writes the value, where ETDA says so, else as it is labelled.
  private static List<String> raw(List<Claim> claims) {
    return claims.stream()
        .map(claim ->
            claim.sources().stream()
                .filter(said -> said.source() == Source.ETDA)
                .map(Claim.Said::raw)
                .findFirst()
                .orElse(claim.label()))
        .map(Plain::line)
        .toList();
  }

  private static void operations(JsonGenerator json, String name, List<Operation> operations) {
    if (operations.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart(name);
    for (Operation operation : operations) {
      json.writeStartObject();
      json.writeStringProperty("date", Plain.line(operation.date()));
      String title = operation.name() == null ? "" : "Operation “" + operation.name() + "”\n";
      String links =
          operation.urls().stream()
              .flatMap(url -> Plain.link(url).stream())
              .map(url -> "\n" + url)
              .collect(Collectors.joining());
      String words = Plain.words(operation.text());
      json.writeStringProperty("activity", Plain.text(title) + words + links);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private List<String> urls(ReferenceKind kind) {
    return card.references().stream()
        .filter(reference -> reference.kind() == kind)
        .map(Reference::url)
        .flatMap(url -> Plain.link(url).stream())
        .toList();
  }

  private List<String> attack() {
    return card.sources().stream()
        .filter(entry -> entry.source() == Source.ATTACK)
        .map(SourceEntry::url)
        .flatMap(url -> Plain.link(url).stream())
        .toList();
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    List<String> known = values.stream().filter(value -> !value.isBlank()).distinct().toList();
    if (!known.isEmpty()) {
      json.writeArrayPropertyStart(name);
      known.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private static void single(JsonGenerator json, String name, List<String> values) {
    if (!values.isEmpty()) {
      json.writeStringProperty(name, values.getFirst());
    }
  }

  private static String day(@Nullable String time) {
    String line = Plain.line(time);
    return line.length() > 10 ? line.substring(0, 10) : line;
  }

  /// ETDA's own where it has the card.
  private String uuid() {
    return Stream.of(card)
        .flatMap(c -> c.sources().stream())
        .filter(entry -> entry.source() == Source.ETDA)
        .map(SourceEntry::id)
        .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .findFirst()
        .orElseGet(() -> made("card " + card.id()));
  }

  private static String made(String of) {
    return UUID.nameUUIDFromBytes(("actordex etda " + of).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}

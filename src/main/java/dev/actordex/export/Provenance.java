package dev.actordex.export;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.Claim;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.SourceSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// Where an export comes from: the product, the generation of its index, and the sources with their
/// licences. Every export bears it.
///
/// @param version of the product
/// @param generation of the index
/// @param built when the generation was built, ISO 8601
public record Provenance(String version, String generation, String built, List<Used> sources) {

  /// A source that something in the export comes from.
  ///
  /// @param releases that were read, as the source calls them
  public record Used(Source source, List<String> releases) {
    public Used {
      releases = List.copyOf(releases);
    }

    /// `ETDA Threat Group Cards 2024-08-27 (CC BY-NC-SA 4.0)`
    public String sentence() {
      String release = releases.isEmpty() ? "" : " " + String.join(", ", releases);
      return source.label() + release + " (" + source.licence() + ")";
    }
  }

  public Provenance {
    sources = List.copyOf(sources);
  }

  /// Of one card: the sources that say anything on it.
  public static Provenance of(Card card, Manifest manifest, String version) {
    Map<Source, Set<String>> releases = new TreeMap<>();
    Stream.of(
            card.techniques().stream().flatMap(use -> use.sources().stream()),
            card.actors().stream().flatMap(use -> use.sources().stream()),
            card.actorsViaCampaigns().stream().flatMap((ActorUse use) -> use.sources().stream()),
            card.campaigns().stream().flatMap((CampaignUse use) -> use.sources().stream()))
        .flatMap(refs -> refs)
        .map(RecordRef::source)
        .forEach(source -> releases.computeIfAbsent(source, s -> new TreeSet<>()));
    card.software().stream()
        .flatMap(use -> use.sources().stream())
        .map(Claim.Said::source)
        .forEach(source -> releases.computeIfAbsent(source, s -> new TreeSet<>()));
    for (SourceEntry entry : card.sources()) {
      Set<String> known = releases.computeIfAbsent(entry.source(), s -> new TreeSet<>());
      if (!entry.release().isBlank()) {
        known.add(Plain.line(entry.release()));
      }
    }
    return of(releases, manifest, version);
  }

  /// Of a set of cards: every source of the generation.
  public static Provenance of(Manifest manifest, String version) {
    Map<Source, Set<String>> releases = new TreeMap<>();
    for (SourceSummary summary : manifest.report().sources()) {
      if (summary.supersededBy() == null) {
        Set<String> known = releases.computeIfAbsent(summary.source(), s -> new TreeSet<>());
        if (!summary.release().isBlank()) {
          known.add(Plain.line(summary.release()));
        }
      }
    }
    return of(releases, manifest, version);
  }

  private static Provenance of(
      Map<Source, Set<String>> releases, Manifest manifest, String version) {
    List<Used> used = new ArrayList<>();
    releases.forEach((source, known) -> used.add(new Used(source, List.copyOf(known))));
    return new Provenance(version, manifest.generation(), manifest.built(), used);
  }

  /// `Actordex 0.1.0`
  public String product() {
    return "Actordex " + version;
  }

  /// All of it in one line.
  public String line() {
    return "%s; generation %s of %s; sources: %s"
        .formatted(
            product(),
            generation,
            built,
            sources.stream().map(Used::sentence).collect(Collectors.joining(", ")));
  }

  /// All of it as the JSON object `about`.
  public void write(JsonGenerator json) {
    json.writeObjectPropertyStart("about");
    json.writeStringProperty("product", "Actordex");
    json.writeStringProperty("version", version);
    json.writeStringProperty("generation", generation);
    json.writeStringProperty("built", built);
    json.writeArrayPropertyStart("sources");
    for (Used used : sources) {
      json.writeStartObject();
      json.writeStringProperty("source", used.source().key());
      json.writeStringProperty("label", used.source().label());
      json.writeArrayPropertyStart("releases");
      used.releases().forEach(json::writeString);
      json.writeEndArray();
      json.writeStringProperty("licence", used.source().licence());
      json.writeStringProperty("licence_url", used.source().licenceUrl());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

package dev.actordex.http;

import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.export.JsonForm;
import dev.actordex.export.SearchPageJson;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Report;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.search.CardPage;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What there is: the A–Z lists, and what the index was built from.
final class ListActions {
  private static final int DEFAULT_SIZE = 50;
  private static final int MOST_PROBLEMS = 1_000;

  private final CardSearch search;
  private final SearchPageJson lists = new SearchPageJson();
  private final Tags tags;

  ListActions(CardSearch search, Tags tags) {
    this.search = search;
    this.tags = tags;
  }

  Answer cards(CardType type, Ask ask) {
    return tags.tagged(ask, same -> cards(type, ask.parameters()));
  }

  private byte[] cards(CardType type, Parameters parameters) {
    Optional<String> letter = parameters.one("letter").map(ListActions::letter);
    int size = parameters.number("size", 1, SearchRequest.MAX_SIZE, DEFAULT_SIZE);
    int page = parameters.number("page", 1, SearchRequest.MAX_WINDOW / size, 1);
    CardPage cards = search.list(type, letter.orElse(null), page, size);
    return JsonForm.written(json -> write(json, type, letter.orElse(null), cards));
  }

  static String letter(String typed) {
    String letter = typed.toUpperCase(Locale.ROOT);
    boolean one = letter.codePointCount(0, letter.length()) == 1;
    if (one && (letter.equals("#") || Character.isLetter(letter.codePointAt(0)))) {
      return letter;
    }
    throw ProblemDetails.parameter(
            "letter",
            "The value is a single letter, or # for all other signs.",
            List.of("A..Z", "#"))
        .refusal();
  }

  private void write(JsonGenerator json, CardType type, @Nullable String letter, CardPage page) {
    json.writeStartObject();
    json.writeStringProperty("type", type.key());
    json.writeStringProperty("letter", letter);
    json.writeNumberProperty("total", page.total());
    json.writeNumberProperty("page", page.page());
    json.writeNumberProperty("size", page.size());
    JsonForm.strings(json, "letters", page.letters());
    json.writeName("cards");
    json.writeRawValue(new String(lists.hits(page.cards()), StandardCharsets.UTF_8));
    json.writeEndObject();
  }

  Answer sources(Ask ask, IndicatorActions indicators) {
    return indicators
        .tags()
        .tagged(
            ask,
            same -> {
              Manifest manifest = search.manifest();
              IndicatorManifest read = indicators.manifest();
              return JsonForm.written(json -> write(json, manifest, read));
            });
  }

  private static void write(JsonGenerator json, Manifest manifest, IndicatorManifest indicators) {
    Report report = manifest.report();
    json.writeStartObject();
    json.writeStringProperty("generation", manifest.generation());
    json.writeStringProperty("built", manifest.built());
    json.writeStringProperty("version", manifest.version());
    json.writeNumberProperty("schema", manifest.schema());
    json.writeStringProperty("digest", manifest.digest());
    json.writeNumberProperty("cards", manifest.cards());
    counts(json, "counts", report.cards());
    counts(json, "joined", report.joined());
    json.writeNumberProperty("decisions", report.decisions().size());
    json.writeNumberProperty("contested_names", report.contestedNames());
    json.writeNumberProperty("unresolved", report.unresolved().size());
    json.writeNumberProperty("rejected", report.rejected());
    json.writeArrayPropertyStart("sources");
    for (SourceSummary summary : report.sources()) {
      write(json, summary, report.problems());
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("indicators");
    json.writeStringProperty("version", indicators.version());
    json.writeStringProperty("updated", indicators.updated());
    json.writeNumberProperty("total", indicators.total());
    json.writeArrayPropertyStart("sources");
    for (SourceSummary summary : indicators.files()) {
      write(json, summary, List.of());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeNumberProperty("problem_count", report.problems().size());
    json.writeArrayPropertyStart("problems");
    report.problems().stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> {
          json.writeStartObject();
          json.writeStringProperty("file", problem.file());
          json.writeStringProperty("place", problem.place());
          json.writeStringProperty("message", problem.message());
          json.writeStringProperty("consequence", problem.consequence().key());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SourceSummary summary, List<Problem> problems) {
    Source source = summary.source();
    json.writeStartObject();
    json.writeStringProperty("source", source.key());
    json.writeStringProperty("label", source.label());
    json.writeStringProperty("collection", summary.collection());
    json.writeStringProperty("file", summary.file());
    json.writeStringProperty("release", summary.release());
    json.writeStringProperty("sha256", summary.sha256());
    json.writeStringProperty("licence", source.licence());
    json.writeStringProperty("licence_url", source.licenceUrl());
    counts(json, "counts", summary.counts());
    json.writeStringProperty("superseded_by", summary.supersededBy());
    json.writeNumberProperty(
        "problem_count",
        problems.stream().filter(problem -> problem.file().equals(summary.file())).count());
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, String name, Map<String, Integer> counts) {
    json.writeObjectPropertyStart(name);
    new TreeMap<>(counts).forEach(json::writeNumberProperty);
    json.writeEndObject();
  }
}

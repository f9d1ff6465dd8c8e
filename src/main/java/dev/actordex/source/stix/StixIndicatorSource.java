package dev.actordex.source.stix;

import dev.actordex.card.Companion;
import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorSource;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import dev.actordex.source.stix.pattern.PatternException;
import dev.actordex.source.stix.pattern.PatternParser;
import dev.actordex.source.stix.pattern.PatternValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the indicators and observables of a STIX bundle.
///
/// A pattern of values joined by OR gives an indicator for each; any other is kept whole, and its
/// values find it. The bundle is run through twice: first for names and relationships, which may
/// stand anywhere, then for the indicators.
public final class StixIndicatorSource implements IndicatorSource {
  private static final int MOST_OBSERVED = 10_000;

  private final RecognisedFile file;
  private final StixGraph graph = new StixGraph();
  private final Map<String, String> newest = new HashMap<>();
  private final Set<String> read = new HashSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final @Nullable Problem unreadable;
  private int indicators;
  private boolean cards;

  private StixIndicatorSource(RecognisedFile file) {
    this.file = file;
    Problem problem = null;
    try {
      new JsonFile(file.file()).rows("objects", row -> note(row.node()));
    } catch (SourceException e) {
      problem = e.problem();
    }
    unreadable = problem;
  }

  /// Takes a first look.
  public static StixIndicatorSource of(RecognisedFile file) {
    return new StixIndicatorSource(file);
  }

  /// Whether there is anything for the index of indicators; a bundle that cannot be read has
  /// nothing.
  public boolean holdsIndicators() {
    return unreadable == null && indicators > 0;
  }

  /// Whether there is anything that has or may have a place on cards; what cannot be read says so
  /// when cards are read.
  public boolean holdsCards() {
    return unreadable != null || cards || indicators == 0;
  }

  private void note(JsonNode object) {
    String type = object.path("type").asString("");
    String id = object.path("id").asString("");
    if (!object.isObject() || id.isEmpty()) {
      return;
    }
    graph.note(type, id, object);
    switch (type) {
      case "indicator", "observed-data" -> indicators++;
      case "intrusion-set", "threat-actor", "campaign", "malware", "tool", "attack-pattern" ->
          cards = true;
      default -> {
        indicators += Observables.is(type) ? 1 : 0;
        cards |= type.startsWith("x-mitre-") || type.equals("course-of-action");
      }
    }
    newest.merge(id, modified(object), (one, two) -> one.compareTo(two) >= 0 ? one : two);
  }

  private static String modified(JsonNode object) {
    return object.path("modified").asString("");
  }

  @Override
  public Source publisher() {
    return Source.STIX;
  }

  @Override
  public void read(Intake intake) {
    for (String count : List.of("objects", "imported", "merged", "skipped", "rejected")) {
      counts.put(count, 0);
    }
    try {
      new JsonFile(file.file()).rows("objects", row -> row(row, intake));
    } catch (SourceException e) {
      intake.problem(e.problem());
      return;
    }
    intake.summary(
        new SourceSummary(
            Source.STIX,
            file.collection(),
            file.name(),
            file.release(),
            file.file().sha256(),
            counts));
  }

  private void row(JsonFile.Row row, Intake intake) {
    count("objects");
    JsonNode object = row.node();
    String type = object.path("type").asString("");
    String id = object.path("id").asString("").strip();
    boolean meant =
        type.equals("indicator") || type.equals("observed-data") || Observables.is(type);
    if (!meant) {
      if (StixGraph.goesAlong(type)
          && Companion.canBeFound(id)
          && modified(object).equals(newest.get(id))
          && read.add(id)) {
        intake.companion(new Companion(id, List.of(), row.raw()));
      }
      count("skipped");
      return;
    }
    Object place = id.isEmpty() ? row.pointer() : id;
    if (id.isEmpty() || id.length() > 300) {
      reject(intake, place, "the object has no id");
      return;
    }
    if (!modified(object).equals(newest.get(id)) || !read.add(id)) {
      count("merged");
      return;
    }
    if (object.path("revoked").asBoolean(false)) {
      intake.withdrawn(Source.STIX, id);
      count("skipped");
      counts.merge("withdrawn", 1, Integer::sum);
      return;
    }
    List<Indicator> said =
        type.equals("indicator") ? indicator(id, row, intake) : observed(type, id, row);
    if (said.isEmpty()) {
      if (type.equals("indicator")) {
        count("rejected");
      } else {
        count("skipped");
      }
    } else {
      count("imported");
      said.forEach(intake::indicator);
    }
  }

  /// Empty when its pattern is none; that is then a problem.
  private List<Indicator> indicator(String id, JsonFile.Row row, Intake intake) {
    JsonNode object = row.node();
    String text = object.path("pattern").asString("").strip();
    String language = object.path("pattern_type").asString("stix");
    if (text.isEmpty()) {
      problem(intake, id, "the indicator has no pattern", Consequence.REJECTED);
      return List.of();
    }
    List<IndicatorValue> values = List.of();
    boolean alternatives = false;
    if (language.equals("stix")) {
      try {
        PatternValues found = PatternValues.of(PatternParser.parse(text));
        values = found.all();
        alternatives = found.alternatives();
      } catch (PatternException e) {
        problem(
            intake, id, "its pattern is no STIX pattern, " + e.getMessage(), Consequence.REJECTED);
        return List.of();
      }
    }
    List<Indicator.Pointing> pointings = graph.pointings(id, false);
    List<Indicator> said = new ArrayList<>();
    if (alternatives) {
      values.forEach(value -> said.add(said(id, row, value, List.of(), text, pointings)));
      return said;
    }
    Optional<IndicatorValue> whole = IndicatorValue.of(IndicatorType.PATTERN, text);
    if (whole.isEmpty()) {
      problem(intake, id, "its pattern is too long to be kept", Consequence.REJECTED);
      return List.of();
    }
    return List.of(said(id, row, whole.get(), values, text, pointings));
  }

  /// An observable, or what was observed in STIX 2.0, which holds its objects itself.
  private List<Indicator> observed(String type, String id, JsonFile.Row row) {
    List<IndicatorValue> values = new ArrayList<>();
    if (type.equals("observed-data")) {
      JsonNode objects = row.node().path("objects");
      for (Map.Entry<String, JsonNode> inner : objects.properties()) {
        if (values.size() < MOST_OBSERVED) {
          values.addAll(
              Observables.values(
                  inner.getValue().path("type").asString(""),
                  inner.getValue(),
                  ref ->
                      Optional.of(objects.path(ref).path("value").asString(""))
                          .filter(value -> !value.isEmpty())));
        }
      }
    } else {
      values.addAll(Observables.values(type, row.node(), graph::address));
    }
    List<Indicator.Pointing> pointings = graph.pointings(id, true);
    return values.stream()
        .distinct()
        .map(value -> said(id, row, value, List.of(), null, pointings))
        .toList();
  }

  private Indicator said(
      String id,
      JsonFile.Row row,
      IndicatorValue value,
      List<IndicatorValue> parts,
      @Nullable String pattern,
      List<Indicator.Pointing> pointings) {
    JsonNode object = row.node();
    boolean observed = object.path("type").asString("").equals("observed-data");
    List<String> tags = new ArrayList<>(texts(object.path("labels")));
    tags.addAll(texts(object.path("indicator_types")));
    for (JsonNode marking : object.path("object_marking_refs")) {
      graph.tlp(marking.asString("")).ifPresent(tags::add);
    }
    List<String> references = new ArrayList<>();
    for (JsonNode reference : object.path("external_references")) {
      String url = reference.path("url").asString("").strip();
      if (!url.isEmpty()) {
        references.add(url);
      }
    }
    int confidence = object.path("confidence").asInt(-1);
    return new Indicator(
        Source.STIX,
        id,
        value,
        parts,
        pattern,
        text(object, "name"),
        text(object, "description"),
        graph.name(object.path("created_by_ref").asString("")).orElse(null),
        confidence < 0 || confidence > 100 ? null : confidence,
        time(object, observed ? "first_observed" : "valid_from"),
        observed ? time(object, "last_observed") : null,
        time(object, "valid_until"),
        tags.stream().distinct().toList(),
        references,
        pointings,
        row.raw());
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream()
        .map(text -> text.asString("").strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static @Nullable String text(JsonNode object, String field) {
    String text = object.path(field).asString("").strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Instant time(JsonNode object, String field) {
    String text = object.path(field).asString("").strip();
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void reject(Intake intake, Object place, String message) {
    problem(intake, place.toString(), message, Consequence.REJECTED);
    count("rejected");
  }

  private void problem(Intake intake, String place, String message, Consequence consequence) {
    intake.problem(
        new Problem(
            file.name(),
            SourceException.printable(place),
            SourceException.printable(message),
            consequence));
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }
}

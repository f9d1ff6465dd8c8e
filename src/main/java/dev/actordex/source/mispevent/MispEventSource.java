package dev.actordex.source.mispevent;

import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorSource;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Subject;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads MISP events, one (`{"Event": …}`) or several (`{"response": [{"Event": …}]}`): attributes,
/// those of objects too.
///
/// An attribute points to what its own galaxy clusters and tags name, and belongs to an event about
/// what the event's name. Attributes that their makers do not mean for detection (`to_ids`) are
/// passed over. Links are references of the event, not indicators.
public final class MispEventSource implements IndicatorSource {
  private final RecognisedFile file;
  private final Set<String> read = new HashSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  public MispEventSource(RecognisedFile file) {
    this.file = file;
  }

  @Override
  public Source publisher() {
    return Source.MISP_EVENT;
  }

  @Override
  public void read(Intake intake) {
    for (String count : List.of("objects", "imported", "merged", "skipped", "rejected", "events")) {
      counts.put(count, 0);
    }
    List<JsonNode> events = new ArrayList<>();
    try {
      JsonNode head = new JsonFile(file.file()).rows("response", row -> events.add(row.node()));
      if (events.isEmpty() && head.isObject()) {
        events.add(new JsonFile(file.file()).document().node());
      }
    } catch (SourceException e) {
      intake.problem(e.problem());
      return;
    }
    events.forEach(event -> event(event.path("Event"), intake));
    intake.summary(file.summary(counts));
  }

  /// What all attributes of an event share.
  private record Event(
      String id,
      String info,
      @Nullable String organisation,
      @Nullable Instant date,
      List<String> tags,
      List<String> links,
      List<Subject> subjects) {}

  private void event(JsonNode node, Intake intake) {
    if (!node.isObject()) {
      return;
    }
    count("events");
    List<JsonNode> attributes = new ArrayList<>(node.path("Attribute").valueStream().toList());
    for (JsonNode object : node.path("Object")) {
      attributes.addAll(object.path("Attribute").valueStream().toList());
    }
    List<String> links = new ArrayList<>();
    for (JsonNode attribute : attributes) {
      String value = attribute.path("value").asString("").strip();
      if (attribute.path("type").asString("").equals("link") && value.startsWith("http")) {
        links.add(value);
      }
    }
    Event event =
        new Event(
            node.path("uuid").asString(node.path("id").asString("")),
            node.path("info").asString("").strip(),
            text(node.path("Orgc"), "name"),
            day(node.path("date").asString("")),
            Galaxies.tags(node),
            links,
            Galaxies.subjects(node));
    attributes.forEach(attribute -> attribute(event, attribute, intake));
  }

  private void attribute(Event event, JsonNode attribute, Intake intake) {
    count("objects");
    String id = attribute.path("uuid").asString("").strip();
    String type = attribute.path("type").asString("").strip();
    String value = attribute.path("value").asString("").strip();
    if (!attribute.isObject() || id.isEmpty() || id.length() > 300) {
      count("rejected");
      problem(intake, event.id(), "an attribute has no uuid");
      return;
    }
    if (attribute.path("deleted").asBoolean(false)) {
      count("skipped");
      counts.merge("withdrawn", 1, Integer::sum);
      intake.withdrawn(Source.MISP_EVENT, id);
      return;
    }
    if (!attribute.path("to_ids").asBoolean(false) || !AttributeValues.known(type)) {
      count("skipped");
      return;
    }
    List<IndicatorValue> values = AttributeValues.of(type, value);
    if (values.isEmpty()) {
      count("rejected");
      problem(intake, id, "'%s' is no %s".formatted(value, type));
      return;
    }
    count(read.add(id) ? "imported" : "merged");
    List<Indicator.Pointing> pointings = pointings(event, attribute);
    for (IndicatorValue each : values) {
      intake.indicator(said(event, attribute, id, each, pointings));
    }
  }

  private static List<Indicator.Pointing> pointings(Event event, JsonNode attribute) {
    Map<String, Indicator.Pointing> pointings = new LinkedHashMap<>();
    for (Subject subject : Galaxies.subjects(attribute)) {
      pointings.put(subject.key(), new Indicator.Pointing(subject, "indicates", List.of()));
    }
    for (Subject subject : event.subjects()) {
      pointings.putIfAbsent(
          subject.key(), new Indicator.Pointing(subject, "belongs-to-an-event-about", List.of()));
    }
    return List.copyOf(pointings.values());
  }

  private static Indicator said(
      Event event,
      JsonNode attribute,
      String id,
      IndicatorValue value,
      List<Indicator.Pointing> pointings) {
    List<String> tags = new ArrayList<>(Galaxies.tags(attribute));
    tags.addAll(event.tags());
    Instant first = time(attribute, "first_seen");
    return new Indicator(
        Source.MISP_EVENT,
        id,
        value,
        List.of(),
        null,
        event.info().isEmpty() ? null : event.info(),
        text(attribute, "comment"),
        event.organisation(),
        null,
        first == null ? event.date() : first,
        time(attribute, "last_seen"),
        null,
        tags.stream().distinct().toList(),
        event.links(),
        pointings,
        attribute.toString());
  }

  private static @Nullable String text(JsonNode object, String field) {
    String text = object.path(field).asString("").strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Instant day(String text) {
    try {
      return text.isBlank()
          ? null
          : LocalDate.parse(text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant time(JsonNode object, String field) {
    String text = object.path(field).asString("").strip();
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void problem(Intake intake, String place, String message) {
    intake.problem(
        new Problem(
            file.name(),
            SourceException.printable(place),
            SourceException.printable(message),
            Consequence.REJECTED));
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }
}

package dev.actordex.export;

import dev.actordex.card.CardLink;
import dev.actordex.card.Source;
import dev.actordex.indicator.Bearing;
import dev.actordex.indicator.Bearings;
import dev.actordex.indicator.Fangs;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Subject;
import dev.actordex.indicator.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Indicators as the API answers them: each value live, for copying, and defanged, for showing.
public final class IndicatorJson {
  private static final int MOST_CARDS = 200;

  private final Bearings bearings;
  private final Instant now;

  /// @param now decides what has expired
  public IndicatorJson(Bearings bearings, Instant now) {
    this.bearings = bearings;
    this.now = now;
  }

  /// What a value is known for.
  public void found(
      JsonGenerator json, IndicatorQuery query, @Nullable IndicatorType type, IndicatorPage page) {
    json.writeStringProperty("value", query.value());
    json.writeStringProperty("defanged", defanged(query));
    json.writeStringProperty("understood", query.understood());
    page(json, type, page);
    json.writeArrayPropertyStart("indicators");
    page.indicators().forEach(indicator -> indicator(json, indicator, List.of()));
    json.writeEndArray();
    cards(json, page.indicators());
  }

  /// The value that was asked for, as it is shown.
  public static String defanged(IndicatorQuery query) {
    return switch (query) {
      case IndicatorQuery.Host host -> Fangs.draw(IndicatorType.DOMAIN, host.value());
      case IndicatorQuery.Web web -> Fangs.draw(IndicatorType.URL, web.value());
      case IndicatorQuery.Net net ->
          Fangs.draw(net.range().version4() ? IndicatorType.IPV4 : IndicatorType.IPV6, net.value());
      case IndicatorQuery.Exact exact ->
          exact.candidates().size() == 1
              ? Fangs.draw(exact.candidates().getFirst().type(), exact.value())
              : exact.value();
    };
  }

  /// The indicators of a card.
  public void ofCard(
      JsonGenerator json,
      CardLink card,
      List<Trail> trails,
      @Nullable IndicatorType type,
      IndicatorPage page) {
    json.writeName("card");
    Links.writeCard(json, card);
    page(json, type, page);
    json.writeArrayPropertyStart("trails");
    for (Trail trail : trails) {
      json.writeStartObject();
      json.writeStringProperty("path", trail.steps());
      hops(json, trail);
      subject(json, trail.subject());
      json.writeStringProperty("because", trail.because());
      json.writeNumberProperty("indicators", trail.indicators());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("indicators");
    page.indicators().forEach(indicator -> indicator(json, indicator, paths(indicator, trails)));
    json.writeEndArray();
  }

  /// The sentences by which an indicator comes to stand on a card.
  public static List<String> paths(Indicator indicator, List<Trail> trails) {
    List<String> paths = new ArrayList<>();
    for (Indicator.Pointing pointing : indicator.pointings()) {
      for (Trail trail : trails) {
        if (trail.subject().key().equals(pointing.subject().key())) {
          paths.add(trail.sentence(indicator, pointing));
        }
      }
    }
    return paths;
  }

  private static void page(JsonGenerator json, @Nullable IndicatorType type, IndicatorPage page) {
    json.writeStringProperty("type", type == null ? null : type.key());
    json.writeNumberProperty("total", page.total());
    json.writeNumberProperty("page", page.page());
    json.writeNumberProperty("size", page.size());
    json.writeObjectPropertyStart("types");
    for (IndicatorType each : IndicatorType.values()) {
      Long count = page.types().get(each);
      if (count != null) {
        json.writeNumberProperty(each.key(), count);
      }
    }
    json.writeEndObject();
  }

  private void indicator(JsonGenerator json, Indicator indicator, List<String> paths) {
    json.writeStartObject();
    json.writeStringProperty("id", indicator.value().id());
    value(json, indicator.value());
    json.writeStringProperty("source", indicator.source().key());
    json.writeStringProperty("source_id", indicator.sourceId());
    json.writeStringProperty("producer", indicator.producer());
    json.writeStringProperty("name", indicator.name());
    json.writeStringProperty("description", indicator.description());
    json.writeStringProperty("first_seen", text(indicator.firstSeen()));
    json.writeStringProperty("last_seen", text(indicator.lastSeen()));
    json.writeStringProperty("valid_until", text(indicator.validUntil()));
    json.writeBooleanProperty("expired", indicator.expired(now));
    Integer confidence = indicator.confidence();
    if (confidence == null) {
      json.writeNullProperty("confidence");
    } else {
      json.writeNumberProperty("confidence", confidence);
    }
    JsonForm.strings(json, "tags", indicator.tags());
    JsonForm.strings(json, "references", indicator.references());
    if (indicator.pattern() != null) {
      json.writeStringProperty("pattern", indicator.pattern());
    }
    if (!indicator.parts().isEmpty()) {
      json.writeArrayPropertyStart("parts");
      for (IndicatorValue part : indicator.parts()) {
        json.writeStartObject();
        value(json, part);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeArrayPropertyStart("indicates");
    indicator.pointings().forEach(pointing -> pointing(json, pointing));
    json.writeEndArray();
    if (!paths.isEmpty()) {
      JsonForm.strings(json, "paths", paths);
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, IndicatorValue value) {
    json.writeStringProperty("type", value.type().key());
    json.writeStringProperty("value", value.value());
    json.writeStringProperty("defanged", value.defanged());
  }

  private void pointing(JsonGenerator json, Indicator.Pointing pointing) {
    json.writeStartObject();
    json.writeStringProperty("relation", pointing.relation());
    subject(json, pointing.subject());
    JsonForm.strings(json, "via", pointing.via());
    Bearing bearing = bearings.of(pointing.subject());
    switch (bearing) {
      case Bearing.To to -> {
        json.writeName("card");
        Links.writeCard(json, to.card());
      }
      case Bearing.Unsure unsure -> {
        json.writeNullProperty("card");
        json.writeArrayPropertyStart("candidates");
        unsure.cards().forEach(card -> Links.writeCard(json, card));
        json.writeEndArray();
      }
      case Bearing.Nowhere nowhere -> json.writeNullProperty("card");
    }
    json.writeStringProperty("because", bearing.because());
    json.writeEndObject();
  }

  private static void subject(JsonGenerator json, Subject subject) {
    json.writeStringProperty("subject", subject.key());
    json.writeStringProperty("subject_name", subject.name());
  }

  /// The cards that a page of indicators leads to, each once: those they point to, then who uses or
  /// runs these.
  public void cards(JsonGenerator json, List<Indicator> indicators) {
    Map<String, Trail> direct = new LinkedHashMap<>();
    Map<String, Trail> further = new LinkedHashMap<>();
    Map<String, String> sentences = new LinkedHashMap<>();
    for (Indicator indicator : indicators) {
      for (Indicator.Pointing pointing : indicator.pointings()) {
        for (Trail trail : bearings.from(pointing.subject())) {
          String id = trail.card().id();
          (trail.hops().isEmpty() ? direct : further).putIfAbsent(id, trail);
          sentences.putIfAbsent(id, trail.sentence(indicator, pointing));
        }
      }
    }
    direct.keySet().forEach(further::remove);
    List<Trail> all = new ArrayList<>(direct.values());
    all.addAll(further.values());
    json.writeNumberProperty("card_count", all.size());
    json.writeArrayPropertyStart("cards");
    for (Trail trail : all.subList(0, Math.min(all.size(), MOST_CARDS))) {
      json.writeStartObject();
      json.writeName("card");
      Links.writeCard(json, trail.card());
      json.writeStringProperty("path", sentences.get(trail.card().id()));
      hops(json, trail);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void hops(JsonGenerator json, Trail trail) {
    json.writeArrayPropertyStart("hops");
    for (Trail.Hop hop : trail.hops()) {
      json.writeStartObject();
      json.writeStringProperty("relation", hop.relation());
      json.writeName("card");
      Links.writeCard(json, hop.to());
      JsonForm.strings(json, "through", hop.through());
      JsonForm.strings(json, "sources", hop.sources().stream().map(Source::key).toList());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}

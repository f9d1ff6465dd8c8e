package dev.actordex.export;

import dev.actordex.card.RecordRef;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// A page of results as the contract has it, written straight out: the answer that is given most.
///
/// One of these serves for many pages, and keeps what pages of a generation have in common.
/// Thread-safe.
public final class SearchPageJson {
  private static final String END = "\"}";

  private volatile ReadyJson ready = new ReadyJson("");
  private final SpareBytes spare = new SpareBytes();

  /// @param millis how long the engine took
  public byte[] json(SearchPage page, double millis) {
    JsonBytes bytes = lend(page, millis);
    try {
      return bytes.toBytes();
    } finally {
      giveBack(bytes);
    }
  }

  /// The same without a copy: the bytes are the caller's until it gives them back.
  public JsonBytes lend(SearchPage page, double millis) {
    ReadyJson fitting = ready(page.generation());
    JsonBytes bytes = spare.take();
    JsonForm.pieces(bytes, (json, out) -> write(json, out, page, millis, fitting));
    return bytes;
  }

  /// @param lent whose bytes nobody reads any more
  public void giveBack(JsonBytes lent) {
    spare.giveBack(lent);
  }

  private ReadyJson ready(String generation) {
    ReadyJson known = ready;
    if (!known.isOf(generation)) {
      known = new ReadyJson(generation);
      ready = known;
    }
    return known;
  }

  private static void write(
      JsonGenerator json, JsonBytes out, SearchPage page, double millis, ReadyJson ready) {
    SearchRequest request = page.request();
    json.writeStartObject();
    json.writeObjectPropertyStart("query");
    json.writeStringProperty("q", request.text());
    json.writeObjectPropertyStart("filters");
    for (Map.Entry<String, List<String>> filter : SearchLinks.filters(request).entrySet()) {
      strings(json, filter.getKey(), filter.getValue());
    }
    json.writeEndObject();
    json.writeStringProperty("understood", page.understood());
    json.writeArrayPropertyStart("read_as");
    for (SearchPage.Reading reading : page.readings()) {
      reading(json, reading, request);
    }
    json.writeEndArray();
    json.writeStringProperty("sort", request.sort().key());
    json.writeEndObject();
    json.writeNumberProperty("total", page.total());
    json.writeNumberProperty("page", request.page());
    json.writeNumberProperty("size", request.size());
    json.writeNumberProperty("took_ms", millis);
    json.writeStringProperty("generation", page.generation());
    json.writeArrayPropertyStart("hits");
    for (SearchPage.Hit hit : page.hits()) {
      ReadyJson.Card card = ready.card(hit);
      json.writeStartObject();
      json.flush();
      out.raw(card.head());
      telling(json, hit);
      json.flush();
      out.raw(card.links());
      json.writeEndObject();
    }
    json.writeEndArray();
    SearchLinks links = new SearchLinks(request);
    Toggles toggles = null;
    json.writeArrayPropertyStart("facets");
    for (SearchPage.FacetCounts facet : page.facets()) {
      SearchLinks.Around around = links.around(facet.facet());
      if (toggles == null || toggles.around != around) {
        toggles = new Toggles(around);
      }
      facet(json, out, facet, links, toggles, ready);
    }
    json.writeEndArray();
    json.writeStringProperty("did_you_mean", page.didYouMean());
    if (page.partial()) {
      json.writeBooleanProperty("partial", true);
    }
    json.writeEndObject();
  }

  private static void reading(
      JsonGenerator json, SearchPage.Reading reading, SearchRequest request) {
    Facet facet = reading.facet();
    String without = reading.without();
    json.writeStartObject();
    json.writeStringProperty("text", reading.text());
    json.writeStringProperty("as", reading.as().key());
    json.writeStringProperty("facet", facet == null ? null : facet.key());
    json.writeStringProperty("value", reading.value());
    json.writeStringProperty("label", reading.label());
    json.writeStringProperty(
        "without", without == null ? null : SearchLinks.asking(request, without));
    json.writeEndObject();
  }

  public static void hits(JsonGenerator json, String name, List<SearchPage.Hit> hits) {
    json.writeArrayPropertyStart(name);
    for (SearchPage.Hit hit : hits) {
      hit(json, hit);
    }
    json.writeEndArray();
  }

  private static void hit(JsonGenerator json, SearchPage.Hit hit) {
    json.writeStartObject();
    head(json, hit);
    telling(json, hit);
    Links.write(json, hit.type(), hit.id());
    json.writeEndObject();
  }

  /// What is shown of a card whatever was asked.
  static void head(JsonGenerator json, SearchPage.Hit hit) {
    json.writeStringProperty("id", hit.id());
    json.writeStringProperty("type", hit.type().key());
    json.writeStringProperty("name", hit.name());
    json.writeStringProperty("attack_id", hit.attackId());
    strings(json, "names", hit.names());
    strings(json, "countries", hit.countries());
    strings(json, "sectors", hit.sectors());
    strings(json, "motivations", hit.motivations());
    json.writeStringProperty("first_seen", hit.firstSeen());
    json.writeStringProperty("last_seen", hit.lastSeen());
    json.writeStringProperty("modified", hit.modified());
    json.writeStringProperty("status", hit.status());
    json.writeStringProperty("summary", hit.summary());
    json.writeArrayPropertyStart("sources");
    for (RecordRef source : hit.sources()) {
      json.writeStartObject();
      json.writeStringProperty("source", source.source().key());
      json.writeStringProperty("id", source.id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanProperty("contested", hit.contested());
    strings(json, "disputed", hit.disputed());
  }

  /// Why the card is among the hits.
  private static void telling(JsonGenerator json, SearchPage.Hit hit) {
    json.writeNumberProperty("score", Float.isFinite(hit.score()) ? hit.score() : 0f);
    json.writeArrayPropertyStart("matched");
    for (SearchPage.Match match : hit.matched()) {
      json.writeStartObject();
      json.writeStringProperty("field", match.field());
      json.writeStringProperty("why", match.why());
      json.writeStringProperty("value", match.value());
      json.writeStringProperty("source", match.source());
      json.writeStringProperty("giver", match.giver());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("highlights");
    for (Map.Entry<String, List<String>> field : hit.highlights().entrySet()) {
      strings(json, field.getKey(), field.getValue());
    }
    json.writeEndObject();
    if (hit.explanation() != null) {
      json.writeName("explanation");
      explanation(json, hit.explanation());
    }
  }

  private static void explanation(JsonGenerator json, SearchPage.Explanation explanation) {
    json.writeStartObject();
    json.writeNumberProperty(
        "value", Float.isFinite(explanation.value()) ? explanation.value() : 0f);
    json.writeStringProperty("description", explanation.description());
    json.writeArrayPropertyStart("parts");
    for (SearchPage.Explanation part : explanation.parts()) {
      explanation(json, part);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The values are put together from their parts: there are hundreds in an answer, each with an
  /// address that differs from the others in one condition.
  private static void facet(
      JsonGenerator json,
      JsonBytes out,
      SearchPage.FacetCounts counts,
      SearchLinks links,
      Toggles toggles,
      ReadyJson ready) {
    Facet facet = counts.facet();
    json.writeStartObject();
    json.writeStringProperty("name", facet.key());
    json.writeStringProperty("label", facet.label());
    json.writeBooleanProperty("truncated", counts.truncated());
    json.writeArrayPropertyStart("values");
    json.flush();
    boolean first = true;
    for (SearchPage.FacetValue value : counts.values()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      ReadyJson.Value known = ready.value(facet, value);
      out.raw(known.start());
      out.number(value.count());
      if (value.selected() || !toggles.around.always()) {
        out.raw(
            JsonBytes.utf8(
                ",\"selected\":"
                    + value.selected()
                    + ",\"toggle\":\""
                    + links.toggle(facet, value)
                    + END));
      } else {
        out.raw(toggles.before);
        out.raw(known.condition());
        out.raw(toggles.after);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// What stands around the conditions of values that are not chosen, from the count to the end.
  private static final class Toggles {
    private final SearchLinks.Around around;
    private final byte[] before;
    private final byte[] after;

    Toggles(SearchLinks.Around around) {
      this.around = around;
      before = JsonBytes.utf8(",\"selected\":false,\"toggle\":\"" + around.before());
      after = JsonBytes.utf8(around.after() + END);
    }
  }

  /// A facet's value up to its count.
  static void name(JsonGenerator json, SearchPage.FacetValue value) {
    json.writeStringProperty("value", value.value());
    json.writeStringProperty("label", value.label());
  }

  public static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}

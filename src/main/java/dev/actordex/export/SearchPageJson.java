package dev.actordex.export;

import dev.actordex.card.RecordRef;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// A page of results as the contract has it, written straight out: the answer that is given most.
public final class SearchPageJson {
  private SearchPageJson() {}

  /// @param millis how long the engine took
  public static byte[] json(SearchPage page, double millis) {
    return JsonForm.written(json -> write(json, page, millis));
  }

  private static void write(JsonGenerator json, SearchPage page, double millis) {
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
    hits(json, "hits", page.hits());
    SearchLinks links = new SearchLinks(request);
    json.writeArrayPropertyStart("facets");
    for (SearchPage.FacetCounts facet : page.facets()) {
      facet(json, facet, links);
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
    Links.write(json, hit.type(), hit.id());
    json.writeEndObject();
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

  private static void facet(JsonGenerator json, SearchPage.FacetCounts facet, SearchLinks links) {
    json.writeStartObject();
    json.writeStringProperty("name", facet.facet().key());
    json.writeStringProperty("label", facet.facet().label());
    json.writeBooleanProperty("truncated", facet.truncated());
    json.writeArrayPropertyStart("values");
    for (SearchPage.FacetValue value : facet.values()) {
      json.writeStartObject();
      json.writeStringProperty("value", value.value());
      json.writeStringProperty("label", value.label());
      json.writeNumberProperty("count", value.count());
      json.writeBooleanProperty("selected", value.selected());
      json.writeStringProperty("toggle", links.toggle(facet.facet(), value));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  public static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}

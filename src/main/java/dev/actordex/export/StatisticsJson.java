package dev.actordex.export;

import dev.actordex.search.Facet;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.landscape.Selection;
import dev.actordex.search.landscape.Statistics;
import dev.actordex.search.landscape.TechniqueMatrix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// Counts over the actors that meet some conditions, as JSON, each with the search that finds
/// exactly those it counts.
public final class StatisticsJson {
  private final JsonGenerator json;
  private final SearchRequest request;
  private final Selection selection;
  private final ActorSearches searches;

  /// @param request the conditions by which the selection was made
  public StatisticsJson(JsonGenerator json, SearchRequest request, Selection selection) {
    this.json = json;
    this.request = request;
    this.selection = selection;
    this.searches = new ActorSearches(request);
  }

  /// @param facets what is counted, as far as it can be
  /// @param size how many values of one sort are listed at most; years are all listed
  public void write(Statistics statistics, Set<Facet> facets, int size) {
    json.writeStartObject();
    question();
    json.writeNumberProperty("actors", statistics.actors());
    json.writeObjectPropertyStart("counts");
    for (Map.Entry<Facet, List<Statistics.Count>> facet : statistics.counts().entrySet()) {
      if (!facets.contains(facet.getKey())) {
        continue;
      }
      boolean years = facet.getKey() == Facet.FIRST_SEEN;
      counts(facet.getKey(), facet.getValue(), years ? Integer.MAX_VALUE : size, statistics);
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("operations");
    statistics
        .operations()
        .forEach((year, count) -> {
          json.writeStartObject();
          json.writeStringProperty("value", Integer.toString(year));
          json.writeNumberProperty("count", count.operations());
          json.writeNumberProperty("actors", count.actors());
          json.writeStringProperty("search", searches.active(year));
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private void counts(Facet facet, List<Statistics.Count> counts, int size, Statistics statistics) {
    json.writeObjectPropertyStart(facet.key());
    json.writeStringProperty("label", facet.label());
    json.writeNumberProperty("total", counts.size());
    json.writeBooleanProperty("truncated", counts.size() > size);
    json.writeArrayPropertyStart("values");
    counts.stream()
        .limit(size)
        .forEach(count -> {
          json.writeStartObject();
          json.writeStringProperty("value", count.fact().value());
          json.writeStringProperty("label", count.fact().label());
          json.writeNumberProperty("count", count.actors());
          if (facet == Facet.NAME_GIVER) {
            json.writeNumberProperty(
                "names", statistics.names().getOrDefault(count.fact().value(), 0));
          }
          if (facet == Facet.TECHNIQUE || facet == Facet.TOOL) {
            json.writeStringProperty("id", count.fact().card());
          }
          json.writeStringProperty("search", searches.of(count.fact()));
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  public void write(TechniqueMatrix matrix) {
    json.writeStartObject();
    question();
    json.writeNumberProperty("actors", matrix.actors());
    json.writeNumberProperty("with_techniques", matrix.withTechniques());
    json.writeArrayPropertyStart("domains");
    for (TechniqueMatrix.Domain domain : matrix.domains()) {
      json.writeStartObject();
      json.writeStringProperty("domain", domain.key());
      json.writeStringProperty("label", domain.label());
      json.writeArrayPropertyStart("tactics");
      for (TechniqueMatrix.Column column : domain.tactics()) {
        json.writeStartObject();
        LandscapeJson.tactic(json, column.tactic());
        json.writeNumberProperty("count", column.actors());
        json.writeStringProperty(
            "search", searches.of(Facet.TACTIC, column.tactic().key(), column.tactic().name()));
        cells("techniques", column.techniques());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void cells(String name, List<TechniqueMatrix.Cell> cells) {
    json.writeArrayPropertyStart(name);
    for (TechniqueMatrix.Cell cell : cells) {
      json.writeStartObject();
      json.writeStringProperty("id", cell.technique().card().id());
      json.writeStringProperty("attack_id", cell.technique().attackId());
      json.writeStringProperty("name", cell.technique().card().name());
      json.writeBooleanProperty("withdrawn", cell.technique().withdrawn());
      json.writeNumberProperty("count", cell.actors());
      json.writeNumberProperty("direct", cell.direct());
      json.writeStringProperty(
          "search",
          searches.of(
              Facet.TECHNIQUE, cell.technique().attackId(), cell.technique().card().name()));
      if (cell.technique().parent() == null) {
        cells("subtechniques", cell.subtechniques());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void question() {
    json.writeObjectPropertyStart("query");
    json.writeStringProperty("q", request.text());
    json.writeObjectPropertyStart("filters");
    SearchLinks.filters(request).forEach((name, values) -> JsonForm.strings(json, name, values));
    json.writeEndObject();
    json.writeStringProperty("understood", selection.understood());
    json.writeEndObject();
    json.writeStringProperty("generation", selection.landscape().generation());
    json.writeStringProperty("search", searches.all());
  }
}

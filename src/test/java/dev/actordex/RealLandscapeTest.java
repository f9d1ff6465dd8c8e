package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.search.CardSearch;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.Profile;
import dev.actordex.search.landscape.Selection;
import dev.actordex.search.landscape.Similarity;
import dev.actordex.search.landscape.Statistics;
import dev.actordex.search.landscape.TechniqueMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Actors side by side over the sources as they were published.
class RealLandscapeTest {

  private static Landscape landscape() {
    return RealIndex.search().landscape();
  }

  private static Profile actor(String id) {
    return landscape().actor(id).orElseThrow();
  }

  /// A count and the search behind it are two ways to one number.
  @Test
  void everyCountIsWhatItsSearchFinds() {
    CardSearch search = RealIndex.search();
    Filter chinese = new Filter.OneOf(Facet.COUNTRY, List.of("CN"), false);
    for (List<Filter> conditions : List.of(List.<Filter>of(), List.of(chinese))) {
      Selection selection = search.actors("", conditions);
      Statistics statistics = Statistics.of(selection.landscape(), selection.actors());
      List<String> wrong = new ArrayList<>();
      for (Map.Entry<Facet, List<Statistics.Count>> facet : statistics.counts().entrySet()) {
        for (Statistics.Count count : facet.getValue()) {
          if (facet.getKey() == Facet.COUNTRY && !conditions.isEmpty()) {
            continue;
          }
          int found = total(search, conditions, count.fact().facet(), count.fact().asked());
          if (found != count.actors()) {
            wrong.add(count + " is found " + found + " times");
          }
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(statistics.counts().get(Facet.TECHNIQUE)).hasSizeGreaterThan(200);
    }
  }

  private static int total(CardSearch search, List<Filter> conditions, Facet facet, String value) {
    List<Filter> filters = new ArrayList<>(conditions);
    filters.add(new Filter.OneOf(Facet.TYPE, List.of("actor"), false));
    filters.add(
        facet == Facet.FIRST_SEEN
            ? new Filter.FirstSeen(Integer.valueOf(value), Integer.valueOf(value))
            : new Filter.OneOf(facet, List.of(value), false));
    return search
        .search(new SearchRequest("", filters, Sort.RELEVANCE, 1, 1, Set.of(), false))
        .total();
  }

  @Test
  void theLikestActorsAreThoseThatAnalystsTieTogether() {
    assertThat(nearest("G0001", 3)).as("Axiom").contains("G0025");
    assertThat(nearest("G0046", 3)).as("FIN7").contains("G0008");
    assertThat(nearest("G0032", 3)).as("Lazarus").contains("G0082");
  }

  private static List<String> nearest(String id, int size) {
    return Similarity.nearest(landscape(), actor(id), size).nearest().stream()
        .map(near -> near.actor().card().id())
        .toList();
  }

  @Test
  void nobodyIsMostLikeAWellKnownActorByTwoFacts() {
    for (String id : List.of("G0001", "G0007", "G0016", "G0032", "G0046", "G0096")) {
      Similarity.nearest(landscape(), actor(id), 10)
          .nearest()
          .forEach(near ->
              assertThat(near.likeness().evidence().size())
                  .as("%s and %s", id, near.actor().card().name())
                  .isGreaterThan(5));
    }
  }

  @Test
  void theMatricesStandInTheOrderOfTheirTactics() {
    TechniqueMatrix matrix = TechniqueMatrix.of(landscape(), landscape().actors());

    assertThat(matrix.domains())
        .extracting(TechniqueMatrix.Domain::key)
        .startsWith("enterprise-attack", "ics-attack", "mobile-attack");
    for (TechniqueMatrix.Domain domain : matrix.domains()) {
      assertThat(domain.tactics())
          .extracting(column -> column.tactic().order())
          .doesNotHaveDuplicates()
          .isSorted();
    }
    assertThat(matrix.domains().getFirst().tactics())
        .extracting(column -> column.tactic().shortname())
        .startsWith("reconnaissance", "resource-development", "initial-access")
        .endsWith("exfiltration", "impact");
  }
}

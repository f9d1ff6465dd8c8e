package dev.actordex.search;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of the answer.
///
/// @param understood how the text was read, in words
/// @param total how many cards match
/// @param generation the index that answered
/// @param didYouMean a query that finds something, when this one finds nothing or little
public record SearchPage(
    SearchRequest request,
    String understood,
    int total,
    String generation,
    List<Hit> hits,
    List<FacetCounts> facets,
    @Nullable String didYouMean) {

  public SearchPage {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  /// A card in a list of results.
  ///
  /// @param names the primary name first
  /// @param countries ISO 3166-1 alpha-2, as claimed by any source
  /// @param firstSeen the earliest claim, as precise as it is
  /// @param matched why the card is here, most telling first
  /// @param highlights field → HTML-escaped snippets in which `<mark>` is the only tag
  /// @param explanation the parts of the score, when asked for
  public record Hit(
      String id,
      CardType type,
      String name,
      @Nullable String attackId,
      List<String> names,
      List<String> countries,
      List<String> sectors,
      List<String> motivations,
      @Nullable String firstSeen,
      @Nullable String lastSeen,
      String status,
      String summary,
      List<RecordRef> sources,
      boolean contested,
      List<String> disputed,
      float score,
      List<Match> matched,
      Map<String, List<String>> highlights,
      @Nullable Explanation explanation) {}

  /// Why a hit matched.
  ///
  /// @param field as in queries: `name`, `description`, `technique`
  /// @param why `exact`, `alias`, `text`, `uses`, `facet`, `id`, `typo`, `synonym`
  /// @param value the name, technique or other value that matched, where there is one
  /// @param source who says it, where one source does
  /// @param giver who coined the name that matched
  public record Match(
      String field,
      String why,
      @Nullable String value,
      @Nullable String source,
      @Nullable String giver) {}

  /// A score and the parts it is the sum of.
  public record Explanation(float value, String description, List<Explanation> parts) {}

  /// Counts for one facet, drill-sideways: its own selection does not narrow them.
  ///
  /// @param truncated whether there are more values than listed
  public record FacetCounts(Facet facet, boolean truncated, List<FacetValue> values) {}

  public record FacetValue(String value, String label, int count, boolean selected) {}
}

package dev.actordex.search;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One page of the answer.
///
/// @param understood how the text was read, in words
/// @param readings what words were read as beyond themselves, in the order of the text
/// @param total how many cards match
/// @param generation the index that answered
/// @param didYouMean a query that finds something, when this one finds nothing or little
/// @param partial whether the time was up before all of it was done: hits, counts or reasons lack
public record SearchPage(
    SearchRequest request,
    String understood,
    List<Reading> readings,
    int total,
    String generation,
    List<Hit> hits,
    List<FacetCounts> facets,
    @Nullable String didYouMean,
    boolean partial) {

  public SearchPage {
    readings = List.copyOf(readings);
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  /// Words of the question that were read as more than themselves.
  ///
  /// @param text the words, as typed
  /// @param as what kind of reading it is
  /// @param facet what they were read as, where it is a facet; with its `value`
  /// @param value a facet's value, a corrected word, a vendor
  /// @param label the reading, as it is shown
  /// @param without the text to ask instead so that the words count as text only; null where there
  ///   is nothing to take back
  public record Reading(
      String text,
      As as,
      @Nullable Facet facet,
      @Nullable String value,
      String label,
      @Nullable String without) {

    /// How words can be read.
    public enum As {
      /// As what a facet says too; the words themselves still count.
      FACET,
      /// As a condition that every hit meets.
      CONDITION,
      /// As one of several ways to say it.
      SYNONYM,
      /// As what they are a typo of.
      TYPO,
      /// As names of a vendor, by their form alone: a guess, nothing is narrowed.
      SCHEME,
      /// As an id or a name that its source retired or withdrew; the label says what came after it.
      RETIRED,
      /// As more than any card has: what is shown lacks some of the words.
      FEWER;

      private final String key = name().toLowerCase(Locale.ROOT);

      public String key() {
        return key;
      }
    }
  }

  /// A card in a list of results.
  ///
  /// @param card what is shown of it whatever was asked
  /// @param modified the day of the last change at any source, ISO
  /// @param matched why the card is here, most telling first
  /// @param highlights the sentences that show it
  /// @param explanation the parts of the score, when asked for
  public record Hit(
      Headline card,
      @Nullable String modified,
      float score,
      List<Match> matched,
      Highlights highlights,
      @Nullable Explanation explanation) {

    public String id() {
      return card.id();
    }

    public CardType type() {
      return card.type();
    }

    public String name() {
      return card.name();
    }

    public @Nullable String attackId() {
      return card.attackId();
    }

    public List<String> names() {
      return card.names();
    }

    public List<String> countries() {
      return card.countries();
    }

    public List<String> sectors() {
      return card.sectors();
    }

    public List<String> motivations() {
      return card.motivations();
    }

    public @Nullable String firstSeen() {
      return card.firstSeen();
    }

    public @Nullable String lastSeen() {
      return card.lastSeen();
    }

    public String status() {
      return card.status();
    }

    public String summary() {
      return card.summary();
    }

    public List<RecordRef> sources() {
      return card.sources();
    }

    public boolean contested() {
      return card.contested();
    }

    public List<String> disputed() {
      return card.disputed();
    }
  }

  /// Why a hit matched.
  ///
  /// @param field as in queries: `name`, `description`, `technique`
  /// @param why `exact`, `alias`, `text`, `uses`, `facet`, `id`, `retired`, `typo`, `synonym`
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
  public record FacetCounts(Facet facet, boolean truncated, CountedValues counted) {
    public FacetCounts(Facet facet, boolean truncated, List<FacetValue> values) {
      this(facet, truncated, CountedValues.of(values));
    }

    public List<FacetValue> values() {
      return IntStream.range(0, counted.size()).mapToObj(counted::get).toList();
    }

    /// The same counts are the same, wherever they are held.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof FacetCounts counts
          && facet == counts.facet
          && truncated == counts.truncated
          && values().equals(counts.values());
    }

    @Override
    public int hashCode() {
      return Objects.hash(facet, truncated, values());
    }
  }

  public record FacetValue(String value, String label, int count, boolean selected) {}
}

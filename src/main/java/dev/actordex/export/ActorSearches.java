package dev.actordex.export;

import dev.actordex.card.CardType;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.landscape.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The addresses of searches for the actors that meet some conditions and have one thing more: what
/// a count counts, found.
public final class ActorSearches {
  private final SearchRequest request;

  /// @param request the conditions
  public ActorSearches(SearchRequest request) {
    this.request = request;
  }

  /// Who has the fact.
  public @Nullable String of(Fact fact) {
    return of(fact.facet(), fact.asked(), fact.label());
  }

  /// Null where the conditions hold a choice of the same facet that the value is not part of: a
  /// search cannot ask for both.
  public @Nullable String of(Facet facet, String value, String label) {
    for (Filter filter : request.filters()) {
      if (filter instanceof Filter.OneOf one
          && one.facet() == facet
          && !one.excluded()
          && one.values().stream().noneMatch(chosen -> within(value, label, chosen))) {
        return null;
      }
    }
    return new SearchLinks(asking(facet, value)).self();
  }

  /// Whether all that have the value have what was chosen: it is the same, or the technique above.
  private static boolean within(String value, String label, String chosen) {
    return chosen.equalsIgnoreCase(value)
        || chosen.equalsIgnoreCase(label)
        || value.startsWith(chosen + ".");
  }

  /// Actors known to have been active in the year. More than those with an operation in it: the
  /// time of their activity may span it.
  public String active(int year) {
    List<Filter> filters = new ArrayList<>(actors(null));
    filters.removeIf(Filter.Active.class::isInstance);
    filters.add(new Filter.Active(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    return new SearchLinks(with(filters)).self();
  }

  /// All of them.
  public String all() {
    return new SearchLinks(asking(null, null)).self();
  }

  private SearchRequest asking(@Nullable Facet facet, @Nullable String value) {
    List<Filter> filters = new ArrayList<>(actors(facet));
    if (facet != null && value != null) {
      if (facet == Facet.FIRST_SEEN) {
        filters.removeIf(Filter.FirstSeen.class::isInstance);
        int year = Integer.parseInt(value);
        filters.add(new Filter.FirstSeen(year, year));
      } else {
        filters.add(new Filter.OneOf(facet, List.of(value), false));
      }
    }
    return with(filters);
  }

  /// The conditions, on actors alone, without the choice of one facet.
  private List<Filter> actors(@Nullable Facet without) {
    List<Filter> filters = new ArrayList<>();
    filters.add(new Filter.OneOf(Facet.TYPE, List.of(CardType.ACTOR.key()), false));
    for (Filter filter : request.filters()) {
      boolean replaced =
          filter instanceof Filter.OneOf one
              && !one.excluded()
              && (one.facet() == Facet.TYPE || one.facet() == without);
      if (!replaced) {
        filters.add(filter);
      }
    }
    return filters;
  }

  private SearchRequest with(List<Filter> filters) {
    return new SearchRequest(
        request.text(),
        filters,
        request.sort(),
        1,
        SearchRequest.DEFAULT_SIZE,
        request.facets(),
        false);
  }
}

package dev.actordex.export;

import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way back from a [SearchRequest] to its address, and to those one click away.
///
/// Parameters stand in one order and defaults are left out, so that equal questions have equal
/// addresses.
public final class SearchLinks {
  public static final String PATH = "/api/v1/search";

  private static final Set<Facet> ALL = EnumSet.allOf(Facet.class);

  private final SearchRequest request;
  private final Map<String, List<String>> filters;
  private @Nullable Around unconditioned;

  public SearchLinks(SearchRequest request) {
    this.request = request;
    this.filters = filters(request);
  }

  Map<String, List<String>> filters() {
    return filters;
  }

  /// The conditions under the names of their parameters.
  public static Map<String, List<String>> filters(SearchRequest request) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    for (Filter filter : request.filters()) {
      switch (filter) {
        case Filter.OneOf one ->
            filters
                .computeIfAbsent(
                    (one.excluded() ? "-" : "") + one.facet().key(), name -> new ArrayList<>())
                .addAll(one.values());
        case Filter.Active active ->
            filters.put("active", List.of(range(active.from(), active.to())));
        case Filter.FirstSeen seen ->
            filters.put(Facet.FIRST_SEEN.key(), List.of(range(seen.from(), seen.to())));
      }
    }
    return filters;
  }

  /// Words and conditions of a question for a reader: `watering-hole, country CN`.
  public static String question(SearchRequest request) {
    List<String> parts = new ArrayList<>();
    if (!request.text().isBlank()) {
      parts.add(request.text().strip());
    }
    filters(request).forEach((name, values) -> parts.add(name + " " + String.join(" or ", values)));
    return parts.isEmpty() ? "all cards" : String.join(", ", parts);
  }

  private static String range(@Nullable Object from, @Nullable Object to) {
    if (from != null && from.equals(to)) {
      return from.toString();
    }
    return (from == null ? "" : from) + ".." + (to == null ? "" : to);
  }

  /// The same question with the value chosen, or no longer chosen; on its first page.
  public String toggle(Facet facet, SearchPage.FacetValue value) {
    String name = facet.key();
    Map<String, List<String>> changed = new LinkedHashMap<>(filters);
    List<String> chosen = new ArrayList<>(filters.getOrDefault(name, List.of()));
    if (value.selected()) {
      boolean removed = chosen.removeIf(each -> is(each, value));
      if (!removed) {
        chosen.clear();
      }
    } else {
      if (facet == Facet.FIRST_SEEN) {
        chosen.clear();
      }
      chosen.add(value.value());
    }
    changed.put(name, chosen);
    List<String> excluded = new ArrayList<>(filters.getOrDefault("-" + name, List.of()));
    if (excluded.removeIf(each -> is(each, value))) {
      changed.put("-" + name, excluded);
    }
    return address(changed);
  }

  /// Where the question itself is answered; on its first page.
  public String self() {
    return address(filters);
  }

  /// The same question, another page of the answer.
  public String page(int number) {
    String first = address(filters);
    if (number == 1) {
      return first;
    }
    return first + (first.equals(PATH) ? "?" : "&") + "page=" + number;
  }

  /// The same question in another order; on its first page.
  public String sorted(Sort sort) {
    return new SearchLinks(
            new SearchRequest(
                request.text(),
                request.filters(),
                sort,
                1,
                request.size(),
                request.facets(),
                request.explain()))
        .page(1);
  }

  /// The same question without one value of a filter; on its first page.
  ///
  /// @param name the filter's parameter, with its minus if it excludes
  public String without(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(filters);
    List<String> chosen = new ArrayList<>(filters.getOrDefault(name, List.of()));
    chosen.remove(value);
    changed.put(name, chosen);
    return address(changed);
  }

  /// The same words without any condition.
  public String wordsOnly() {
    return address(Map.of());
  }

  /// The same question in other words; on its first page.
  public static String asking(SearchRequest request, String text) {
    return new SearchLinks(request).asking(text);
  }

  /// The same question in other words; on its first page.
  String asking(String text) {
    return address(text, filters);
  }

  private static boolean is(String chosen, SearchPage.FacetValue value) {
    return chosen.equalsIgnoreCase(value.value()) || chosen.equalsIgnoreCase(value.label());
  }

  /// What stands in an address around a condition that is added to it.
  ///
  /// @param always whether these are the addresses for all values that are not chosen; else
  ///   [#toggle] knows
  public record Around(String before, String after, boolean always) {}

  /// What the addresses have in common that choose a value of a facet: [#toggle] of each value is
  /// this with [#condition] in between.
  ///
  /// Of all facets without a condition it is the same.
  public Around around(Facet facet) {
    if (filters.containsKey(facet.key()) || filters.containsKey("-" + facet.key())) {
      return madeAround(facet);
    }
    Around known = unconditioned;
    if (known == null) {
      known = madeAround(facet);
      unconditioned = known;
    }
    return known;
  }

  private Around madeAround(Facet facet) {
    StringBuilder before = new StringBuilder(PATH).append('?');
    StringBuilder after = new StringBuilder("&");
    if (!request.text().isEmpty()) {
      add(before, "q", request.text());
    }
    boolean passed = false;
    for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
      StringBuilder side = passed ? after : before;
      boolean here = filter.getKey().equals(facet.key());
      if (!here || facet != Facet.FIRST_SEEN) {
        filter.getValue().forEach(value -> add(side, filter.getKey(), value));
      }
      passed |= here;
    }
    options(after);
    if (before.length() > PATH.length() + 1) {
      before.append('&');
    }
    return new Around(
        before.toString(),
        after.length() == 1 ? "" : after.toString(),
        !filters.containsKey("-" + facet.key()));
  }

  /// A condition as it stands in an address.
  public static String condition(String name, String value) {
    StringBuilder condition = new StringBuilder();
    add(condition, name, value);
    return condition.toString();
  }

  private String address(Map<String, List<String>> conditions) {
    return address(request.text(), conditions);
  }

  private String address(String text, Map<String, List<String>> conditions) {
    StringBuilder query = new StringBuilder(PATH).append('?');
    if (!text.isEmpty()) {
      add(query, "q", text);
    }
    conditions.forEach((name, values) -> values.forEach(value -> add(query, name, value)));
    options(query);
    return query.length() == PATH.length() + 1 ? PATH : query.toString();
  }

  private void options(StringBuilder query) {
    if (!request.sort().equals(Sort.RELEVANCE)) {
      add(query, "sort", request.sort().key());
    }
    if (request.size() != SearchRequest.DEFAULT_SIZE) {
      add(query, "size", Integer.toString(request.size()));
    }
    if (!request.facets().equals(ALL)) {
      add(query, "facets", counted());
    }
    if (request.explain()) {
      add(query, "explain", "true");
    }
  }

  private String counted() {
    if (request.facets().isEmpty()) {
      return "none";
    }
    return String.join(",", request.facets().stream().sorted().map(Facet::key).toList());
  }

  /// An ampersand stands before all but the first.
  private static void add(StringBuilder query, String name, String value) {
    if (!query.isEmpty() && "?&".indexOf(query.charAt(query.length() - 1)) < 0) {
      query.append('&');
    }
    query.append(name).append('=');
    AddressText.appendParameter(query, value);
  }
}

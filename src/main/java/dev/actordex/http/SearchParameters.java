package dev.actordex.http;

import dev.actordex.search.Conditions;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The parameters of a search, as a [SearchRequest].
final class SearchParameters {
  static final int DEFAULT_SIZE = SearchRequest.DEFAULT_SIZE;

  private static final List<String> BY_VALUE =
      Stream.of("", "-")
          .flatMap(sign -> Conditions.facets().stream().map(facet -> sign + facet.key()))
          .toList();
  private static final List<String> RANGES = List.of("active", Facet.FIRST_SEEN.key());

  private SearchParameters() {}

  /// Every name a search knows, in the order of the documentation.
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("q"));
    Conditions.facets().forEach(facet -> names.add(facet.key()));
    names.addAll(List.of("active", "first_seen", "sort", "page", "size", "facets", "explain"));
    Conditions.facets().forEach(facet -> names.add("-" + facet.key()));
    return names;
  }

  /// The names that say what is sought, and not how it is shown.
  static List<String> conditionNames() {
    List<String> shown = List.of("sort", "page", "size", "facets", "explain");
    return names().stream().filter(name -> !shown.contains(name)).toList();
  }

  /// @throws Refusal naming the parameter that is wrong and what it may be
  static SearchRequest read(Parameters parameters) {
    String text = text(parameters);
    int size = parameters.number("size", 1, SearchRequest.MAX_SIZE, DEFAULT_SIZE);
    int page = parameters.number("page", 1, SearchRequest.MAX_WINDOW / size, 1);
    return new SearchRequest(
        text,
        filters(parameters),
        sort(parameters),
        page,
        size,
        counted(parameters),
        parameters.flag("explain"));
  }

  /// The same of what is sought alone.
  static SearchRequest conditions(Parameters parameters) {
    return new SearchRequest(
        text(parameters),
        filters(parameters),
        Sort.RELEVANCE,
        1,
        DEFAULT_SIZE,
        EnumSet.allOf(Facet.class),
        false);
  }

  private static String text(Parameters parameters) {
    String text = parameters.one("q").orElse("");
    if (text.getBytes(StandardCharsets.UTF_8).length > SearchRequest.MAX_TEXT) {
      throw ProblemDetails.parameter(
              "q", "The text may have at most " + SearchRequest.MAX_TEXT + " bytes.", List.of())
          .refusal();
    }
    return text;
  }

  /// By value first, then what is left out, then the ranges.
  private static List<Filter> filters(Parameters parameters) {
    List<Filter> filters = new ArrayList<>();
    for (String name : BY_VALUE) {
      List<String> values = parameters.all(name);
      if (!values.isEmpty()) {
        filters.add(condition(name, values));
      }
    }
    for (String range : RANGES) {
      parameters.one(range).ifPresent(typed -> filters.add(condition(range, List.of(typed))));
    }
    return filters;
  }

  private static Filter condition(String name, List<String> values) {
    try {
      return Conditions.of(name, values);
    } catch (Conditions.Wrong e) {
      throw ProblemDetails.parameter(e.name(), String.valueOf(e.getMessage()), e.allowed())
          .refusal();
    }
  }

  private static Sort sort(Parameters parameters) {
    String typed = parameters.one("sort").orElse(Sort.RELEVANCE.key());
    return Sort.of(typed)
        .orElseThrow(
            () -> ProblemDetails.parameter("sort", "There is no such order.", orders()).refusal());
  }

  private static List<String> orders() {
    return Arrays.stream(Sort.By.values())
        .flatMap(by -> Stream.of(by.key(), "-" + by.key()))
        .toList();
  }

  /// Which facets shall be counted; all when nothing is said.
  static Set<Facet> counted(Parameters parameters) {
    Optional<String> typed = parameters.one("facets");
    if (typed.isEmpty() || typed.get().equals("all")) {
      return EnumSet.allOf(Facet.class);
    }
    if (typed.get().equals("none")) {
      return EnumSet.noneOf(Facet.class);
    }
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    for (String key : typed.get().split(",", -1)) {
      facets.add(Facet.of(key.strip()).orElseThrow(SearchParameters::noSuchFacet));
    }
    return facets;
  }

  private static Refusal noSuchFacet() {
    List<String> allowed = new ArrayList<>(List.of("all", "none"));
    Arrays.stream(Facet.values()).map(Facet::key).forEach(allowed::add);
    return ProblemDetails.parameter(
            "facets", "The value is a list of facets, separated by commas, or none.", allowed)
        .refusal();
  }
}

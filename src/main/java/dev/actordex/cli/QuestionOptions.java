package dev.actordex.cli;

import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is asked of the cards: words, conditions and order, as `search` and `export` take them.
final class QuestionOptions {
  @Option(
      names = "--filter",
      paramLabel = "FACET=VALUE",
      description = "Narrow by a facet: country=CN, -country=RU, technique=T1566. Repeatable.")
  private List<String> filters = List.of();

  @Option(
      names = "--sort",
      description = "relevance, name, first_seen, last_seen, modified; -name reverses.",
      defaultValue = "relevance")
  private String sort = "relevance";

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "What to look for; nothing lists all.")
  private List<String> query = List.of();

  SearchRequest request(int size, boolean explain) {
    Sort order =
        Sort.of(sort)
            .orElseThrow(() ->
                Refusal.usage(
                    "--sort is one of relevance, name, first_seen, last_seen, modified, not "
                        + sort
                        + "."));
    return new SearchRequest(
        String.join(" ", query), conditions(), order, 1, size, Set.of(), explain);
  }

  /// Values of one facet are alternatives, different facets all apply, as in the API.
  private List<Filter> conditions() {
    Map<String, List<String>> byFacet = new LinkedHashMap<>();
    for (String filter : filters) {
      int equals = filter.indexOf('=');
      if (equals < 1 || equals == filter.length() - 1) {
        throw Refusal.usage("--filter is FACET=VALUE, not " + filter + ".");
      }
      byFacet
          .computeIfAbsent(filter.substring(0, equals), k -> new ArrayList<>())
          .add(filter.substring(equals + 1));
    }
    List<Filter> conditions = new ArrayList<>();
    byFacet.forEach((name, values) -> {
      boolean excluded = name.startsWith("-");
      Facet facet =
          Facet.of(excluded ? name.substring(1) : name)
              .orElseThrow(() ->
                  Refusal.usage(
                      "There is no facet "
                          + name
                          + "; there are "
                          + String.join(
                              ", ", List.of(Facet.values()).stream().map(Facet::key).toList())
                          + "."));
      conditions.add(new Filter.OneOf(facet, values, excluded));
    });
    return conditions;
  }
}

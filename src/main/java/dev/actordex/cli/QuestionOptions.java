package dev.actordex.cli;

import dev.actordex.search.Conditions;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
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
      description = {
        "Narrow as the API's parameters do: country=CN, -country=RU, technique=T1566,",
        "active=2014..2016, first_seen=2010... Repeatable."
      })
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
    String text = String.join(" ", query);
    if (text.getBytes(StandardCharsets.UTF_8).length > SearchRequest.MAX_TEXT) {
      throw Refusal.usage("A query has at most " + SearchRequest.MAX_TEXT + " bytes.");
    }
    return new SearchRequest(text, conditions(), order, 1, size, Set.of(), explain);
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
    List<String> names = new ArrayList<>(byFacet.keySet());
    List<String> order = Conditions.names();
    names.sort(Comparator.comparingInt(order::indexOf));
    names.forEach(name -> {
      List<String> values = byFacet.getOrDefault(name, List.of());
      try {
        conditions.add(Conditions.of(name, values));
      } catch (Conditions.Wrong e) {
        String allowed =
            e.allowed().isEmpty() ? "" : " It may be: " + String.join(", ", e.allowed()) + ".";
        throw Refusal.usage("--filter " + name + ": " + e.getMessage() + allowed);
      }
    });
    return conditions;
  }
}

package dev.actordex.cli;

import dev.actordex.export.SearchPageJson;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Searches without a server.
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Searches the cards without a server, in the query language of the page.")
final class SearchCommand implements Callable<Integer> {
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  private final Console console;

  @Mixin private DataOption data = new DataOption();

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

  @Option(names = "--size", description = "How many hits, up to 100.", defaultValue = "20")
  private int size = 20;

  @Option(names = "--explain", description = "Say of each hit why it matched, in numbers too.")
  private boolean explain;

  @Option(names = "--format", description = "text, json or csv.", defaultValue = "text")
  private Format format = Format.TEXT;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "What to look for; nothing lists all.")
  private List<String> query = List.of();

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SearchRequest request = request();
    try (CardSearch search = new Workspace(data.folder()).open()) {
      SearchPage page = search.search(request);
      switch (format) {
        case TEXT -> text(page);
        case JSON ->
            console.out().println(new String(SearchPageJson.json(page, 0), StandardCharsets.UTF_8));
        case CSV -> csv(page);
      }
    }
    return ExitCode.DONE;
  }

  private SearchRequest request() {
    if (size < 1 || size > SearchRequest.MAX_SIZE) {
      throw Refusal.usage("--size is 1 to " + SearchRequest.MAX_SIZE + ".");
    }
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

  private void text(SearchPage page) {
    console
        .err()
        .printf("%,d cards; understood: %s%n", page.total(), Console.safe(page.understood()));
    if (page.didYouMean() != null) {
      console.err().println("Did you mean: " + Console.safe(page.didYouMean()));
    }
    for (SearchPage.Hit hit : page.hits()) {
      console
          .out()
          .printf(
              "%-14s %-9s %-30s %-8s %s%n",
              hit.id(),
              hit.type().key(),
              Console.safe(hit.name()),
              String.join(" ", hit.countries()),
              Console.safe(why(hit)));
      if (hit.explanation() != null) {
        explain(hit.explanation(), 1);
      }
    }
  }

  private static String why(SearchPage.Hit hit) {
    return String.join(
        "; ",
        hit.matched().stream()
            .limit(3)
            .map(m ->
                m.why()
                    + " "
                    + m.field()
                    + (m.value() == null ? "" : " " + m.value())
                    + (m.giver() == null ? "" : " (" + m.giver() + ")"))
            .toList());
  }

  private void explain(SearchPage.Explanation part, int depth) {
    console
        .out()
        .printf("%s%.4f %s%n", "  ".repeat(depth), part.value(), Console.safe(part.description()));
    part.parts().forEach(inner -> explain(inner, depth + 1));
  }

  private void csv(SearchPage page) {
    CSVFormat csv = CSVFormat.RFC4180;
    console
        .out()
        .println(
            csv.format(
                "id",
                "type",
                "name",
                "names",
                "countries",
                "sectors",
                "motivations",
                "first_seen",
                "score"));
    for (SearchPage.Hit hit : page.hits()) {
      console
          .out()
          .println(
              csv.format(
                  hit.id(),
                  hit.type().key(),
                  cell(hit.name()),
                  cell(String.join("; ", hit.names())),
                  String.join("; ", hit.countries()),
                  String.join("; ", hit.sectors()),
                  String.join("; ", hit.motivations()),
                  hit.firstSeen() == null ? "" : hit.firstSeen(),
                  hit.score()));
    }
  }

  /// A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
  private static String cell(String text) {
    String safe = Console.safe(text);
    return !safe.isEmpty() && "=+-@\t\r".indexOf(safe.charAt(0)) >= 0 ? "'" + safe : safe;
  }
}

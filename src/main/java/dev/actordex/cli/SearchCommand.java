package dev.actordex.cli;

import dev.actordex.export.SearchPageJson;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private QuestionOptions question = new QuestionOptions();

  @Option(names = "--size", description = "How many hits, up to 100.", defaultValue = "20")
  private int size = 20;

  @Option(names = "--explain", description = "Say of each hit why it matched, in numbers too.")
  private boolean explain;

  @Option(names = "--format", description = "text, json or csv.", defaultValue = "text")
  private Format format = Format.TEXT;

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
            console
                .out()
                .println(new String(new SearchPageJson().json(page, 0), StandardCharsets.UTF_8));
        case CSV -> csv(page);
      }
    }
    return ExitCode.DONE;
  }

  private SearchRequest request() {
    if (size < 1 || size > SearchRequest.MAX_SIZE) {
      throw Refusal.usage("--size is 1 to " + SearchRequest.MAX_SIZE + ".");
    }
    return question.request(size, explain);
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

package dev.actordex.bench;

import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.export.SearchPageJson;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Prints the answer to every query, a line each, so that two builds can be compared byte by byte:
/// what only makes a search faster changes nothing here.
public final class Answers {
  private Answers() {}

  /// @param args a file of queries, a line each; without it those of the benchmark
  public static void main(String[] args) throws IOException {
    List<String> queries =
        args.length > 0 ? Files.readAllLines(Path.of(args[0])) : RealIndex.queries();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (LuceneCardSearch search =
        LuceneCardSearch.open(RealIndex.data(), new CardJson(), Tables.facetWords())) {
      // A cold start on a busy machine must not leave anything out.
      search.within(Duration.ofMinutes(1));
      for (String query : queries) {
        SearchPage page = search.search(SearchRequest.of(query));
        String json = new String(new SearchPageJson().json(page, 0), StandardCharsets.UTF_8);
        out.println(query + "\t" + json.replace(page.generation(), "-"));
      }
    }
    out.flush();
  }
}

package dev.actordex.bench;

import dev.actordex.bench.corpus.MadeUp;
import dev.actordex.bench.load.Results;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.export.SearchPageJson;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Whether the questions made up for the load are as hard as the two hundred real ones: how many
/// cards they find, how large their answers are, what they cost.
final class QuestionMix {
  private static final int MADE_UP = 5_000;
  private static final int LATER = 40_000;
  private static final int REPEATS = 20;
  private static final int WARM = 2;
  private static final long SEED = 20_260_101;

  private QuestionMix() {}

  static void run(Path base) throws IOException {
    List<String> real = RealIndex.queries();
    MadeUp source = MadeUp.of(SEED, MADE_UP + LATER + MADE_UP);
    List<String> made = source.next(MADE_UP);
    List<String> between = source.next(LATER);
    List<String> later = source.next(MADE_UP);
    List<String> repeated = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      repeated.addAll(real);
    }
    Results results = new Results("questions", "Made-up questions and real ones");
    results.remark(Results.machine());
    List<List<Object>> rows = new ArrayList<>();
    try (CardSearch search =
        LuceneCardSearch.open(RealIndex.data(), new CardJson(), Tables.facetWords())) {
      for (int round = 0; round < WARM; round++) {
        row("warming up", search, between);
      }
      rows.add(row("real, once each", search, real));
      rows.add(row("real, " + REPEATS + " times each", search, repeated));
      rows.add(row("made up", search, made));
      rows.add(row("made up, after %,d others".formatted(LATER), search, later));
    }
    results.table(
        "mix",
        List.of(
            "questions",
            "how many",
            "no hit %",
            "read as a fact %",
            "as a concept %",
            "as a typo %",
            "cards lack some words %",
            "hits, median",
            "hits, p90",
            "answer kB, mean",
            "processor µs, p50",
            "p99",
            "mean"),
        rows);
    results.remark("Made up, for instance: " + String.join(" · ", made.subList(0, 40)));
    results.write(base.resolve("target/bench"));
  }

  private static List<Object> row(String label, CardSearch search, List<String> questions) {
    var thread = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[questions.size()];
    long[] hits = new long[questions.size()];
    SearchPageJson written = new SearchPageJson();
    long bytes = 0;
    long none = 0;
    Map<Reading.As, Integer> ways = new EnumMap<>(Reading.As.class);
    for (int i = 0; i < nanos.length; i++) {
      long before = thread.getCurrentThreadCpuTime();
      SearchPage page = search.search(SearchRequest.of(questions.get(i)));
      byte[] json = written.json(page, 0);
      nanos[i] = thread.getCurrentThreadCpuTime() - before;
      hits[i] = page.total();
      bytes += json.length;
      none += page.total() == 0 ? 1 : 0;
      MadeUp.ways(page).forEach(way -> ways.merge(way, 1, Integer::sum));
    }
    double mean = Arrays.stream(nanos).average().orElse(0) / 1_000;
    Arrays.sort(nanos);
    Arrays.sort(hits);
    return List.of(
        label,
        nanos.length,
        100d * none / nanos.length,
        percent(ways, Reading.As.FACET, nanos.length),
        percent(ways, Reading.As.SYNONYM, nanos.length),
        percent(ways, Reading.As.TYPO, nanos.length),
        percent(ways, Reading.As.FEWER, nanos.length),
        hits[hits.length / 2],
        hits[hits.length * 9 / 10],
        bytes / 1_024d / nanos.length,
        nanos[nanos.length / 2] / 1_000d,
        nanos[nanos.length * 99 / 100] / 1_000d,
        mean);
  }

  private static double percent(Map<Reading.As, Integer> ways, Reading.As way, int of) {
    return 100d * ways.getOrDefault(way, 0) / of;
  }
}

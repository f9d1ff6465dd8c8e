package dev.actordex.bench;

import com.sun.management.ThreadMXBean;
import dev.actordex.bench.corpus.MadeUp;
import dev.actordex.bench.load.Results;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a question costs in the process that nobody asked before: processor time and allocated
/// bytes, by how long the process has run and by kind of question.
///
/// No question is asked twice, also not to warm up.
final class NeverAsked {
  private static final long SEED = 20_260_202;
  private static final int WARM = 20_000;
  private static final int ASKED = 20_000;

  /// How a question was read; the first that fits counts.
  private enum Kind {
    LACKING("cards lack some of its words"),
    TYPO("a typo"),
    SYNONYM("a concept"),
    VALUE("a facet's value"),
    ALL("all cards"),
    PLAIN("words alone");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    static Kind of(SearchPage page) {
      return has(page, Reading.As.FEWER)
          ? LACKING
          : has(page, Reading.As.TYPO)
              ? TYPO
              : has(page, Reading.As.SYNONYM)
                  ? SYNONYM
                  : !page.readings().isEmpty() ? VALUE : page.total() > 7_000 ? ALL : PLAIN;
    }

    private static boolean has(SearchPage page, Reading.As as) {
      return page.readings().stream().anyMatch(reading -> reading.as() == as);
    }
  }

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<String> questions;
  private final long[] nanos;
  private final long[] bytes;
  private final Kind[] kinds;

  private NeverAsked(List<String> questions) {
    this.questions = questions;
    nanos = new long[questions.size()];
    bytes = new long[questions.size()];
    kinds = new Kind[questions.size()];
  }

  /// @param options `warm` and `asked`, how many questions
  static void run(Path base, Map<String, Integer> options) throws IOException {
    int warm = options.getOrDefault("warm", WARM);
    int asked = options.getOrDefault("asked", ASKED);
    MadeUp questions = MadeUp.of(SEED, warm + asked);
    List<String> measured = questions.next(asked);
    List<String> all = new ArrayList<>(questions.next(warm));
    all.addAll(measured);
    NeverAsked run = new NeverAsked(all);
    try (LuceneCardSearch search =
        LuceneCardSearch.open(RealIndex.data(), new CardJson(), Tables.facetWords())) {
      search.within(Duration.ofMinutes(1));
      run.ask(search);
    }
    Results results = new Results("never-asked", "Questions never asked before");
    results.remark(Results.machine());
    List<String> columns =
        List.of("questions", "how many", "mean µs", "p50", "p90", "p99", "p99.9", "kB, mean");
    results.table("time", columns, run.windows(warm));
    results.table("kinds", columns, run.byKind(warm));
    results.remark("The slowest: " + String.join(" · ", run.slowest(warm)));
    results.write(base.resolve("target/bench"));
  }

  private void ask(CardSearch search) {
    for (int i = 0; i < nanos.length; i++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long before = threads.getCurrentThreadCpuTime();
      SearchPage page = search.search(SearchRequest.of(questions.get(i)));
      nanos[i] = threads.getCurrentThreadCpuTime() - before;
      bytes[i] = threads.getCurrentThreadAllocatedBytes() - allocated;
      kinds[i] = Kind.of(page);
    }
  }

  private List<List<Object>> windows(int warm) {
    List<List<Object>> rows = new ArrayList<>();
    int step = Math.max(1, warm / 4);
    for (int from = 0; from < warm; from += step) {
      rows.add(row("warming up, from the %,dth".formatted(from + 1), range(from, from + step)));
    }
    rows.add(row("measured", range(warm, nanos.length)));
    return rows;
  }

  private List<List<Object>> byKind(int warm) {
    List<List<Object>> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Integer> some = range(warm, nanos.length);
      some.removeIf(i -> kinds[i] != kind);
      if (!some.isEmpty()) {
        rows.add(row(kind.label, some));
      }
    }
    return rows;
  }

  private List<String> slowest(int warm) {
    List<Integer> all = range(warm, nanos.length);
    all.sort((one, other) -> Long.compare(nanos[other], nanos[one]));
    return all.stream()
        .limit(40)
        .map(i -> "%s (%d µs)".formatted(questions.get(i), nanos[i] / 1_000))
        .toList();
  }

  private List<Integer> range(int from, int to) {
    List<Integer> range = new ArrayList<>();
    for (int i = from; i < Math.min(to, nanos.length); i++) {
      range.add(i);
    }
    return range;
  }

  private List<Object> row(String label, List<Integer> some) {
    long[] sorted = some.stream().mapToLong(i -> nanos[i]).sorted().toArray();
    int size = sorted.length;
    return List.of(
        label,
        size,
        Arrays.stream(sorted).average().orElse(0) / 1_000,
        sorted[size / 2] / 1_000d,
        sorted[size * 9 / 10] / 1_000d,
        sorted[size * 99 / 100] / 1_000d,
        sorted[(int) (size * 999L / 1_000)] / 1_000d,
        some.stream().mapToLong(i -> bytes[i]).average().orElse(0) / 1_024);
  }
}

package dev.actordex.bench.growth;

import dev.actordex.bench.corpus.MadeUp;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.search.CardSearch;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks an index in the process: 20 hits, highlights, all facets, without a deadline. Arguments:
/// the data folder, how many questions, how many before to warm up.
public final class Ask {
  private static final long SEED = 20_260_103;

  private Ask() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int count = Integer.parseInt(args[1]);
    int before = Integer.parseInt(args[2]);
    MadeUp source = MadeUp.of(SEED, 2 * count + before);
    List<String> timed = source.next(count);
    List<String> shared = source.next(count);
    List<String> warm = source.next(before);
    Map<String, Double> found = new TreeMap<>();
    long open = System.nanoTime();
    try (LuceneCardSearch search =
        LuceneCardSearch.open(Path.of(args[0]), new CardJson(), Tables.facetWords())) {
      search.within(Duration.ofMinutes(10));
      search.search(SearchRequest.of("watering hole"));
      found.put("open_seconds", (System.nanoTime() - open) / 1e9);
      warm.forEach(question -> search.search(SearchRequest.of(question)));
      alone(search, timed, found);
      Phases phases = new Phases();
      together(search, shared, found);
      phases.shares(found);
      Figures.heap(found);
    }
    Figures.print(found);
  }

  private static void alone(CardSearch search, List<String> questions, Map<String, Double> found) {
    var thread = ManagementFactory.getThreadMXBean();
    double[] wall = new double[questions.size()];
    double[] cpu = new double[wall.length];
    double[] hits = new double[wall.length];
    long allocated = allocated();
    for (int i = 0; i < wall.length; i++) {
      long cpuBefore = thread.getCurrentThreadCpuTime();
      long before = System.nanoTime();
      SearchPage page = search.search(SearchRequest.of(questions.get(i)));
      wall[i] = (System.nanoTime() - before) / 1e3;
      cpu[i] = (thread.getCurrentThreadCpuTime() - cpuBefore) / 1e3;
      hits[i] = page.total();
    }
    found.put("allocated_kb", (allocated() - allocated) / 1_024d / wall.length);
    found.put("cpu_mean", Arrays.stream(cpu).average().orElse(0));
    found.put("hits_mean", Arrays.stream(hits).average().orElse(0));
    Figures.percentiles("wall", wall, found);
    Figures.percentiles("cpu", cpu, found);
    Figures.percentiles("hits", hits, found);
  }

  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean thread
        ? thread.getCurrentThreadAllocatedBytes()
        : 0;
  }

  private static void together(CardSearch search, List<String> questions, Map<String, Double> found)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    for (int t = 0; t < Runtime.getRuntime().availableProcessors(); t++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = next.getAndIncrement();
                    i < questions.size();
                    i = next.getAndIncrement()) {
                  search.search(SearchRequest.of(questions.get(i)));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    found.put("a_second", questions.size() / ((System.nanoTime() - start) / 1e9));
  }
}

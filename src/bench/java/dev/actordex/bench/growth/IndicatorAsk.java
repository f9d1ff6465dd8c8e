package dev.actordex.bench.growth;

import dev.actordex.bench.SyntheticIndicators;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.lucene.indicators.LuceneIndicatorSearch;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Looks up pasted values, each once, in their mix of types, with the first page of what they lead
/// to. Arguments: the data folder, how many indicators it holds, how many to look up.
public final class IndicatorAsk {
  private static final long SEED = 20_260_105;

  private IndicatorAsk() {}

  public static void main(String[] args) {
    long held = Long.parseLong(args[1]);
    int count = Integer.parseInt(args[2]);
    Random random = new Random(SEED);
    Map<String, Double> found = new TreeMap<>();
    long open = System.nanoTime();
    try (LuceneIndicatorSearch search = LuceneIndicatorSearch.open(Path.of(args[0]))) {
      find(search, SyntheticIndicators.value(0));
      found.put("open_seconds", (System.nanoTime() - open) / 1e9);
      ask(search, known(random, held, count), 1);
      Times known = ask(search, known(random, held, count), 1);
      Figures.percentiles("known", known.wall(), found);
      Figures.percentiles("known_cpu", known.cpu(), found);
      List<String> strange = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        strange.add("x" + random.nextLong() + ".never.invalid");
      }
      Times unknown = ask(search, strange, 0);
      Figures.percentiles("unknown", unknown.wall(), found);
      Figures.percentiles("unknown_cpu", unknown.cpu(), found);
      Figures.heap(found);
    }
    Figures.print(found);
  }

  private static List<String> known(Random random, long held, int count) {
    List<String> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(
          SyntheticIndicators.value(random.nextLong(held))
              .replace(".", "[.]")
              .replace("http", "hXXp"));
    }
    return values;
  }

  /// In microseconds.
  private record Times(double[] wall, double[] cpu) {}

  /// @param least how many each must lead to
  private static Times ask(LuceneIndicatorSearch search, List<String> values, int least) {
    var thread = ManagementFactory.getThreadMXBean();
    Times times = new Times(new double[values.size()], new double[values.size()]);
    for (int i = 0; i < values.size(); i++) {
      long cpuBefore = thread.getCurrentThreadCpuTime();
      long before = System.nanoTime();
      long total = find(search, values.get(i));
      times.wall()[i] = (System.nanoTime() - before) / 1e3;
      times.cpu()[i] = (thread.getCurrentThreadCpuTime() - cpuBefore) / 1e3;
      if (total < least) {
        throw new IllegalStateException("Not found: " + values.get(i));
      }
    }
    return times;
  }

  private static long find(LuceneIndicatorSearch search, String value) {
    return search.find(IndicatorQuery.read(value), null, 1, 20).total();
  }
}

package dev.actordex.bench.growth;

import dev.actordex.bench.SyntheticIndicators;
import dev.actordex.bench.load.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.IOUtils;

/// A table of what one million and ten million indicators cost: import, disk, look-up.
public final class IndicatorGrowth {
  private static final int LARGEST_FILE = 1_000_000;

  private IndicatorGrowth() {}

  /// @param options `least` and `most` (indicators; one and ten million unless given), `questions`
  public static void run(Path base, Map<String, Integer> options) throws IOException {
    int most = options.getOrDefault("most", 10_000_000);
    int questions = options.getOrDefault("questions", 20_000);
    Results results = new Results("indicators", "Growth of indicators");
    results.remark(Results.machine());
    List<List<Object>> rows = new ArrayList<>();
    for (int size = options.getOrDefault("least", 1_000_000); size <= most; size *= 10) {
      rows.add(measure(base, size, questions));
    }
    results.table(
        "indicators",
        List.of(
            "indicators",
            "import s",
            "import processor s",
            "import RSS MB",
            "files MB, gzipped",
            "disk MB",
            "open s",
            "heap MB",
            "p50 µs",
            "p99 µs",
            "processor p50 µs",
            "processor p99 µs",
            "unknown p50 µs",
            "unknown p99 µs",
            "unknown processor p99 µs"),
        rows);
    results.remark(
        "Imported by `actordex import` with 1 GiB of heap, looked up in the process with the first page of 20, each of %,d values once after as many to warm up."
            .formatted(questions));
    results.write(base.resolve("target/bench"));
  }

  private static List<Object> measure(Path base, int size, int questions) throws IOException {
    Path files = base.resolve("target/bench/indicator-files");
    Path data = base.resolve("target/bench/indicators-" + size);
    IOUtils.rm(files, data);
    int aFile = Math.min(size, LARGEST_FILE);
    SyntheticIndicators.main(
        new String[] {files.toString(), Integer.toString(size / aFile), Integer.toString(aFile)});
    Map<String, Double> built =
        Figures.of(
            List.of("-Xmx1g", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1"),
            IndicatorBuild.class,
            data.toString(),
            files.toString());
    System.out.println(built);
    Map<String, Double> asked =
        Figures.of(
            List.of("-Xmx1g", "-XX:+UseSerialGC"),
            IndicatorAsk.class,
            data.toString(),
            Integer.toString(size),
            Integer.toString(questions));
    System.out.println(asked);
    List<Object> row = new ArrayList<>();
    row.add(size);
    for (String figure : List.of("seconds", "cpu_seconds", "rss_mb")) {
      row.add(built.getOrDefault(figure, Double.NaN));
    }
    row.add(Figures.megabytes(files));
    row.add(Figures.megabytes(data.resolve("indicators")));
    for (String figure :
        List.of(
            "open_seconds",
            "heap_mb",
            "known_p50",
            "known_p99",
            "known_cpu_p50",
            "known_cpu_p99",
            "unknown_p50",
            "unknown_p99",
            "unknown_cpu_p99")) {
      row.add(asked.getOrDefault(figure, Double.NaN));
    }
    IOUtils.rm(files, data);
    return row;
  }
}

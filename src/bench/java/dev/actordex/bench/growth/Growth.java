package dev.actordex.bench.growth;

import dev.actordex.bench.RealIndex;
import dev.actordex.bench.load.HeldFiles;
import dev.actordex.bench.load.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/// A table and a plot of what ten thousand, a hundred thousand, a million cards cost.
public final class Growth {
  private static final int SMALL = 200_000;

  /// What building an index took, in its folder.
  private static final String BUILT = "built.txt";

  private Growth() {}

  /// @param options `most` (cards; 100,000 unless given), `least` (10,000), `questions`, `warm`
  ///   (10,000 questions asked before); `rebuild=1` builds indexes anew that are there
  public static void run(Path base, Map<String, Integer> options) throws IOException {
    int most = options.getOrDefault("most", 100_000);
    int questions = options.getOrDefault("questions", 2_000);
    int warm = options.getOrDefault("warm", 10_000);
    RealIndex.data();
    Results results = new Results("growth", "Growth");
    results.remark(Results.machine());
    List<Size> sizes = new ArrayList<>();
    for (int cards = options.getOrDefault("least", 10_000); cards <= most; cards *= 10) {
      if (options.getOrDefault("rebuild", 0) == 1) {
        IOUtils.rm(folder(base, cards));
      }
      sizes.add(measure(base, cards, questions, warm));
    }
    results.table(
        "growth", Size.HEAD, sizes.stream().map(size -> size.row(sizes.getFirst())).toList());
    results.remark(
        "Cards recombined from the real ones, which are among them; built by LuceneCardSink and asked in a process each. %,d questions alone, after %,d others to warm up, then as many on all processors; 20 hits, highlights and all facets, no deadline. The files are held in memory."
            .formatted(questions, warm));
    results.table("steps", Size.STEPS, sizes.stream().map(Size::steps).toList());
    results.remark(
        "Shares of the processor time of the questions on all processors, by samples: reading the cards of a part from the index, putting parts together, and so on.");
    results.write(base.resolve("target/bench"));
    Files.writeString(base.resolve("target/bench/growth.svg"), Plot.svg(sizes));
  }

  /// The folder of an index of that many cards, built where it is missing.
  public static Path data(Path base, int cards) throws IOException {
    Path data = folder(base, cards);
    if (!RealIndex.isThere(data)) {
      System.out.println("Building " + cards);
      IOUtils.rm(data);
      Map<String, Double> built =
          Figures.of(
              List.of("-Xmx" + heap(cards), "-XX:+UseParallelGC"),
              Build.class,
              data.toString(),
              Integer.toString(cards));
      System.out.println(built);
      Figures.keep(built, data.resolve(BUILT));
    }
    return data;
  }

  private static Path folder(Path base, int cards) {
    return base.resolve("target/bench/growth-" + cards);
  }

  private static Size measure(Path base, int cards, int questions, int warm) throws IOException {
    Path data = data(base, cards);
    try (HeldFiles _ = HeldFiles.of(data)) {
      Map<String, Double> asked =
          Figures.of(
              List.of("-Xmx" + heap(cards), "-XX:+UseSerialGC"),
              Ask.class,
              data.toString(),
              Integer.toString(questions),
              Integer.toString(warm));
      System.out.println(asked);
      return new Size(cards, Figures.kept(data.resolve(BUILT)), asked, Figures.megabytes(data));
    }
  }

  /// The launcher's default as far as it goes.
  public static String heap(int cards) {
    return cards <= SMALL ? "1g" : "3g";
  }

  /// One index.
  record Size(int cards, Map<String, Double> built, Map<String, Double> asked, double disk) {
    static final List<String> HEAD =
        List.of(
            "cards",
            "build s",
            "build processor s",
            "build RSS MB",
            "cards as JSON MB",
            "disk MB",
            "open s",
            "heap MB",
            "RSS MB",
            "hits, mean",
            "p50 ms",
            "p99 ms",
            "processor, mean ms",
            "processor p50 ms",
            "processor p99 ms",
            "allocated kB",
            "a second",
            "p50 to the first row",
            "hits to the first row");

    static final List<String> STEPS =
        Stream.concat(Stream.of("cards"), Phases.NAMES.stream()).toList();

    List<Object> steps() {
      return Stream.<Object>concat(
              Stream.of(cards), Phases.NAMES.stream().map(step -> asked(Phases.key(step))))
          .toList();
    }

    double asked(String figure) {
      return asked.getOrDefault(figure, Double.NaN);
    }

    double built(String figure) {
      return built.getOrDefault(figure, Double.NaN);
    }

    List<Object> row(Size first) {
      return List.of(
          cards,
          built("seconds"),
          built("cpu_seconds"),
          built("rss_mb"),
          built("json_mb"),
          disk,
          asked("open_seconds"),
          asked("heap_mb"),
          asked("rss_mb"),
          asked("hits_mean"),
          asked("wall_p50") / 1_000,
          asked("wall_p99") / 1_000,
          asked("cpu_mean") / 1_000,
          asked("cpu_p50") / 1_000,
          asked("cpu_p99") / 1_000,
          asked("allocated_kb"),
          asked("a_second"),
          asked("cpu_p50") / first.asked("cpu_p50"),
          asked("hits_mean") / first.asked("hits_mean"));
    }
  }
}

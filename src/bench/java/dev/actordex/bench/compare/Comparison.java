package dev.actordex.bench.compare;

import dev.actordex.bench.RealIndex;
import dev.actordex.bench.corpus.MadeUp;
import dev.actordex.bench.growth.Growth;
import dev.actordex.bench.load.HeldFiles;
import dev.actordex.bench.load.Load;
import dev.actordex.bench.load.Requests;
import dev.actordex.bench.load.Results;
import dev.actordex.bench.load.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.util.IOUtils;

/// How many times as many questions a second Actordex answers as OpenSearch, over HTTP, with the
/// real cards, a hundred thousand and a million.
public final class Comparison {
  private static final long SEED = 20_260_104;
  private static final int REAL = 0;
  private static final int SMALL = 200_000;

  private static final int LOOKED_AT = 300;

  /// Of how many rounds the questions are that warm up again and again.
  private static final int WARM_BLOCKS = 2;

  private static final Pattern TOTAL =
      Pattern.compile("\"total\":(?:\\{\"value\":)?(\\d+)(?!\\d*,\"successful)");

  private final Path base;
  private final Path folder;
  private final int rounds;
  private final int single;
  private final int many;
  private final int connections;
  private final int warm;
  private final boolean rebuild;
  private int warmed;

  private Comparison(Path base, Map<String, Integer> options) {
    this.base = base;
    folder = base.resolve("target/bench");
    boolean large = options.getOrDefault("cards", REAL) > SMALL;
    rounds = options.getOrDefault("rounds", 3);
    single = options.getOrDefault("single", large ? 200 : 1_000);
    many = options.getOrDefault("many", large ? 2_400 : 4_000);
    connections = options.getOrDefault("connections", 8);
    warm = options.getOrDefault("warm", large ? 10 : 40);
    rebuild = options.getOrDefault("rebuild", 0) == 1;
  }

  /// @param options `cards` (that many alone; unless given the real ones, then a hundred thousand),
  ///   `rounds`, `single`, `many`, `connections` as in the load over HTTP, fewer questions for a
  ///   million cards; `warm` (40, or 10), how many rounds go before those that count at most: fewer
  ///   when the compilers are done; `rebuild=1` fills OpenSearch anew though it was filled before
  public static void run(Path base, Map<String, Integer> options) throws IOException {
    Comparison comparison = new Comparison(base, options);
    List<Integer> sizes =
        options.containsKey("cards") ? List.of(options.get("cards")) : List.of(REAL, 100_000);
    Files.createDirectories(comparison.folder);
    Results results =
        new Results(
            "opensearch" + (options.containsKey("cards") ? "-" + options.get("cards") : ""),
            "Beside OpenSearch");
    results.remark(Results.machine());
    List<List<Object>> rows = new ArrayList<>();
    for (int size : sizes) {
      comparison.compare(size, rows);
    }
    results.table(
        "comparison",
        List.of(
            "cards",
            "engine",
            "hits, median",
            "no hit %",
            "bytes",
            "p50 ms",
            "p99 ms",
            "a second, " + comparison.connections + " connections",
            "p99 ms, " + comparison.connections + " connections",
            "processor ms an answer",
            "RSS MB",
            "Actordex's throughput to it"),
        rows);
    results.remark(
        "OpenSearch 3.8.0, one shard, no replica, one segment, request cache off; multi_match over ten text fields, all words must match (with our concepts: or what else is said for them, synonym_graph in the question), 20 hits, highlights of ten fields, 14 terms aggregations of 50 values. Actordex: 20 hits, highlights, 14 facets of 50 values. %d rounds in turn, after questions to warm up until the compilers of each were done (%,d the longest), %,d questions on one connection and %,d on %d in each, none twice, but that one process of OpenSearch is asked all of them in the one way and then in the other; medians over the rounds. The files of both are held in memory."
            .formatted(
                comparison.rounds,
                comparison.warmed,
                comparison.single,
                comparison.many,
                comparison.connections));
    results.write(comparison.folder);
  }

  /// One that is asked, and what its rounds took.
  private record Engine(
      String name,
      ServerProcess server,
      Function<List<String>, List<byte[]>> asked,
      List<Load.Round> alone,
      List<Load.Round> together,
      List<Double> processorMillis) {
    Engine(String name, ServerProcess server, Function<List<String>, List<byte[]>> asked) {
      this(name, server, asked, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    double perSecond() {
      return median(together, Load.Round::perSecond);
    }
  }

  private void compare(int cards, List<List<Object>> rows) throws IOException {
    Path data = cards == REAL ? RealIndex.data() : Growth.data(base, cards);
    Path log = folder.resolve("opensearch-servers.log");
    Path other = folder.resolve("opensearch-" + (cards == REAL ? "real" : cards));
    if (rebuild || !OpenSearch.isFilled(other, data)) {
      IOUtils.rm(other);
    }
    MadeUp questions =
        MadeUp.of(SEED + cards, rounds * (many + single) + LOOKED_AT + many * WARM_BLOCKS + single);
    List<List<String>> together = new ArrayList<>();
    List<List<String>> alone = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      together.add(questions.next(many));
      alone.add(questions.next(single));
    }
    List<String> looked = questions.next(LOOKED_AT);
    boolean large = cards > SMALL;
    long start = System.nanoTime();
    try (OpenSearch open = OpenSearch.start(base, other, large ? "2g" : "1g", log)) {
      System.out.printf("OpenSearch is up after %.0f s%n", seconds(start));
      if (!OpenSearch.isFilled(other, data)) {
        open.fill(data);
        System.out.printf("OpenSearch is filled after %.0f s%n", seconds(start));
      }
      try (HeldFiles _ = HeldFiles.of(data, other);
          ServerProcess ours =
              ServerProcess.actordex(
                  base, data, log, environment(cards), "--search-within", "60s")) {
        System.out.printf("What is asked is in memory after %.0f s%n", seconds(start));
        Engine actordex = new Engine("Actordex", ours, Requests::searches);
        List<Engine> engines =
            List.of(
                openSearch("OpenSearch, words alone", open, OpenSearchForm.Reading.WORDS),
                openSearch(
                    "OpenSearch, our concepts as synonyms", open, OpenSearchForm.Reading.CONCEPTS),
                actordex);
        // First one after the other: what is cold takes longer than a server lets others wait.
        List<String> first = questions.next(single);
        for (Engine engine : engines) {
          Load.run(engine.server().port(), engine.asked().apply(first), 1);
        }
        List<String> again = questions.next(many * WARM_BLOCKS);
        for (Engine engine : engines) {
          warmed =
              Math.max(
                  warmed,
                  engine.server().warm(engine.asked().apply(again), connections, warm * many));
        }
        System.out.printf("Warm after %.0f s%n", seconds(start));
        for (int round = 0; round < rounds; round++) {
          for (Engine engine : engines) {
            ask(engine, together.get(round), alone.get(round));
          }
        }
        String size = cards == REAL ? "real" : "%,d".formatted(cards);
        for (Engine engine : engines) {
          rows.add(row(size, engine, looked, actordex.perSecond()));
        }
        System.out.printf("%s cards are compared after %.0f s%n", size, seconds(start));
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /// No cache for the start, which would be made while the load runs; and more heap than usual for
  /// more cards than usual.
  private static Map<String, String> environment(int cards) {
    return cards > SMALL
        ? Map.of(
            "ACTORDEX_CACHE",
            "off",
            "ACTORDEX_JAVA_OPTS",
            "-Xmx" + Growth.heap(cards) + " -XX:+UseSerialGC")
        : Map.of("ACTORDEX_CACHE", "off");
  }

  private static Engine openSearch(String name, OpenSearch open, OpenSearchForm.Reading reading) {
    return new Engine(name, open.process(), questions -> OpenSearch.requests(questions, reading));
  }

  private void ask(Engine engine, List<String> together, List<String> alone) throws IOException {
    ServerProcess server = engine.server();
    engine.alone().add(Load.run(server.port(), engine.asked().apply(alone), 1));
    double before = server.cpuSeconds();
    engine.together().add(Load.run(server.port(), engine.asked().apply(together), connections));
    engine.processorMillis().add((server.cpuSeconds() - before) * 1_000 / together.size());
  }

  /// @param ours answers a second of Actordex
  private static List<Object> row(String cards, Engine engine, List<String> looked, double ours)
      throws IOException {
    double[] hits = hits(engine.server(), engine.asked().apply(looked));
    return List.of(
        cards,
        engine.name(),
        Results.median(hits),
        100d * Arrays.stream(hits).filter(found -> found == 0).count() / hits.length,
        median(engine.together(), Load.Round::bytes),
        median(engine.alone(), round -> round.micros(0.5) / 1_000),
        median(engine.alone(), round -> round.micros(0.99) / 1_000),
        engine.perSecond(),
        median(engine.together(), round -> round.micros(0.99) / 1_000),
        median(engine.processorMillis(), Double::doubleValue),
        engine.server().megabytes("VmRSS"),
        ours / engine.perSecond());
  }

  private static double[] hits(ServerProcess server, List<byte[]> requests) throws IOException {
    return Load.bodies(server.port(), requests).stream()
        .mapToDouble(body -> {
          Matcher total = TOTAL.matcher(body);
          return total.find() ? Double.parseDouble(total.group(1)) : Double.NaN;
        })
        .toArray();
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
    return Results.median(values.stream().mapToDouble(figure).toArray());
  }
}

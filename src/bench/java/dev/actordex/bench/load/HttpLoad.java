package dev.actordex.bench.load;

import dev.actordex.bench.RealIndex;
import dev.actordex.bench.corpus.MadeUp;
import dev.actordex.bench.corpus.RealCards;
import dev.actordex.bench.growth.Figures;
import dev.actordex.card.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/// What the server's answers cost over HTTP, as multiples of what an answer of the same size costs
/// that nobody had to look for.
///
/// The server is started by the launcher over the real data, with the JVM's cache, for what that
/// has of a method may stay with it for good. Beside it run two that answer a constant, see
/// [ConstantServer]. They are asked in turn, round after round, so that a busy minute of the
/// machine meets all of them; what counts is the median over the rounds. No question is asked twice
/// in all rounds, nor to warm up, and no whole answer is kept anywhere. Of questions that were
/// asked again and again the compilers learnt which ways no question goes, and met others that go
/// them: while these were measured, they took a tenth of the processor time.
public final class HttpLoad {
  private static final long SEED = 20_260_101;
  private static final Map<String, String> UNCACHED = Map.of("ACTORDEX_CACHE", "off");
  private static final int CACHE_WITHIN = 300;

  /// How many requests it takes to see what the compilers still do.
  private static final int WARM_BLOCK = 20_000;

  private final Path base;
  private final Path data;
  private final int rounds;
  private final int single;
  private final int many;
  private final int warm;
  private final int connections;
  private final int starts;
  private final Map<String, List<Measured>> measured = new HashMap<>();
  private int mostWarm;

  private HttpLoad(Path base, Map<String, Integer> options) {
    this.base = base;
    data = RealIndex.data();
    rounds = options.getOrDefault("rounds", 3);
    single = options.getOrDefault("single", 3_000);
    many = options.getOrDefault("many", 9_000);
    warm = options.getOrDefault("warm", 250_000);
    connections = options.getOrDefault("connections", 8);
    starts = options.getOrDefault("starts", 5);
  }

  /// @param options `rounds`, `single` (requests a round on one connection), `many` (on all),
  ///   `connections`, `warm` (requests before anything is measured, at most: fewer when the
  ///   compilers are done), `starts` (how often to time each kind of start)
  public static void run(Path base, Map<String, Integer> options) throws IOException {
    new HttpLoad(base, options).run();
  }

  private void run() throws IOException {
    Path folder = Files.createDirectories(base.resolve("target/bench"));
    Path log = folder.resolve("http-servers.log");
    Results results = new Results("http", "Over HTTP");
    results.remark(Results.machine());
    List<List<Object>> started = new ArrayList<>();
    started.add(starts("without the JVM's cache", UNCACHED, log));
    Path cache = folder.resolve("cache");
    Map<String, String> cached = Map.of("ACTORDEX_CACHE", cache.toString());
    if (makeCache(cache, cached, log)) {
      started.add(starts("with it", cached, log));
    } else {
      results.remark("The launcher's cache for the start was not made in time; nothing has it.");
    }
    int measuredOf = rounds * (single + many);
    int block = Math.min(WARM_BLOCK, warm);
    int sample = Math.min(single, block);
    MadeUp questions = MadeUp.of(SEED, measuredOf + block + warm);
    List<String> searched = questions.next(measuredOf);
    List<String> before = questions.next(block);
    List<byte[]> suggests = suggests(before);
    List<Card> cards = RealCards.read(data);
    Random random = new Random(SEED);
    List<byte[]> shown = cards(cards, random, block);
    List<Asked> asked =
        List.of(
            Asked.of(
                "search",
                () -> Requests.searches(questions.next(block)),
                Requests.searches(before),
                Requests.searches(searched)),
            Asked.of("suggest", () -> suggests, suggests, suggests(searched)),
            Asked.of("card", () -> shown, shown, cards(cards, random, measuredOf)));
    try (ServerProcess server = ServerProcess.actordex(base, data, log, cached);
        ServerProcess same = server.like(log, ConstantServer.class.getName(), "actordex");
        ServerProcess bare = server.like(log, ConstantServer.class.getName(), "javalin")) {
      for (Asked each : asked) {
        warm(server, each.warm());
        byte[] constant =
            constant(Load.run(server.port(), each.sample().subList(0, sample), 1).bytes());
        List<byte[]> constants = Collections.nCopies(block, constant);
        warm(same, () -> constants);
        warm(bare, () -> constants);
        for (int round = 0; round < rounds; round++) {
          for (boolean one : List.of(true, false)) {
            int count = one ? single : many;
            int open = one ? 1 : connections;
            String suffix = one ? "/1" : "/n";
            measure(each.name() + suffix, server, each.next(count), open);
            List<byte[]> again = Collections.nCopies(count, constant);
            measure(each.name() + "/same" + suffix, same, again, open);
            measure(each.name() + "/bare" + suffix, bare, again, open);
          }
        }
      }
      report(results, asked);
      results.remark(
          "Resident memory of the server after the load: %.0f MB (%.0f MB at most, %.0f MB without mapped files)."
              .formatted(
                  server.megabytes("VmRSS"),
                  server.megabytes("VmHWM"),
                  server.megabytes("RssAnon")));
      results.table(
          "start",
          List.of("start to first search", "processor s, median", "most", "s, median", "most"),
          started);
      double text = RealCards.bytes(data) / Figures.MB;
      double disk = Figures.megabytes(RealCards.generation(data));
      results.remark(
          "The index takes %.1f MB on disk for %.1f MB of text (cards and source records as JSON): %.2f times as much."
              .formatted(disk, text, disk / text));
      results.remark(
          "%d rounds after requests to warm up each server until its compilers were done (of the processor time they take less than a fiftieth), or %,d; the slowest after %,d. No question is asked twice, neither in the rounds nor before. A round asks %,d requests on one connection, then %,d on %d, of each server in turn. Times are medians over the rounds of each round's percentile. \"same server\" is the product's server answering a constant of the same mean size, \"bare Javalin\" one with nothing of ours. The client is a loop on blocking sockets of its own."
              .formatted(rounds, warm, mostWarm, single, many, connections));
      results.write(folder);
    }
  }

  /// A kind of request.
  ///
  /// @param warm block after block, before anything is measured
  /// @param sample what shows how long an answer is
  /// @param measured each asked once
  private record Asked(
      String name, Supplier<List<byte[]>> warm, List<byte[]> sample, Iterator<byte[]> measured) {
    static Asked of(
        String name, Supplier<List<byte[]>> warm, List<byte[]> sample, List<byte[]> measured) {
      return new Asked(name, warm, sample, measured.iterator());
    }

    List<byte[]> next(int count) {
      List<byte[]> requests = new ArrayList<>(count);
      while (requests.size() < count) {
        requests.add(measured.next());
      }
      return requests;
    }
  }

  /// @param serverMicros processor time of the server for one answer
  private record Measured(Load.Round round, double serverMicros) {}

  private List<Object> starts(String label, Map<String, String> environment, Path log)
      throws IOException {
    double[] cpu = new double[starts];
    double[] wall = new double[starts];
    for (int i = 0; i < starts; i++) {
      long begin = System.nanoTime();
      try (ServerProcess server = ServerProcess.actordex(base, data, log, environment);
          Connection connection = new Connection(server.port())) {
        connection.ask(Requests.get("/api/v1/search?q=watering-hole"));
        wall[i] = (System.nanoTime() - begin) / 1e9;
        cpu[i] = server.cpuSeconds();
      }
    }
    return List.of(
        label,
        Results.median(cpu),
        Arrays.stream(cpu).max().orElse(0),
        Results.median(wall),
        Arrays.stream(wall).max().orElse(0));
  }

  /// Lets the launcher make its cache behind the back of a server.
  private boolean makeCache(Path cache, Map<String, String> environment, Path log)
      throws IOException {
    IOUtils.rm(cache);
    try (ServerProcess server = ServerProcess.actordex(base, data, log, environment);
        Connection connection = new Connection(server.port())) {
      connection.ask(Requests.get("/health/live"));
      for (int second = 0; second < CACHE_WITHIN; second++) {
        if (Files.isDirectory(cache)) {
          try (Stream<Path> files = Files.list(cache)) {
            if (files.anyMatch(file -> file.toString().endsWith(".aot"))) {
              return true;
            }
          }
        }
        Thread.sleep(1_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void warm(ServerProcess server, Supplier<List<byte[]>> blocks) throws IOException {
    mostWarm = Math.max(mostWarm, server.warm(blocks, connections, warm));
  }

  private void measure(String name, ServerProcess server, List<byte[]> requests, int open)
      throws IOException {
    double before = server.cpuSeconds();
    Load.Round round = Load.run(server.port(), requests, open);
    double micros = (server.cpuSeconds() - before) * 1e6 / requests.size();
    measured.computeIfAbsent(name, key -> new ArrayList<>()).add(new Measured(round, micros));
  }

  private void report(Results results, List<Asked> asked) {
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> ratios = new ArrayList<>();
    for (Asked each : asked) {
      String name = each.name();
      rows.add(row(name, name));
      rows.add(row("constant, same server", name + "/same"));
      rows.add(row("constant, bare Javalin", name + "/bare"));
      for (String floor : List.of("same", "bare")) {
        ratios.add(
            List.of(
                name,
                floor.equals("same") ? "same server" : "bare Javalin",
                ratio(name, floor, "/1", round -> round.micros(0.5)),
                ratio(name, floor, "/1", round -> round.micros(0.99)),
                ratio(name, floor, "/n", Load.Round::perSecond),
                serverMicros(name) / serverMicros(name + "/" + floor)));
      }
    }
    results.table(
        "answers",
        List.of(
            "answer",
            "bytes",
            "p50 µs",
            "p90 µs",
            "p99 µs",
            "a second, " + connections + " connections",
            "p99 µs, " + connections + " connections",
            "server's processor µs an answer",
            "client's"),
        rows);
    results.table(
        "ratios",
        List.of("answer", "to the constant of", "p50", "p99", "throughput", "processor time"),
        ratios);
  }

  private List<Object> row(String label, String name) {
    return List.of(
        label,
        of(name + "/n", Load.Round::bytes),
        of(name + "/1", round -> round.micros(0.5)),
        of(name + "/1", round -> round.micros(0.9)),
        of(name + "/1", round -> round.micros(0.99)),
        of(name + "/n", Load.Round::perSecond),
        of(name + "/n", round -> round.micros(0.99)),
        serverMicros(name),
        of(name + "/n", round -> round.clientNanos() / 1_000));
  }

  private interface Figure<T> {
    double of(T measured);
  }

  private double of(String name, Figure<Load.Round> figure) {
    return median(measured.getOrDefault(name, List.of()), each -> figure.of(each.round()));
  }

  private double serverMicros(String name) {
    return median(measured.getOrDefault(name + "/n", List.of()), Measured::serverMicros);
  }

  private double ratio(String name, String floor, String suffix, Figure<Load.Round> figure) {
    return of(name + suffix, figure) / of(name + "/" + floor + suffix, figure);
  }

  private static <T> double median(List<T> values, Figure<T> figure) {
    return Results.median(values.stream().mapToDouble(figure::of).toArray());
  }

  private static byte[] constant(double bytes) {
    return Requests.get("/api/v1/cards/" + Math.max(2, Math.round(bytes)));
  }

  /// The beginnings of questions, as someone types them.
  private static List<byte[]> suggests(List<String> questions) {
    List<byte[]> requests = new ArrayList<>(questions.size());
    for (String question : questions) {
      String typed = question.substring(0, Math.min(question.length(), 2 + requests.size() % 6));
      requests.add(Requests.get("/api/v1/suggest?q=" + Requests.encoded(typed)));
    }
    return requests;
  }

  private static List<byte[]> cards(List<Card> cards, Random random, int count) {
    List<byte[]> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String id = cards.get(random.nextInt(cards.size())).id();
      requests.add(Requests.get("/api/v1/cards/" + Requests.encoded(id)));
    }
    return requests;
  }
}

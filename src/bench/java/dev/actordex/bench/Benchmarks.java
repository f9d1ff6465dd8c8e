package dev.actordex.bench;

import dev.actordex.bench.compare.Comparison;
import dev.actordex.bench.growth.Growth;
import dev.actordex.bench.growth.IndicatorGrowth;
import dev.actordex.bench.load.HttpLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What `./mvnw -Pbench test` runs: with `-Dbench=http` the benchmark of that name, with anything
/// else the JMH benchmarks whose name matches it.
public final class Benchmarks {
  private Benchmarks() {}

  /// @param args the benchmark, then its options, `rounds=5`; or what JMH reads
  public static void main(String[] args) throws IOException {
    Path base = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "http" -> HttpLoad.run(base, numbers(options));
      case "growth" -> Growth.run(base, numbers(options));
      case "indicators" -> IndicatorGrowth.run(base, numbers(options));
      case "opensearch" -> Comparison.run(base, numbers(options));
      case "questions" -> QuestionMix.run(base);
      case "never-asked" -> NeverAsked.run(base, numbers(options));
      default -> org.openjdk.jmh.Main.main(jmh(args));
    }
  }

  private static String[] jmh(String[] args) {
    List<String> all = new java.util.ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("-foe", "true", "-rf", "json", "-rff", "result.json"));
    return all.toArray(String[]::new);
  }

  private static Map<String, Integer> numbers(List<String> options) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      numbers.put(option.substring(0, equals), Integer.valueOf(option.substring(equals + 1)));
    }
    return numbers;
  }
}

package dev.actordex.bench;

import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.lucene.indicators.LuceneIndicatorSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long the look-up of a pasted value takes in the process: reading the value, finding it, and
/// its first page of up to 20 indicators.
///
/// Looks into a data folder into which [SyntheticIndicators] were imported, named by `-p data=…`
/// with how many there are in `-p count=…`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
public class IndicatorBenchmark {
  private static final int VALUES = 5_000;

  @Param("target/bench/indicators")
  private String data = "";

  @Param("1000000")
  private long count;

  private LuceneIndicatorSearch search;
  private final List<String> values = new ArrayList<>();
  private final List<String> domains = new ArrayList<>();
  private final List<String> ranges = new ArrayList<>();
  private int next;

  @Setup
  public void open() {
    search = LuceneIndicatorSearch.open(Path.of(System.getProperty("basedir", ".")).resolve(data));
    for (int i = 0; i < VALUES; i++) {
      long n = i * (count / VALUES) + i % 10;
      String value = SyntheticIndicators.value(n);
      if (search.find(IndicatorQuery.read(value), null, 1, 1).total() == 0) {
        throw new IllegalStateException("The folder does not hold " + value);
      }
      values.add(value.replace(".", "[.]").replace("http", "hXXp"));
      int colon = value.indexOf(':');
      if (n % 10 < 3) {
        ranges.add(value.substring(0, value.lastIndexOf('.', colon)) + ".0/24");
      } else if (n % 10 > 7) {
        domains.add(value.substring(value.indexOf('.') + 1));
      }
    }
  }

  @TearDown
  public void close() {
    search.close();
  }

  private IndicatorPage find(List<String> pasted) {
    next++;
    return search.find(IndicatorQuery.read(pasted.get(next % pasted.size())), null, 1, 20);
  }

  /// Hashes, `address:port`, URLs and domains in their mix, defanged.
  @Benchmark
  public IndicatorPage value() {
    return find(values);
  }

  /// What no source ever named.
  @Benchmark
  public IndicatorPage unknown() {
    next++;
    return search.find(IndicatorQuery.read("x" + next + ".never.invalid"), null, 1, 20);
  }

  /// A domain with its subdomains.
  @Benchmark
  public IndicatorPage domain() {
    return find(domains);
  }

  /// 256 addresses.
  @Benchmark
  public IndicatorPage range() {
    return find(ranges);
  }
}

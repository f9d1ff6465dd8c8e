package dev.actordex.bench;

import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.export.SearchPageJson;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Suggestion;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long one question takes in the process. Each call asks the next of the queries, so a
/// percentile is over all of them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
public class SearchBenchmark {
  private final SearchPageJson json = new SearchPageJson();
  private CardSearch search;
  private List<String> queries;
  private int next;

  @Setup
  public void open() {
    search = LuceneCardSearch.open(RealIndex.data(), new CardJson(), Tables.facetWords());
    queries = RealIndex.queries();
  }

  @TearDown
  public void close() {
    search.close();
  }

  private String query() {
    next = (next + 1) % queries.size();
    return queries.get(next);
  }

  /// 20 hits with highlights and all facets.
  @Benchmark
  public SearchPage search() {
    return search.search(SearchRequest.of(query()));
  }

  /// The same, as the bytes that go over the wire.
  @Benchmark
  public byte[] searchAsJson() {
    return json.json(search.search(SearchRequest.of(query())), 0);
  }

  @Benchmark
  public List<Suggestion> suggest() {
    String query = query();
    return search.suggest(query.substring(0, Math.min(4, query.length())), 10);
  }

  @Benchmark
  public Lookup card() {
    return search.lookup("G0001");
  }
}

package dev.actordex.bench;

import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.http.ActordexServer;
import dev.actordex.http.HttpSettings;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.search.CardSearch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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

/// How long one question takes over HTTP on loopback, one connection kept open, client and server
/// in one JVM.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
public class HttpBenchmark {
  private CardSearch search;
  private ActordexServer server;
  private Socket socket;
  private InputStream in;
  private List<String> queries;
  private int next;

  @Setup
  public void open() throws IOException {
    search = LuceneCardSearch.open(RealIndex.data(), new CardJson(), Tables.facetWords());
    server = ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "bench"), search);
    queries = RealIndex.queries();
    socket = new Socket("127.0.0.1", server.port());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  @TearDown
  public void close() throws IOException {
    socket.close();
    server.close();
    search.close();
  }

  /// 20 hits with highlights and all facets, uncompressed.
  @Benchmark
  public int search() throws IOException {
    next = (next + 1) % queries.size();
    return get("/api/v1/search?q=" + URLEncoder.encode(queries.get(next), StandardCharsets.UTF_8));
  }

  /// The least the server can answer: what HTTP itself costs.
  @Benchmark
  public int live() throws IOException {
    return get("/health/live");
  }

  /// The number of bytes of the answer's body.
  private int get(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    int length = -1;
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(path + " answered " + status);
    }
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
    }
    in.skipNBytes(length);
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }
}

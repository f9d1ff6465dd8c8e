package dev.actordex.http;

import dev.actordex.ingest.Manifest;
import dev.actordex.search.CardSearch;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// What the server counts of itself, in the text format of Prometheus: how long answers took per
/// route, what they came to, which index answers, how full the memory is.
///
/// Routes are named by their pattern, so that their number is that of the program's and nothing a
/// visitor types becomes a name. Thread-safe.
final class Metrics {
  static final String PATH = "/metrics";
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5
  };
  private static final double NANOS = 1e9;

  private final CardSearch search;
  private final Map<String, Times> times = new ConcurrentSkipListMap<>();

  private static final class Times {
    private final AtomicLongArray buckets = new AtomicLongArray(BOUNDS.length + 1);
    private final LongAdder nanos = new LongAdder();
    private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();
  }

  Metrics(CardSearch search) {
    this.search = search;
  }

  /// @param route its pattern
  void answered(String route, int status, long nanos) {
    Times of = times.computeIfAbsent(route, name -> new Times());
    int bucket = 0;
    while (bucket < BOUNDS.length && nanos > BOUNDS[bucket] * NANOS) {
      bucket++;
    }
    of.buckets.incrementAndGet(bucket);
    of.nanos.add(nanos);
    of.statuses.computeIfAbsent(status / 100 + "xx", name -> new LongAdder()).increment();
  }

  byte[] text() {
    StringBuilder out = new StringBuilder();
    head(out, "actordex_request_seconds", "histogram", "How long answers took, by route.");
    times.forEach((route, of) -> {
      long count = 0;
      for (int i = 0; i <= BOUNDS.length; i++) {
        count += of.buckets.get(i);
        String bound = i < BOUNDS.length ? String.valueOf(BOUNDS[i]) : "+Inf";
        line(
            out,
            "actordex_request_seconds_bucket",
            "route=\"" + route + "\",le=\"" + bound + "\"",
            count);
      }
      line(
          out,
          "actordex_request_seconds_sum",
          "route=\"" + route + "\"",
          String.format(Locale.ROOT, "%.6f", of.nanos.sum() / NANOS));
      line(out, "actordex_request_seconds_count", "route=\"" + route + "\"", count);
    });
    head(out, "actordex_requests_total", "counter", "Answers by route and kind of status.");
    times.forEach((route, of) ->
        of.statuses.forEach((status, count) ->
            line(
                out,
                "actordex_requests_total",
                "route=\"" + route + "\",status=\"" + status + "\"",
                count.sum())));
    index(out);
    machine(out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void index(StringBuilder out) {
    Manifest manifest;
    try {
      manifest = search.manifest();
    } catch (RuntimeException e) {
      gauge(out, "actordex_ready", "1 when the current index answers.", 0);
      return;
    }
    gauge(
        out,
        "actordex_ready",
        "1 when the current index answers.",
        search.problem().isPresent() ? 0 : 1);
    String name = manifest.generation();
    int dash = name.indexOf('-');
    String number = dash > 0 ? name.substring(0, dash) : "";
    gauge(
        out,
        "actordex_generation",
        "Number of the generation that answers.",
        number.matches("\\d{1,18}") ? Long.parseLong(number) : 0);
    gauge(out, "actordex_cards", "Cards in the index.", manifest.cards());
    gauge(
        out,
        "actordex_problems",
        "Problems of the sources it was built from.",
        manifest.report().problems().size());
  }

  private static void machine(StringBuilder out) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    gauge(out, "jvm_memory_heap_used_bytes", "Heap in use.", heap.getUsed());
    gauge(out, "jvm_memory_heap_max_bytes", "Largest heap.", heap.getMax());
    gauge(
        out,
        "jvm_threads",
        "Platform threads.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    gauge(
        out,
        "process_start_time_seconds",
        "When the server started.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1_000);
  }

  private static void gauge(StringBuilder out, String name, String help, long value) {
    head(out, name, "gauge", help);
    out.append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder out, String name, String labels, Object value) {
    out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
  }
}

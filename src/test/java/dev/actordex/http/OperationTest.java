package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What an operator sees of a server: lines of requests, metrics, health.
class OperationTest {
  private final Logger requests = (Logger) LoggerFactory.getLogger("dev.actordex.requests");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    requests.addAppender(lines);
  }

  @AfterEach
  void stop() {
    requests.detachAppender(lines);
  }

  private static ActordexServer serve(Exposure exposure) {
    return ActordexServer.start(
        HttpSettings.of("127.0.0.1", 0, "test").withExposure(exposure),
        new InMemoryCardSearch(SampleCards.all(), new CardJson()));
  }

  /// The lines so far; one is written after its answer was sent.
  private List<String> lines(int count) {
    long end = System.nanoTime() + 5_000_000_000L;
    while (lines.list.size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return List.copyOf(lines.list).stream()
        .map(event -> String.valueOf(event.getKeyValuePairs()))
        .toList();
  }

  @Test
  void aLineIsWrittenForEachRequestWhenAskedForAndHoldsNoQuery() {
    try (ActordexServer server = serve(new Exposure(true, false, true))) {
      TestClient client = new TestClient(server.port());
      client.get("/api/v1/search?q=secret%20plan");
      client.get("/no%0Asuch%1b%E2%80%AEpage");
      client.rawGet("/%zz");

      assertThat(lines(3))
          .hasSize(3)
          .allSatisfy(line -> assertThat(line).doesNotContain("secret", "\u001b", "\n", "\u202e"))
          .first()
          .asString()
          .contains("method=\"GET\"", "path=\"/api/v1/search\"", "status=\"200\"", "ms=");
    }
  }

  @Test
  void theQueryIsShownOnRequestAndCut() {
    try (ActordexServer server = serve(new Exposure(true, true, true))) {
      new TestClient(server.port()).get("/api/v1/search?q=" + "a".repeat(900));

      assertThat(lines(1).getFirst()).contains("search?q=aaa").hasSizeLessThan(500);
    }
  }

  @Test
  void nothingIsWrittenUnlessAskedFor() {
    try (ActordexServer server = serve(Exposure.QUIET)) {
      new TestClient(server.port()).get("/health/live");
    }
    assertThat(lines.list).isEmpty();
  }

  @Test
  void metricsCountAnswersByTheirRouteAndTellOfIndexAndMemory() {
    try (ActordexServer server = serve(Exposure.QUIET)) {
      TestClient client = new TestClient(server.port());
      client.get("/api/v1/cards/G0001");
      client.get("/api/v1/cards/G4711");
      client.get("/../../etc/passwd");
      String text = "";
      for (int i = 0; i < 500 && !text.contains("route=\"other\""); i++) {
        text = client.body("/metrics");
      }

      assertThat(text)
          .contains("actordex_request_seconds_count{route=\"/api/v1/cards/{id}\"} 2\n")
          .contains("actordex_request_seconds_bucket{route=\"/api/v1/cards/{id}\",le=\"+Inf\"} 2\n")
          .contains("actordex_requests_total{route=\"/api/v1/cards/{id}\",status=\"4xx\"} 1\n")
          .contains("route=\"other\"")
          .contains("\nactordex_cards ", "\nactordex_generation ", "\nactordex_problems ")
          .contains("\njvm_memory_heap_used_bytes ", "\nactordex_ready 1\n")
          .doesNotContain("G4711", "passwd");
      assertThat(text.lines())
          .allMatch(line ->
              line.matches("# (HELP|TYPE) .*|[a-z_]+(\\{[^}]*(\\{id}[^}]*)?.*})? [0-9.E+-]+"));
    }
  }

  @Test
  void withoutMetricsThereIsNoSuchAddress() {
    try (ActordexServer server = serve(new Exposure(false, false, false))) {
      assertThat(new TestClient(server.port()).get("/metrics").statusCode()).isEqualTo(404);
    }
  }

  /// The dashboard asks for nothing that is not there.
  @Test
  void theDashboardShowsMetricsThatThereAre() throws IOException {
    String dashboard = Files.readString(Path.of("docs/grafana-dashboard.json"));
    Matcher name = Pattern.compile("\\b(?:actordex|jvm|process)_[a-z_]+").matcher(dashboard);
    int names = 0;
    try (ActordexServer server = serve(Exposure.QUIET)) {
      TestClient client = new TestClient(server.port());
      client.get("/health/live");
      String text = "";
      for (int i = 0; i < 500 && !text.contains("actordex_requests_total{"); i++) {
        text = client.body("/metrics");
      }
      while (name.find()) {
        names++;
        assertThat(text).contains("\n" + name.group());
      }
    }
    assertThat(names).isGreaterThan(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u001b", "\u202e", "\u2028", "\u0000", "\u200b"})
  void noCharacterOfALineDoesMoreThanStandThere(String evil) {
    assertThat(RequestLines.printable("a" + evil + "b"))
        .isEqualTo("a" + String.format("\\u%04x", (int) evil.charAt(0)) + "b");
  }
}

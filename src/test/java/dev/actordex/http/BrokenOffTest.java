package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.export.file.Exports;
import dev.actordex.ingest.Manifest;
import dev.actordex.search.Edition;
import dev.actordex.search.InMemoryCardSearch;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that cannot be made or sent to its end: whoever receives it must see that it broke off.
class BrokenOffTest {
  private static final String SECRET = "/srv/secret/index is gone";
  private static final List<Card> CARDS = SampleCards.all();
  private static final int ENDLESS = 1_000_000;

  /// Has the same card many times over, and once cannot read it.
  private static final class Breaking extends InMemoryCardSearch {
    private final int many;
    private final int broken;
    private final Supplier<? extends RuntimeException> fault;

    Breaking(int many, int broken, Supplier<? extends RuntimeException> fault) {
      super(CARDS, new CardJson());
      this.many = many;
      this.broken = broken;
      this.fault = fault;
    }

    @Override
    public Edition edition() {
      Edition whole = super.edition();
      AtomicInteger read = new AtomicInteger();
      return new Edition() {
        @Override
        public Manifest manifest() {
          return whole.manifest();
        }

        @Override
        public List<String> ids(SearchRequest request) {
          return Collections.nCopies(many, CARDS.getFirst().id());
        }

        @Override
        public Optional<Card> card(String id) {
          if (read.getAndIncrement() == broken) {
            throw fault.get();
          }
          return whole.card(id);
        }

        @Override
        public Optional<byte[]> record(String cardId, RecordRef ref) {
          return whole.record(cardId, ref);
        }

        @Override
        public Optional<Card> cardOf(String anyId) {
          return whole.cardOf(anyId);
        }

        @Override
        public Optional<byte[]> companion(String id) {
          return whole.companion(id);
        }

        @Override
        public List<byte[]> companionsAbout(String id, int most) {
          return whole.companionsAbout(id, most);
        }

        @Override
        public void close() {
          whole.close();
        }
      };
    }
  }

  private static RuntimeException gone() {
    return new IllegalStateException(SECRET);
  }

  private static RuntimeException deep() {
    throw new StackOverflowError(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip"})
  void aFileThatBreaksOffOnItsWayIsNoWholeAnswer(String coding) {
    for (Supplier<RuntimeException> fault :
        List.<Supplier<RuntimeException>>of(BrokenOffTest::gone, BrokenOffTest::deep)) {
      try (ActordexServer server = serve(new Breaking(5_000, 4_000, fault))) {
        TestClient client = new TestClient(server.port());

        assertThatThrownBy(() -> client.get("/api/v1/search.jsonl", "Accept-Encoding", coding))
            .hasCauseInstanceOf(IOException.class);
        String raw =
            client.raw(
                "GET /api/v1/search.jsonl HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: "
                    + coding
                    + "\r\n\r\n");
        assertThat(raw)
            .startsWith("HTTP/1.1 200 ")
            .contains("chunked")
            .doesNotContain("urn:actordex:problem", SECRET, "StackOverflow")
            .doesNotEndWith("\r\n0\r\n\r\n");
        assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aFileThatBreaksBeforeItIsOnItsWayIsAProblemAndNoFile() {
    for (Supplier<RuntimeException> fault :
        List.<Supplier<RuntimeException>>of(BrokenOffTest::gone, BrokenOffTest::deep)) {
      try (ActordexServer server = serve(new Breaking(400, 0, fault))) {
        HttpResponse<String> answer =
            new TestClient(server.port()).get("/api/v1/search.jsonl", "Accept-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("urn:actordex:problem").doesNotContain(SECRET);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/problem+json");
        assertThat(answer.headers().map())
            .doesNotContainKeys("content-disposition", "content-encoding", "etag");
      }
    }
  }

  @Test
  void whoTakesAFileTooSlowlyIsCutOffAndOthersGetTheirs() throws IOException {
    HttpSettings hasty =
        HttpSettings.of("127.0.0.1", 0, "test")
            .withCapacity(
                Capacity.usual().withExports(Duration.ofSeconds(2), Duration.ofSeconds(20)));
    byte[] ask =
        "GET /api/v1/search.jsonl HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (ActordexServer server =
            ActordexServer.start(
                hasty, new Breaking(Exports.MOST_CARDS, ENDLESS, BrokenOffTest::gone));
        Socket one = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
        Socket other = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      one.getOutputStream().write(ask);
      other.getOutputStream().write(ask);
      assertThat(one.getInputStream().read()).isEqualTo('H');
      assertThat(other.getInputStream().read()).isEqualTo('H');

      TestClient client = new TestClient(server.port());
      String card = "/api/v1/cards/" + CARDS.getFirst().id() + ".json";
      int status = client.get(card).statusCode();
      for (int i = 0; status == 429 && i < 100; i++) {
        status = client.get(card).statusCode();
      }
      assertThat(status).isEqualTo(200);
      assertThat(client.get("/api/v1/search?q=axiom").statusCode()).isEqualTo(200);
    }
  }

  private static ActordexServer serve(InMemoryCardSearch search) {
    return ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "test"), search);
  }
}

package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starting, stopping, and how many are served at a time.
class ServerTest {
  private final InMemoryCardSearch search =
      new InMemoryCardSearch(SampleCards.all(), new CardJson());

  @Test
  void portZeroTakesAFreePortAndTheServerSaysWhich() {
    try (ActordexServer server = start(0)) {
      assertThat(server.port()).isPositive();
      assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port() + "/");
    }
  }

  @Test
  void aPortThatIsTakenIsNamedInOneSentence() {
    try (ActordexServer server = start(0)) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> start(server.port()))
          .withMessageContaining("Cannot listen on 127.0.0.1:" + server.port());
    }
  }

  @Test
  void aClosedServerNoLongerListens() {
    ActordexServer server = start(0);
    int port = server.port();
    server.close();
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close());
  }

  @Test
  void aPortIsAPortAndAtLeastOneSearchIsPossible() {
    assertThatIllegalArgumentException().isThrownBy(() -> HttpSettings.of("localhost", 65_536, ""));
  }

  @Test
  void theGateLetsSoManyThroughAndSendsTheRestAway() throws Exception {
    Gate gate = new Gate(1, 1);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch inside = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first =
          threads.submit(() ->
              gate.pass(() -> {
                inside.countDown();
                await(open);
                return "first";
              }));
      inside.await();
      Future<String> second = threads.submit(() -> gate.pass(() -> "second"));
      while (gate.room() > 0) {
        Thread.onSpinWait();
      }
      Refusal refusal = catchThrowableOfType(Refusal.class, () -> gate.pass(() -> "third"));
      assertThat(refusal.problem().status()).isEqualTo(429);
      open.countDown();
      assertThat(first.get()).isEqualTo("first");
      assertThat(second.get()).isEqualTo("second");
      assertThat(gate.pass(() -> "later")).isEqualTo("later");
    }
  }

  @Test
  void manyVisitorsAtOnceAreAllAnswered() throws Exception {
    try (ActordexServer server = start(0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestClient client = new TestClient(server.port());
      List<Future<Integer>> answers =
          IntStream.range(0, 60)
              .mapToObj(
                  i -> threads.submit(() -> client.get("/api/v1/search?q=axiom").statusCode()))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
  }

  @Test
  void aVisitorWhoNeverFinishesTheHeaderIsClosed() throws IOException {
    HttpSettings hasty =
        HttpSettings.of("127.0.0.1", 0, "test")
            .withCapacity(Capacity.usual().withHeadersWithin(Duration.ofSeconds(2)));
    try (ActordexServer server = ActordexServer.start(hasty, search);
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      socket.setSoTimeout(500);
      byte[] begun = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(begun);
      long start = System.nanoTime();
      while (Sockets.stillOpen(socket)) {
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      }
      assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
    }
  }

  /// Whether he waits to be told that he may send, or has begun and stopped.
  @ParameterizedTest
  @ValueSource(strings = {"Expect: 100-continue\r\n\r\n", "\r\n", "\r\n[\"begun\","})
  void whoAnnouncesTooMuchHearsSoAtOnce(String rest) throws IOException {
    try (ActordexServer server = start(0);
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /api/v1/names HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + (BodyReader.MOST_BYTES + 1)
              + "\r\n";
      socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  private ActordexServer start(int port) {
    return ActordexServer.start(HttpSettings.of("127.0.0.1", port, "test"), search);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

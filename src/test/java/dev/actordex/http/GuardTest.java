package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.Edition;
import dev.actordex.search.InMemoryCardSearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a server that stands in the open lets in, and how often.
class GuardTest {
  private static final String KEY = "correct horse";
  private static final Set<String> KEYS =
      Set.of(
          HexFormat.of().formatHex(Keys.sha256("another".getBytes(StandardCharsets.UTF_8))),
          HexFormat.of().formatHex(Keys.sha256(KEY.getBytes(StandardCharsets.UTF_8))));

  @TempDir private Path folder;

  private static ActordexServer serve(Guard guard) {
    return ActordexServer.start(
        HttpSettings.of("127.0.0.1", 0, "test").withGuard(guard),
        new InMemoryCardSearch(SampleCards.all(), new CardJson()));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoHasAKeyComesInAndNobodyElse() {
    try (ActordexServer server = serve(new Guard(null, null, Set.of(), KEYS, 0))) {
      TestClient client = new TestClient(server.port());
      for (String right : Set.of("Bearer " + KEY, "bearer another", basic("me:" + KEY))) {
        assertThat(client.get("/api/v1/sources", "Authorization", right).statusCode())
            .isEqualTo(200);
        assertThat(client.get("/", "Authorization", right).statusCode()).isEqualTo(200);
      }
      for (String wrong :
          Set.of("Bearer", "Bearer x", "Basic ???", basic("no colon"), "Digest a", KEY)) {
        HttpResponse<String> refused = client.get("/api/v1/sources", "Authorization", wrong);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("urn:actordex:problem:key-needed");
      }
      assertThat(client.get("/").headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Basic ");
      assertThat(client.get("/metrics").statusCode()).isEqualTo(401);
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() {
    try (ActordexServer server = serve(new Guard(null, null, Set.of("127.0.0.1"), Set.of(), 3))) {
      TestClient client = new TestClient(server.port());
      for (int i = 0; i < 3; i++) {
        assertThat(client.get("/health/live", "X-Forwarded-For", "192.0.2.1").statusCode())
            .isEqualTo(200);
      }
      HttpResponse<String> refused =
          client.get("/health/live", "X-Forwarded-For", "10.0.0.1, 192.0.2.1");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d?");
      assertThat(client.get("/health/live", "X-Forwarded-For", "192.0.2.2").statusCode())
          .isEqualTo(200);
    }
  }

  /// Some proxies add a line to what a visitor wrote himself, some the port he came from.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "192.0.2.1:50001",
        "[::ffff:192.0.2.1]:50002",
        "[::ffff:192.0.2.1]",
        "10.0.0.1 , 192.0.2.1:50003"
      })
  void whoeverAsksIsTheLastThatAProxyTells(String told) {
    try (ActordexServer server = serve(new Guard(null, null, Set.of("127.0.0.1"), Set.of(), 2))) {
      TestClient client = new TestClient(server.port());
      for (int i = 0; i < 2; i++) {
        String own = "198.51.100." + i;
        assertThat(
                client
                    .get("/health/live", "X-Forwarded-For", own, "X-Forwarded-For", told)
                    .statusCode())
            .isEqualTo(200);
      }
      assertThat(client.get("/health/live", "X-Forwarded-For", "192.0.2.1").statusCode())
          .isEqualTo(429);
      assertThat(
              client
                  .get("/health/live", "X-Forwarded-Proto", "https", "X-Forwarded-Proto", "http")
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .isEmpty();
    }
  }

  /// A name would be taken and never seen on a connection.
  @Test
  void aProxyIsAnAddressInWhicheverForm() {
    Guard guard = new Guard(null, null, Set.of("::1", "192.0.2.1 "), Set.of(), 0);
    assertThat(guard.proxies()).containsExactlyInAnyOrder("0:0:0:0:0:0:0:1", "192.0.2.1");
    for (String name : Set.of("proxy.example", "", "10.0.0.0/8", "localhost")) {
      assertThatThrownBy(() -> new Guard(null, null, Set.of(name), Set.of(), 0))
          .hasMessageContaining("given by its address");
    }
  }

  /// Whoever holds all the connections there are keeps everyone else out.
  @Test
  void whoOpensMoreThanHisShareLosesTheOldestThatAsksNothing() throws IOException {
    List<Socket> held = new ArrayList<>();
    try (ActordexServer server = serve(Guard.NONE)) {
      for (int i = 0; i < 600; i++) {
        held.add(answered(server));
      }
      for (Socket oldest : held.subList(0, 100)) {
        oldest.setSoTimeout(20_000);
        assertThat(oldest.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(new TestClient(server.port()).get("/health/live").statusCode()).isEqualTo(200);
      assertOpen(held.subList(110, held.size()));
    } finally {
      close(held);
    }
  }

  /// A connection that is open in the server as well, and before those that are opened later.
  private static Socket answered(ActordexServer server) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write(
            "HEAD /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("after %s", head).isNotNegative();
      head.append((char) next);
    }
    return socket;
  }

  /// Also hundreds of visits later: those that ended are not counted among those that are open.
  @Test
  void whoHasClosedHisConnectionsHasHisShareAgain() throws IOException {
    try (ActordexServer server = serve(Guard.NONE);
        Socket kept = answered(server)) {
      TestClient client = new TestClient(server.port());
      for (int i = 0; i < 520; i++) {
        String answer =
            client.raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
      }
      assertOpen(List.of(kept));
    }
  }

  /// It speaks for many.
  @Test
  void aProxyHasNoShareOfTheConnections() throws IOException {
    List<Socket> held = new ArrayList<>();
    try (ActordexServer server = serve(new Guard(null, null, Set.of("127.0.0.1"), Set.of(), 0))) {
      for (int i = 0; i < 520; i++) {
        held.add(new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port()));
      }
      assertThat(new TestClient(server.port()).get("/health/live").statusCode()).isEqualTo(200);
      assertOpen(held);
    } finally {
      close(held);
    }
  }

  private static void assertOpen(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.setSoTimeout(1);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /// A variable that was not set when the file was made must not let everyone in.
  @ParameterizedTest
  @ValueSource(strings = {"", "\n"})
  void anEmptyKeyIsNone(String key) {
    String hash = HexFormat.of().formatHex(Keys.sha256(key.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> new Guard(null, null, Set.of(), Set.of(hash), 0))
        .hasMessageContaining("empty key");
  }

  @Test
  void withoutAProxyNobodyIsBelieved() {
    try (ActordexServer server = serve(new Guard(null, null, Set.of(), Set.of(), 2))) {
      TestClient client = new TestClient(server.port());
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer =
            client.get(
                "/health/live", "X-Forwarded-For", "192.0.2." + i, "X-Forwarded-Proto", "https");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
      }
      assertThat(client.get("/health/live", "X-Forwarded-For", "192.0.2.9").statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void behindAProxyThatEncryptsBrowsersAreToldToStayThere() {
    try (ActordexServer server = serve(new Guard(null, null, Set.of("127.0.0.1"), Set.of(), 0))) {
      TestClient client = new TestClient(server.port());
      assertThat(
              client
                  .get("/health/live", "X-Forwarded-Proto", "https")
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .isPresent();
      assertThat(client.get("/health/live").headers().firstValue("Strict-Transport-Security"))
          .isEmpty();
    }
  }

  @Test
  void aBucketFillsEvenlyAndANetworkIsOneClient() {
    AtomicLong now = new AtomicLong();
    Rates rates = new Rates(60, now::get);
    for (int i = 0; i < 60; i++) {
      assertThat(rates.wait("2001:db8::" + Integer.toHexString(i))).isZero();
    }
    assertThat(rates.wait("2001:db8::ffff")).isEqualTo(1);
    assertThat(rates.wait("2001:db9::1")).isZero();
    now.addAndGet(1_000_000_000L);
    assertThat(rates.wait("2001:db8::1")).isZero();
    assertThat(rates.wait("2001:db8::1")).isEqualTo(1);
    assertThat(new Rates(0, now::get).wait("x:y")).isZero();
  }

  /// The clock that is given never does; a bucket would owe an hour's requests if it did.
  @Test
  void aClockThatJumpsBackKeepsNobodyOut() {
    AtomicLong now = new AtomicLong(3_600_000_000_000L);
    Rates rates = new Rates(60, now::get);
    assertThat(rates.wait("192.0.2.1")).isZero();
    now.set(0);
    assertThat(rates.wait("192.0.2.1")).isZero();
    now.addAndGet(1_000_000_000L);
    assertThat(rates.wait("192.0.2.1")).isZero();
  }

  /// Whoever takes files of everything one after the other gets some, and then others are served.
  @Test
  void theFilesOfOneClientMayTakeSoMuchTimeOfTheServer() {
    HttpSettings settings =
        HttpSettings.of("127.0.0.1", 0, "test")
            .withCapacity(Capacity.usual().withExports(Duration.ofMinutes(5), Duration.ofMillis(1)))
            .withGuard(new Guard(null, null, Set.of("127.0.0.1"), Set.of(), 0));
    try (ActordexServer server =
        ActordexServer.start(settings, new InMemoryCardSearch(SampleCards.all(), new CardJson()))) {
      TestClient client = new TestClient(server.port());
      HttpResponse<String> last = client.get("/api/v1/search.xlsx");
      assertThat(last.statusCode()).isEqualTo(200);
      for (int i = 0; i < 1_000 && last.statusCode() == 200; i++) {
        last = client.get("/api/v1/search.xlsx");
      }

      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(last.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
      assertThat(last.headers().firstValue("Content-Disposition")).isEmpty();
      assertThat(last.body()).contains("urn:actordex:problem:busy");
      assertThat(client.get("/api/v1/search").statusCode()).isEqualTo(200);
      assertThat(client.get("/api/v1/search.csv", "X-Forwarded-For", "192.0.2.1").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void whatIsOwedIsToldAndPassesWithTime() {
    AtomicLong now = new AtomicLong();
    Rates rates = new Rates(60, 120, now::get);
    rates.take("192.0.2.1", 119);
    assertThat(rates.owed("192.0.2.1")).isZero();
    rates.take("192.0.2.1", 31);
    assertThat(rates.owed("192.0.2.1")).isEqualTo(30);
    assertThat(rates.owed("192.0.2.2")).isZero();
    now.addAndGet(30_000_000_000L);
    assertThat(rates.owed("192.0.2.1")).isZero();
  }

  /// A virtual thread keeps its processor until it waits: two files of everything would keep all
  /// searches waiting.
  @Test
  void filesAreMadeOnThreadsThatTheMachineDividesItsTimeAmong() {
    Set<Boolean> virtual = new HashSet<>();
    var cards =
        new InMemoryCardSearch(SampleCards.all(), new CardJson()) {
          @Override
          public Edition edition() {
            virtual.add(Thread.currentThread().isVirtual());
            return super.edition();
          }
        };
    try (ActordexServer server =
        ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "test"), cards)) {
      TestClient client = new TestClient(server.port());
      assertThat(client.get("/api/v1/search.csv").statusCode()).isEqualTo(200);
      assertThat(client.get("/api/v1/cards/G0001.md").statusCode()).isEqualTo(200);
    }
    assertThat(virtual).containsExactly(false);
  }

  @Test
  void halfOfTlsIsRefused() {
    assertThatThrownBy(() -> new Guard(folder, null, Set.of(), Set.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Guard(null, null, Set.of(), Set.of("plain"), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

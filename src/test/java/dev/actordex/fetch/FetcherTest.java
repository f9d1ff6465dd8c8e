package dev.actordex.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A download from servers that stall, cut off, redirect, lie about lengths and send other things.
class FetcherTest {
  private static final String OK =
      "HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close\n";
  private static final String BODY = "{\"values\": [1, 2, 3, 4, 5, 6, 7, 8, 9]}";

  @TempDir private Path folder;

  private RudeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RudeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static Rules rules(long bytes) {
    return new Rules(true, true, false, bytes, Duration.ofMillis(400), Duration.ofSeconds(20), 3);
  }

  private Place place() {
    return Place.file("groups.json", server.uri("/groups.json"));
  }

  private Received fetch(Place place, boolean known, Rules rules) throws FetchException {
    try (Fetcher fetcher = new Fetcher(folder, rules)) {
      Received received = fetcher.fetch(place, known, FetcherTest::size);
      if (received instanceof Received.Fresh fresh && !known) {
        content = text(fresh.file());
        fetcher.done(fresh);
      } else if (received instanceof Received.Fresh fresh) {
        content = text(fresh.file());
      }
      return received;
    }
  }

  private String content = "";

  private Received fetch() throws FetchException {
    return fetch(place(), false, rules(1_000_000));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    return text(file).length();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("lock"))
          .sorted()
          .toList();
    }
  }

  private static String length(String body) {
    return "Content-Length: " + body.length() + "\n";
  }

  @Test
  void aFileComesAndIsRememberedForTheNextTime() throws Exception {
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY);
    server.then("HTTP/1.1 304 Not Modified\nConnection: close", "");

    assertThat(fetch()).isInstanceOf(Received.Fresh.class);
    assertThat(content).isEqualTo(BODY);
    assertThat(left()).containsExactly("groups.json.properties");

    assertThat(fetch(place(), true, rules(1_000_000))).isInstanceOf(Received.Unchanged.class);
    assertThat(server.requests().getLast()).contains("If-None-Match: \"one\"");
  }

  @Test
  void withoutATagTheDateAsks() throws Exception {
    String date = "Sat, 01 Aug 2026 10:00:00 GMT";
    server.then(OK + length(BODY) + "Last-Modified: " + date, BODY);
    server.then("HTTP/1.1 304 Not Modified\nConnection: close", "");

    fetch();
    fetch(place(), true, rules(1_000_000));

    assertThat(server.requests().getLast()).contains("If-Modified-Since: " + date);
  }

  @Test
  void whatIsNoLongerInUseIsBroughtAnew() throws Exception {
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY);
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY);

    fetch();
    fetch(place(), false, rules(1_000_000));

    assertThat(server.requests().getLast()).doesNotContain("If-None-Match");
  }

  @Test
  void aConnectionThatBreaksIsTakenUpWhereItBroke() throws Exception {
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY.substring(0, 10));
    server.then(
        "HTTP/1.1 206 Partial Content\nConnection: close\nContent-Range: bytes 10-"
            + (BODY.length() - 1)
            + "/"
            + BODY.length()
            + "\n"
            + length(BODY.substring(10)),
        BODY.substring(10));

    fetch();

    assertThat(content).isEqualTo(BODY);
    assertThat(server.requests().getLast()).contains("Range: bytes=10-", "If-Range: \"one\"");
  }

  @Test
  void theNextRunTakesUpWhatALastOneLeft() throws Exception {
    for (int i = 0; i < 3; i++) {
      server.then(OK + length(BODY) + "ETag: \"one\"", BODY.substring(0, 10));
    }
    assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class);
    assertThat(left()).contains("groups.json.part", "groups.json.part.properties");

    server.then(
        "HTTP/1.1 206 Partial Content\nConnection: close\nContent-Range: bytes 10-/*\n", "");
    server.then(OK + length(BODY) + "ETag: \"two\"", BODY);
    fetch();

    assertThat(content).isEqualTo(BODY);
    assertThat(left()).containsExactly("groups.json.properties");
  }

  @Test
  void withoutATagOrDateItBeginsAgain() throws Exception {
    server.then(OK + length(BODY), BODY.substring(0, 10));
    server.then(OK + length(BODY), BODY);

    fetch();

    assertThat(content).isEqualTo(BODY);
    assertThat(server.requests().getLast()).doesNotContain("Range:");
  }

  @Test
  void aServerThatAnotherPartComesFromIsAskedForTheWhole() throws Exception {
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY.substring(0, 10));
    server.then(
        "HTTP/1.1 206 Partial Content\n"
            + "Connection: close\n"
            + "Content-Range: bytes 5-9/40\n"
            + "Content-Length: 5\n",
        "wrong");
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY);

    fetch();

    assertThat(content).isEqualTo(BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 40\n"})
  void aServerThatStallsIsLeftAfterAWhile(String head) {
    for (int i = 0; i < 3; i++) {
      server.thenStall(head, head.isEmpty() ? "" : "{\"val");
    }

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("groups.json from http://127.0.0.1")
        .hasMessageContaining("3 times");
  }

  @Test
  void lessThanWasPromisedIsNotTaken() {
    for (int i = 0; i < 3; i++) {
      server.then(OK + "Content-Length: 4000\n", BODY);
    }

    assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class);
    assertThat(content).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 2000,false", "Transfer-Encoding: chunked,true"})
  void aDownloadStopsWhereItGrowsTooLarge(String header, boolean chunked) throws Exception {
    String large = "x".repeat(2_000);
    server.then(OK + header, chunked ? "7d0\r\n" + large + "\r\n0\r\n\r\n" : large);

    assertThatThrownBy(() -> fetch(place(), false, rules(1_000)))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("larger than 1,000 bytes");
    assertThat(left()).isEmpty();
  }

  @Test
  void aFileLessThanHalfOfTheLastIsRefusedUnlessAskedFor() throws Exception {
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY);
    fetch();
    server.then(OK + "Content-Length: 2\n", "{}");
    server.then(OK + "Content-Length: 2\n", "{}");

    assertThatThrownBy(() -> fetch(place(), true, rules(1_000_000)))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("less than half");
    assertThat(left()).containsExactly("groups.json.properties");

    Rules smaller =
        new Rules(true, true, true, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(9), 1);
    assertThat(fetch(place(), true, smaller)).isInstanceOf(Received.Fresh.class);
  }

  @Test
  void aWebPageIsNoFile() {
    server.then(
        "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nConnection: close", "<p>");

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("web page");
  }

  @Test
  void aPackedFileStaysPackedAndOtherPackingsAreRefused() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(BODY.getBytes(StandardCharsets.UTF_8));
    }
    server.then(
        OK + "Content-Encoding: gzip\nContent-Length: " + packed.size(), packed.toByteArray());
    server.then(OK + "Content-Encoding: br", "??");

    fetch();
    assertThat(content).startsWith("\u001f\u008b");
    assertThatThrownBy(this::fetch).hasMessageContaining("packed in a way");
  }

  @Test
  void aRedirectOnTheHostIsFollowedAndAnyOtherRefused() throws Exception {
    server.then("HTTP/1.1 302 Found\nLocation: /moved.json\nConnection: close", "");
    server.then(OK + length(BODY), BODY);
    fetch();
    assertThat(content).isEqualTo(BODY);
    assertThat(server.requests().getLast()).startsWith("GET /moved.json");

    for (String elsewhere :
        List.of(
            "http://127.0.0.2/x",
            "https://example.org/x",
            "file:///etc/passwd",
            "//[",
            "//e.org")) {
      server.then("HTTP/1.1 302 Found\nConnection: close\nLocation: " + elsewhere, "");
      assertThatThrownBy(this::fetch)
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("redirects to");
    }
  }

  @Test
  void redirectsInCirclesEnd() {
    for (int i = 0; i < 10; i++) {
      server.then("HTTP/1.1 302 Found\nLocation: /groups.json\nConnection: close", "");
    }

    assertThatThrownBy(this::fetch).hasMessageContaining("redirects more than 5 times");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 404, 500, 304, 206})
  void anyOtherStatusIsAFailure(int status) {
    for (int i = 0; i < 3; i++) {
      server.then("HTTP/1.1 " + status + " So\nConnection: close\nContent-Length: 0", "");
    }

    assertThatThrownBy(this::fetch).isInstanceOf(FetchException.class);
  }

  @Test
  void whatTheJudgeRefusesIsGone() throws Exception {
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY);

    try (Fetcher fetcher = new Fetcher(folder, rules(1_000))) {
      assertThatThrownBy(() ->
              fetcher.fetch(
                  place(),
                  false,
                  file -> {
                    throw new FetchException("not what it should be");
                  }))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("not what it should be");
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void aQuestionIsPostedWithItsKeyAndTheKeyIsNotRedirectedNorTold() throws Exception {
    Place.Question question = new Place.Question("{\"days\": 7}", Map.of("Auth-Key", "secret"));
    Place place = new Place("iocs.json", server.uri("/api"), question, false);
    server.then(OK + length(BODY) + "ETag: \"one\"", BODY);
    server.then("HTTP/1.1 302 Found\nLocation: /other\nConnection: close", "");

    fetch(place, false, rules(1_000_000));
    assertThat(server.requests().getFirst()).startsWith("POST /api").contains("Auth-Key: secret");
    assertThatThrownBy(() -> fetch(place, true, rules(1_000_000)))
        .hasMessageContaining("redirects a question");
    assertThat(place.toString()).doesNotContain("secret");
  }

  @Test
  void onlyHttpsAndOnlyPublicAddressesAreAskedUnlessAllowed() throws Exception {
    Rules strict = Rules.DEFAULT;
    Place encrypted = Place.file("x.json", URI.create("https://127.0.0.1:1/x.json"));
    Place named = Place.file("x.json", URI.create("https://localhost:1/x.json"));

    assertThatThrownBy(() -> fetch(place(), false, strict)).hasMessageContaining("--allow-http");
    assertThatThrownBy(() -> fetch(encrypted, false, strict))
        .hasMessageContaining("--allow-private");
    assertThatThrownBy(() -> fetch(named, false, strict)).hasMessageContaining("--allow-private");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,true",
    "10.1.2.3,true",
    "172.16.0.1,true",
    "192.168.1.1,true",
    "169.254.169.254,true",
    "100.64.0.1,true",
    "0.0.0.0,true",
    "224.0.0.1,true",
    "255.255.255.255,true",
    "198.18.0.1,true",
    "::1,true",
    "::,true",
    "fe80::1,true",
    "fd00::1,true",
    "ff02::1,true",
    "::ffff:10.0.0.1,true",
    "64:ff9b::7f00:1,true",
    "2002:7f00:1::,true",
    "8.8.8.8,false",
    "2606:4700::1,false"
  })
  void addressesOfOwnNetworksAreKnown(String address, boolean inner) throws Exception {
    assertThat(Addresses.inner(InetAddress.getByName(address))).isEqualTo(inner);
  }

  @Test
  void aFolderHasOneFetcherAtATime() throws Exception {
    try (Fetcher first = new Fetcher(folder, rules(1))) {
      assertThatThrownBy(() -> new Fetcher(folder, rules(1)))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("Another process");
      assertThat(first.last(place())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a/b", ".x", "x\u0000", "CON:"})
  void aNameThatIsNoFileNameIsRefused(String name) {
    URI uri = URI.create("https://example.org/");
    assertThatThrownBy(() -> Place.file(name, uri)).isInstanceOf(IllegalArgumentException.class);
  }
}

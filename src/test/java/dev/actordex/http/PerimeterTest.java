package dev.actordex.http;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused, and that every refusal looks alike and gives nothing away.
class PerimeterTest extends SampleServing {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search?q=x",
        "/no-such-page",
        "/api/v1/search",
        "/api/v1/search?foo=1",
        "/api/v1/cards/G9999",
        "/api/v1/cards/G0999",
        "/api/nothing",
        "/favicon.ico",
        "/health/live",
        "/%00",
        "/api/v1/cards/%ff",
        "/api/v1/cards/..;/..;/x"
      })
  void everyAnswerCarriesTheSecurityHeaders(String target) {
    String answer = client.rawGet(target);
    assertThat(answer)
        .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Referrer-Policy: no-referrer")
        .contains("Cross-Origin-Resource-Policy: same-origin")
        .contains("Content-Type: ")
        .doesNotContainIgnoringCase("Server:")
        .doesNotContainIgnoringCase("Set-Cookie:")
        .doesNotContain("Access-Control-Allow-Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/search?q=%",
        "/api/v1/search?q=%ff%fe",
        "/api/v1/search?q=%00",
        "/api/v1/search?q=a&size=2147483648",
        "/api/v1/search?q[__proto__]=b",
        "/api/v1/cards/%",
        "/api/v1/cards/%zz",
        "/api/v1/cards/%00",
        "/api/v1/cards/%c0%ae%c0%ae%2fetc%2fpasswd",
        "/api/v1/cards/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/api/v1/cards/..%5c..%5cwindows",
        "/api/v1/names/%0d%0aX-Injected:%20x",
        "/api/v1//search",
        "/api/v1/../../etc/passwd",
        "/api",
        "/api/v2/search",
        "/api/v1/search/more"
      })
  void malformedAndUnknownAddressesAreProblemsAndNeverOurFault(String target) {
    String answer = client.rawGet(target);
    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(answer)
        .contains("Content-Type: application/problem+json")
        .contains("\"type\":\"urn:actordex:problem:")
        .doesNotContain("X-Injected: x")
        .doesNotContain("java.")
        .doesNotContain("jetty")
        .doesNotContain("etc/passwd");
  }

  @Test
  void aQueryOfAHundredKilobytesIsRefusedAsTooLong() {
    String answer = client.rawGet("/api/v1/search?q=" + "a".repeat(100_000));
    assertThat(answer).startsWith("HTTP/1.1 414").contains("urn:actordex:problem:address-too-long");
  }

  @Test
  void headersThatAreTooLargeAreRefused() {
    String answer =
        client.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO"})
  void otherMethodsAreToldWhichThereAre(String method) {
    String answer = request(method, "/api/v1/search", "");
    assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD");
    assertThatJson(body(answer)).node("status").isEqualTo(405);
    assertThat(request(method, "/", "")).startsWith("HTTP/1.1 405");
  }

  @Test
  void aMethodOnAnUnknownAddressIsNotFound() {
    assertThat(request("POST", "/api/v1/nothing", "")).startsWith("HTTP/1.1 404");
  }

  @Test
  void noHeaderMakesAGetSomethingElse() {
    assertThat(
            request(
                "GET",
                "/api/v1/search",
                "X-HTTP-Method-Override: DELETE\r\nX-Forwarded-Host: evil.example\r\n"))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "169.254.169.254",
        "[::ffff:10.0.0.1]"
      })
  void aForeignNameIsSentAway(String host) {
    String answer = client.rawGet("/api/v1/search", host);
    assertThat(answer).startsWith("HTTP/1.1 421").contains("urn:actordex:problem:foreign-host");
    assertThat(answer).doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]"})
  void loopbackNamesAreOurs(String host) {
    assertThat(client.rawGet("/api/v1/search", host)).startsWith("HTTP/1.1 200");
  }

  @Test
  void aConfiguredNameIsOursToo() {
    HttpSettings settings =
        HttpSettings.of("127.0.0.1", 0, "test").withNames(Set.of("cards.example"));
    try (ActordexServer named = ActordexServer.start(settings, search)) {
      TestClient there = new TestClient(named.port());
      assertThat(there.rawGet("/", "cards.example:8080")).startsWith("HTTP/1.1 200");
      assertThat(there.rawGet("/", "other.example")).startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void noRedirectLeavesThisServer() {
    for (String target :
        new String[] {
          "//evil.example", "//evil.example/%2e%2e", "/\\evil.example", "/%5cevil.example"
        }) {
      assertThat(client.rawGet(target)).doesNotContain("Location:");
    }
  }

  @Test
  void aRequestThatFailsInsideSaysSoWithoutSayingHow() {
    ActordexServer broken =
        ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "test"), new BrokenCardSearch());
    try (broken) {
      TestClient there = new TestClient(broken.port());
      HttpResponse<String> answer = there.get("/api/v1/search");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThatJson(answer.body()).node("type").isEqualTo("\"urn:actordex:problem:internal\"");
      assertThat(answer.body()).doesNotContain(BrokenCardSearch.SECRET);
      HttpResponse<String> error = there.get("/api/v1/cards/G0001");
      assertThat(error.statusCode()).isEqualTo(500);
      assertThat(error.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(there.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(there.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  private static String request(String method, String target, String headers) {
    return client.raw(
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
            + headers
            + "\r\n");
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}

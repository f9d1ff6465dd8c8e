package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.indicator.InMemoryIndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.Indicators;
import dev.actordex.search.InMemoryCardSearch;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Indicators over HTTP: by value, of a card, beside a search, as files.
class IndicatorApiTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static ActordexServer server;
  private static TestClient client;

  @BeforeAll
  static void start() {
    server =
        ActordexServer.start(
            HttpSettings.of("127.0.0.1", 0, "test"),
            new InMemoryCardSearch(SampleCards.all(), new CardJson()),
            new InMemoryIndicatorSearch(
                Indicators.of("1", IndicatorType.URL, "http://evil.example/a", Indicators.PLUGX),
                Indicators.of("2", IndicatorType.IPV4, "192.0.2.1", Indicators.PLUGX),
                Indicators.of("3", IndicatorType.DOMAIN, "evil.example", Indicators.PLUGX)));
    client = new TestClient(server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPastedValueSaysWhatItIndicatesAndWhoUsesThat() {
    JsonNode found = json("/api/v1/indicators?value=hxxp://EVIL%5B.%5Dexample/a");

    assertThat(found.path("value").asString()).isEqualTo("http://evil.example/a");
    assertThat(found.path("defanged").asString()).isEqualTo("hxxp://evil[.]example/a");
    assertThat(found.path("total").asInt()).isEqualTo(1);
    JsonNode indicator = found.path("indicators").get(0);
    assertThat(indicator.path("value").asString()).isEqualTo("http://evil.example/a");
    assertThat(indicator.path("indicates").get(0).path("card").path("id").asString())
        .isEqualTo("S0013");
    assertThat(found.path("cards").valueStream().map(card -> card.path("path").asString()))
        .contains(
            "S0013 PlugX; ThreatFox says it indicates win.plugx",
            "G0001 uses S0013 PlugX; ThreatFox says it indicates win.plugx");
  }

  /// «Nothing is known of it» would be wrong; everything else answers.
  @Test
  void whereIndicatorsAreDamagedTheyAreRefusedAndTheRestAnswers() {
    var damaged =
        new InMemoryIndicatorSearch() {
          @Override
          public Optional<String> problem() {
            return Optional.of("The indicators are damaged.");
          }

          @Override
          public boolean usable() {
            return false;
          }
        };
    try (ActordexServer without =
        ActordexServer.start(
            HttpSettings.of("127.0.0.1", 0, "test"),
            new InMemoryCardSearch(SampleCards.all(), new CardJson()),
            damaged)) {
      TestClient asks = new TestClient(without.port());
      for (String path :
          List.of(
              "/api/v1/indicators?value=evil.example",
              "/api/v1/cards/G0001/indicators",
              "/api/v1/cards/G0001/indicators.csv",
              "/api/v1/cards/G0001/indicators.stix.json")) {
        HttpResponse<String> refused = asks.get(path);
        assertThat(refused.statusCode()).as(path).isEqualTo(503);
        assertThat(refused.body())
            .as(path)
            .contains("urn:actordex:problem:not-ready", "The indicators are damaged.");
      }
      HttpResponse<String> search = asks.get("/api/v1/search?q=evil.example");
      assertThat(search.statusCode()).isEqualTo(200);
      assertThat(MAPPER.readTree(search.body()).has("indicators")).isFalse();
      assertThat(client.get("/api/v1/search?q=evil.example").body()).contains("\"indicators\"");
      HttpResponse<String> page = asks.get("/search?q=evil.example");
      assertThat(page.statusCode()).isEqualTo(200);
      HttpResponse<String> ready = asks.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(MAPPER.readTree(ready.body()).path("problem").asString())
          .isEqualTo("The indicators are damaged.");
    }
  }

  /// What has expired depends on the day, and on nothing else of the clock: a tag is that of its
  /// day also when the day comes again.
  @Test
  void aTagIsThatOfTheDayWhereverTheClockJumps() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-02T23:00:00Z"));
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    var cards = new InMemoryCardSearch(SampleCards.all(), new CardJson());
    Tags tags =
        new IndicatorActions(
                cards, new InMemoryIndicatorSearch(), new Tags(cards, "test"), "test", clock)
            .tags();
    Answer.Tag today = tags.now(false);
    now.set(Instant.parse("2026-05-01T01:00:00Z"));
    Answer.Tag before = tags.now(false);

    assertThat(before).isNotEqualTo(today);
    now.set(Instant.parse("2026-05-02T01:00:00Z"));
    assertThat(tags.now(false)).isEqualTo(today);
  }

  @Test
  void aCardShowsItsIndicatorsWithTheirPath() {
    JsonNode found = json("/api/v1/cards/G0001/indicators?type=ipv4");

    assertThat(found.path("card").path("name").asString()).isEqualTo("Axiom");
    assertThat(found.path("total").asInt()).isEqualTo(1);
    assertThat(found.path("types").path("url").asInt()).isEqualTo(1);
    assertThat(found.path("indicators").get(0).path("paths").get(0).asString())
        .isEqualTo("G0001 uses S0013 PlugX; ThreatFox says it indicates win.plugx");
  }

  @Test
  void anotherIdOfTheCardLeadsToItsIndicators() {
    HttpResponse<String> moved =
        client.get("/api/v1/cards/" + SampleCards.AXIOM_ETDA + "/indicators?type=ipv4");

    assertThat(moved.statusCode()).isEqualTo(308);
    assertThat(moved.headers().firstValue("Location"))
        .contains("/api/v1/cards/G0001/indicators?type=ipv4");
  }

  @Test
  void aValueInTheSearchBoxIsLookedUpAsWell() {
    JsonNode page = json("/api/v1/search?q=hxxp://evil%5B.%5Dexample/a");

    assertThat(page.path("indicators").path("total").asInt()).isEqualTo(1);
    assertThat(page.path("indicators").path("cards").get(0).path("card").path("id").asString())
        .isEqualTo("S0013");
    assertThat(json("/api/v1/search?q=axiom").has("indicators")).isFalse();
  }

  @Test
  void whatIsKnownOfAValueIsTheLastMemberOfAnOtherwiseUsualAnswer() {
    String body = client.get("/api/v1/search?q=evil.example").body();
    JsonNode page = MAPPER.readTree(body);

    assertThat(body).isEqualTo(MAPPER.writeValueAsString(page));
    assertThat(page.propertyNames()).last().isEqualTo("indicators");
    assertThat(page.path("indicators").path("self").asString())
        .isEqualTo("/api/v1/indicators?value=evil.example");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/indicators,value",
    "/api/v1/indicators?value=,value",
    "/api/v1/indicators?value=a&type=colour,type",
    "/api/v1/indicators?value=a&size=201,size",
    "/api/v1/cards/G0001/indicators?page=201&size=50,page"
  })
  void whatIsWrongIsSaid(String target, String parameter) {
    HttpResponse<String> answer = client.get(target);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(MAPPER.readTree(answer.body()).path("parameter").asString()).isEqualTo(parameter);
  }

  @Test
  void aCardThatIsNotThereHasNoIndicators() {
    assertThat(client.get("/api/v1/cards/G9999/indicators").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/v1/cards/G9999/indicators.kql").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/indicators?value=evil.example", "/api/v1/cards/G0001/indicators"})
  void anAnswerIsNotSentTwice(String target) {
    String tag = client.get(target).headers().firstValue("ETag").orElseThrow();

    assertThat(tag).contains("1-0a1b2c3d4e5f");
    assertThat(client.get(target, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({
    "csv,text/csv;charset=utf-8;header=present",
    "kql,text/plain;charset=utf-8",
    "sigma.yml,application/yaml;charset=utf-8",
    "stix.json,application/stix+json;version=2.1",
    "txt,text/plain;charset=utf-8"
  })
  void eachFormIsAFileToKeep(String extension, String type) {
    String target = "/api/v1/cards/G0001/indicators." + extension;
    HttpResponse<String> file = client.get(target);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
        .isEqualToIgnoringCase(type);
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"G0001-indicators." + extension + "\"");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(file.body()).contains("192.0.2.1");
    String tag = file.headers().firstValue("ETag").orElseThrow();
    assertThat(client.get(target, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(client.ask("HEAD", target).body()).isEmpty();
  }

  @Test
  void theOlderTableIsAskedOnRequest() {
    assertThat(client.body("/api/v1/cards/G0001/indicators.kql"))
        .contains("ThreatIntelIndicators\n")
        .doesNotContain("ThreatIntelligenceIndicator\n");
    assertThat(client.body("/api/v1/cards/G0001/indicators.kql?table=ThreatIntelligenceIndicator"))
        .contains("ThreatIntelligenceIndicator\n")
        .doesNotContain("ThreatIntelIndicators\n");
    assertThat(client.get("/api/v1/cards/G0001/indicators.kql?table=Users").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aFileCanBeNarrowedToAType() {
    assertThat(client.body("/api/v1/cards/G0001/indicators.txt?type=domain"))
        .contains("# domain\nevil.example\n")
        .doesNotContain("192.0.2.1");
  }

  private static JsonNode json(String target) {
    return MAPPER.readTree(client.body(target));
  }
}

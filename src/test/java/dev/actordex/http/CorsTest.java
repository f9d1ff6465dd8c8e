package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String FRIEND = "https://soc.example";
  private static final String STRANGER = "https://evil.example";

  private static void serving(Set<String> origins, java.util.function.Consumer<TestClient> test) {
    HttpSettings settings = HttpSettings.of("127.0.0.1", 0, "test").withOrigins(origins);
    try (ActordexServer server =
        ActordexServer.start(settings, new InMemoryCardSearch(SampleCards.all(), new CardJson()))) {
      test.accept(new TestClient(server.port()));
    }
  }

  @Test
  void noOtherPageMayReadAnswersUnlessTheSettingsSaySo() {
    serving(
        Set.of(),
        client -> {
          HttpResponse<String> answer = client.get("/api/v1/search", "Origin", FRIEND);
          assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
          assertThat(client.ask("OPTIONS", "/api/v1/search", "Origin", FRIEND).statusCode())
              .isEqualTo(405);
        });
  }

  @Test
  void aPageThatIsNamedMayReadTheApiAndNoOtherMay() {
    serving(
        Set.of(FRIEND),
        client -> {
          BiConsumer<String, String> allowed =
              (target, origin) ->
                  assertThat(
                          client
                              .get(target, "Origin", origin)
                              .headers()
                              .firstValue("Access-Control-Allow-Origin"))
                      .as("%s for %s", target, origin)
                      .isEqualTo(java.util.Optional.of(origin));
          allowed.accept("/api/v1/cards/G0001", FRIEND);
          allowed.accept("/api/v1/cards/G9999", FRIEND);
          allowed.accept("/openapi.json", FRIEND);
          for (String origin : Set.of(STRANGER, "null", "https://soc.example.evil.example")) {
            assertThat(
                    client
                        .get("/api/v1/cards/G0001", "Origin", origin)
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
          }
          assertThat(client.get("/", "Origin", FRIEND).headers().map())
              .doesNotContainKey("access-control-allow-origin");
        });
  }

  @Test
  void anAnswerThatDependsOnWhoAsksSaysSoToCaches() {
    serving(
        Set.of(FRIEND),
        client ->
            assertThat(
                    String.join(
                        ", ", client.get("/api/v1/cards/G0001").headers().allValues("Vary")))
                .contains("Origin")
                .contains("Accept-Encoding"));
  }

  @Test
  void aBrowserThatAsksBeforehandIsToldTheMethods() {
    serving(
        Set.of("*"),
        client -> {
          HttpResponse<String> answer =
              client.ask(
                  "OPTIONS",
                  "/api/v1/names",
                  "Origin",
                  STRANGER,
                  "Access-Control-Request-Method",
                  "POST");
          assertThat(answer.statusCode()).isEqualTo(204);
          assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
          assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
              .contains("GET, HEAD, POST");
          assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
              .contains("Content-Type, If-None-Match");
          assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"soc.example", "https://soc.example/", "null", "https://*", ""})
  void whatIsNoOriginIsNoSetting(String origin) {
    assertThatThrownBy(() -> HttpSettings.of("127.0.0.1", 0, "test").withOrigins(Set.of(origin)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

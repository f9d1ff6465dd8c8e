package dev.actordex.http;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import dev.actordex.search.NameAnswer;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// Names of which each is borne by many cards.
class NameListTest {
  private static final int BEARERS = 100;

  /// Every name that some card bears is borne a hundred times.
  private static final class Popular extends InMemoryCardSearch {
    Popular() {
      super(SampleCards.all(), new CardJson());
    }

    @Override
    public NameAnswer name(String name) {
      NameAnswer one = super.name(name);
      return new NameAnswer(
          one.name(), one.key(), true, Collections.nCopies(BEARERS, one.claims().getFirst()));
    }
  }

  @Test
  void anAnswerTellsOfNoMoreBearersThanItHasRoomFor() {
    try (ActordexServer server =
        ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "dev"), new Popular())) {
      TestClient client = new TestClient(server.port());
      int most = NameListAction.MOST_CLAIMS / BEARERS;

      assertThat(ask(client, most).statusCode()).isEqualTo(200);
      HttpResponse<String> refused = ask(client, most + 1);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThatJson(refused.body()).node("parameter").isEqualTo("\"body\"");
      assertThatJson(refused.body())
          .node("detail")
          .isString()
          .contains("50100 times", "fewer names");
    }
  }

  private static HttpResponse<String> ask(TestClient client, int times) {
    return client.post(
        "/api/v1/names", "text/plain", String.join("\n", Collections.nCopies(times, "PlugX")));
  }
}

package dev.actordex.http;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A server on a free port over the sample cards, for all tests of a class.
abstract class SampleServing {
  static InMemoryCardSearch search;
  static ActordexServer server;
  static TestClient client;

  @BeforeAll
  static void start() {
    search = new InMemoryCardSearch(SampleCards.all(), new CardJson());
    server = ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "test"), search);
    client = new TestClient(server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
  }
}

package dev.actordex.http;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.nio.file.Path;

/// Serves the sample cards, and the page from a folder: for a look at page and API without an
/// index. Arguments: the port and the folder.
public final class SampleServer {
  private SampleServer() {}

  public static void main(String[] args) throws InterruptedException {
    HttpSettings settings = HttpSettings.of("127.0.0.1", Integer.parseInt(args[0]), "dev");
    if (args.length > 1) {
      settings = settings.withWebFolder(Path.of(args[1]));
    }
    ActordexServer server =
        ActordexServer.start(settings, new InMemoryCardSearch(SampleCards.all(), new CardJson()));
    System.out.println(server.url());
    Thread.currentThread().join();
  }
}

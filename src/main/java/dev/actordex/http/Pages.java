package dev.actordex.http;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.export.JsonForm;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The addresses a reader sees. All of them show the same document, whose scripts then draw what
/// the address names; the server's part is to say truly whether there is such a page.
final class Pages {
  private static final StaticFiles.StaticFile WITHOUT_PAGE =
      StaticFiles.StaticFile.of(
          "text/html;charset=utf-8",
          """
          <!doctype html>
          <html lang="en">
          <meta charset="utf-8">
          <title>Actordex</title>
          <p>The page is not part of this build. The API is at
          <a href="/api/v1/search">/api/v1/search</a>.</p>
          </html>
          """
              .getBytes(StandardCharsets.UTF_8));

  private final CardSearch search;
  private final StaticFiles files;

  Pages(CardSearch search, StaticFiles files) {
    this.search = search;
    this.files = files;
  }

  Answer page(Ask ask) {
    return shell().answer(200, ask.has());
  }

  /// A card's page; any other id of the card, or its page under another kind, leads there.
  Answer card(CardType type, Ask ask) {
    return switch (search.lookup(ask.in("id"))) {
      case Lookup.Found found -> {
        CardLink card = JsonForm.head(found.json());
        yield card.type() == type ? page(ask) : moved(ask, card);
      }
      case Lookup.Elsewhere elsewhere -> moved(ask, elsewhere.card());
      case Lookup.Missing missing -> shell().answer(404, null);
    };
  }

  private static Answer moved(Ask ask, CardLink card) {
    return new Answer.Moved(ask.withQuery(JsonForm.htmlLink(card.type(), card.id())));
  }

  /// What stands at an address that no route has: one of the page's files, or nothing.
  ///
  /// @param path as it stands in the request
  Answer other(String path, @Nullable String has) {
    boolean machine = path.startsWith("/api/") || path.equals("/api") || path.startsWith("/health");
    if (!machine) {
      var file = files.find(path);
      if (file.isPresent()) {
        return file.get().answer(200, has);
      }
    }
    boolean looksLikeAFile = path.lastIndexOf('.') > path.lastIndexOf('/');
    if (machine || looksLikeAFile) {
      throw ServerErrors.problem(404).refusal();
    }
    return shell().answer(404, null);
  }

  private StaticFiles.StaticFile shell() {
    return files.find("/index.html").orElse(WITHOUT_PAGE);
  }
}

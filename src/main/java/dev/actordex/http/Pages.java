package dev.actordex.http;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.export.CardJson;
import dev.actordex.export.JsonForm;
import dev.actordex.http.page.AboutView;
import dev.actordex.http.page.CardView;
import dev.actordex.http.page.Document;
import dev.actordex.http.page.HomeView;
import dev.actordex.http.page.ListView;
import dev.actordex.http.page.NamesView;
import dev.actordex.http.page.NoticeView;
import dev.actordex.http.page.ResultsView;
import dev.actordex.http.page.Shell;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import dev.actordex.search.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The addresses a reader sees. Each answers with the whole page, readable as it is; scripts take
/// it over where there are any. What cannot be answered is a page too, with the status that says
/// so.
///
/// Other than a call of the API, a page passes over parameters it does not know: people arrive with
/// addresses that others have added to.
final class Pages {
  private static final String HTML = "text/html;charset=utf-8";
  private static final int LIST_SIZE = 100;
  private static final int CONTESTED_SIZE = 50;
  private static final int MOST_NAMES = 100;
  private static final int LONGEST_NAME = 256;
  private static final List<String> SEARCH_PARAMETERS =
      SearchParameters.names().stream()
          .filter(name -> !List.of("size", "facets", "explain").contains(name))
          .toList();
  private static final StaticFiles.StaticFile WITHOUT_PAGE =
      StaticFiles.StaticFile.of(
          HTML,
          """
          <!doctype html>
          <html lang="en">
          <head>
          <meta charset="utf-8">
          <!-- page:head -->
          </head>
          <body>
          <!-- page:search -->
          <!-- page:main -->
          </body>
          </html>
          """
              .getBytes(StandardCharsets.UTF_8));

  private final CardSearch search;
  private final StaticFiles files;
  private final Tags tags;
  private final Modules modules;
  private final Map<String, List<String>> known = new ConcurrentHashMap<>();
  private final CardJson codec = new CardJson();
  private List<String> offers = List.of();

  Pages(CardSearch search, StaticFiles files, String version) {
    this.search = search;
    this.files = files;
    this.tags = new Tags(search, version);
    this.modules = new Modules(files);
  }

  /// Learns what else this server answers, so that pages offer that and nothing more.
  void offer(List<Route> routes) {
    offers =
        routes.stream()
            .filter(route -> route.kind() != Route.Kind.HEALTH)
            .map(route -> route.path().replaceFirst("^/api/v1/", ""))
            .distinct()
            .toList();
  }

  /// The API's description and its page.
  ApiDescription description() {
    return new ApiDescription(files);
  }

  Answer home(Ask ask) {
    return current(
        ask,
        () -> HomeView.of(search.search(HomeView.question()), search.manifest(), ask.origin()));
  }

  Answer results(Ask ask) {
    return current(
        ask,
        () -> {
          Parameters parameters = Parameters.readKnown(ask.rawQuery(), SEARCH_PARAMETERS);
          SearchRequest request = SearchParameters.read(parameters);
          return ResultsView.of(search.search(request), offers, ask.origin());
        });
  }

  Answer list(CardType type, Ask ask) {
    return current(
        ask,
        () -> {
          Parameters parameters = Parameters.readKnown(ask.rawQuery(), List.of("letter", "page"));
          String letter = parameters.one("letter").map(ListActions::letter).orElse(null);
          int page = parameters.number("page", 1, SearchRequest.MAX_WINDOW / LIST_SIZE, 1);
          return ListView.of(
              type, letter, search.list(type, letter, page, LIST_SIZE), ask.origin());
        });
  }

  Answer names(Ask ask) {
    return current(
        ask,
        () -> {
          Parameters parameters = Parameters.readKnown(ask.rawQuery(), List.of("name", "page"));
          List<String> asked =
              parameters.all("name").stream()
                  .flatMap(String::lines)
                  .map(String::strip)
                  .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                  .distinct()
                  .limit(MOST_NAMES)
                  .toList();
          if (!asked.isEmpty()) {
            return NamesView.answers(
                asked, asked.stream().map(search::name).toList(), ask.origin());
          }
          int page = parameters.number("page", 1, SearchRequest.MAX_WINDOW / CONTESTED_SIZE, 1);
          return NamesView.contested(
              search.contestedNames(page, CONTESTED_SIZE),
              search.contestedNameCount(),
              page,
              CONTESTED_SIZE,
              ask.origin());
        });
  }

  Answer about(Ask ask) {
    return current(ask, () -> AboutView.of(search.manifest(), ask.origin()));
  }

  /// A card's page; any other id of the card, or its page under another kind, leads there.
  Answer card(CardType type, Ask ask) {
    return switch (search.lookup(ask.in("id"))) {
      case Lookup.Found found -> {
        CardLink card = JsonForm.head(found.json());
        yield card.type() == type ? card(found.json(), ask) : moved(ask, card);
      }
      case Lookup.Elsewhere elsewhere -> moved(ask, elsewhere.card());
      case Lookup.Missing missing ->
          shown(404, NoticeView.noSuchCard("/" + type.path(), missing.near()), ask.origin());
    };
  }

  private Answer card(byte[] json, Ask ask) {
    return current(
        ask,
        () -> {
          Card card = codec.decode(json);
          var beside = search.neighbours(card.type(), card.id());
          return CardView.of(card, beside.previous(), beside.next(), offers, ask.origin());
        });
  }

  private static Answer moved(Ask ask, CardLink card) {
    return new Answer.Moved(ask.withQuery(JsonForm.htmlLink(card.type(), card.id())));
  }

  /// What stands at an address that no route has: one of the page's files, or nothing.
  ///
  /// @param path as it stands in the request
  Answer other(String path, @Nullable String has, String origin) {
    boolean machine = path.startsWith("/api/") || path.equals("/api") || path.startsWith("/health");
    if (path.equals("/index.html")) {
      return new Answer.Moved("/");
    }
    if (!machine) {
      var file = files.find(path);
      if (file.isPresent()) {
        var whole = path.equals("/index.css") ? modules.whole(file.get()) : file.get();
        return whole.answer(200, has);
      }
    }
    boolean looksLikeAFile = path.lastIndexOf('.') > path.lastIndexOf('/');
    if (machine || looksLikeAFile) {
      throw ServerErrors.problem(404).refusal();
    }
    return shown(404, NoticeView.noSuchPage("/"), origin);
  }

  /// A page that says why the one asked for is not shown.
  ///
  /// @param route the page's path, with `{names}` for what varies
  Answer refused(String route, ProblemDetails problem, String origin) {
    String path = route.contains("{") ? "/" : route;
    Document page =
        problem.status() >= 500
            ? NoticeView.failed(path)
            : NoticeView.refused(path, problem.detail(), problem.allowed());
    return shown(problem.status(), page, origin);
  }

  /// The page under the tag of the generation, the product and the document it is put into.
  Answer current(Ask ask, Supplier<Document> page) {
    StaticFiles.StaticFile shell = shell();
    Answer.Tag before = tag(shell);
    if (before.isIn(ask.has())) {
      return new Answer.Unchanged(before);
    }
    byte[] body = filled(shell, page.get(), ask.origin());
    return new Answer.Content(200, HTML, body, before.equals(tag(shell)) ? before : null);
  }

  private byte[] filled(StaticFiles.StaticFile shell, Document page, String origin) {
    String path = page.path();
    boolean card = page.kind().equals("card") && page.indexed();
    String self = JsonForm.CARDS + path.substring(path.lastIndexOf('/') + 1);
    return new Shell(shell.body(), offers)
        .filled(
            page,
            origin,
            modules(page.kind()),
            card ? List.of(self, self + "/neighbours") : List.of());
  }

  /// The bundled scripts never change; those of a folder are being worked on.
  private List<String> modules(String kind) {
    return files.changing() ? modules.of(kind) : known.computeIfAbsent(kind, modules::of);
  }

  private Answer.Tag tag(StaticFiles.StaticFile shell) {
    return new Answer.Tag(tags.now(false).value() + "-" + shell.tag().value(), false);
  }

  private Answer shown(int status, Document page, String origin) {
    return new Answer.Content(status, HTML, filled(shell(), page, origin), null);
  }

  private StaticFiles.StaticFile shell() {
    return files.find("/index.html").orElse(WITHOUT_PAGE);
  }
}

package dev.actordex.http;

import dev.actordex.card.CardType;
import dev.actordex.export.JsonForm;
import dev.actordex.export.SearchLinks;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.ingest.Manifest;
import dev.actordex.search.CardSearch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that can be asked. What is not here is a file of the page, or not found.
final class Routes {
  private Routes() {}

  static List<Route> of(
      CardSearch search, IndicatorSearch indicators, Pages pages, String version) {
    List<Route> routes = new ArrayList<>();
    Tags tags = new Tags(search, version);
    IndicatorActions found =
        new IndicatorActions(search, indicators, tags, version, Clock.systemUTC());
    routes.addAll(api(search, tags, found, version));
    routes.addAll(found.routes());
    routes.addAll(pages.description().routes());
    routes.addAll(health(search, indicators));
    routes.addAll(pages(pages));
    routes.addAll(new LandscapePages(search, pages).routes());
    return routes;
  }

  private static List<Route> api(
      CardSearch search, Tags tags, IndicatorActions indicators, String version) {
    CardActions cards = new CardActions(search, tags);
    ListActions lists = new ListActions(search, tags);
    NameActions names = new NameActions(search, tags);
    List<Route> routes = new ArrayList<>();
    routes.add(
        api(
            SearchLinks.PATH,
            SearchParameters.names(),
            new SearchAction(search, tags, indicators)::search));
    routes.add(api("/api/v1/suggest", List.of("q"), names::suggest));
    routes.addAll(ExportActions.routes(search, cards, tags, version));
    routes.add(api("/api/v1/cards/{id}", List.of(), cards::card));
    routes.add(api("/api/v1/cards/{id}/neighbours", List.of(), cards::neighbours));
    routes.add(api("/api/v1/cards/{id}/sources/{source}", List.of("id"), cards::record));
    routes.add(api("/api/v1/techniques/{id}", List.of("subtechniques"), cards::technique));
    for (CardType type : CardType.values()) {
      routes.add(
          api(
              "/api/v1/" + type.path(),
              List.of("letter", "page", "size"),
              ask -> lists.cards(type, ask)));
    }
    routes.add(api("/api/v1/names", List.of("contested", "page", "size"), names::contested));
    routes.add(api("/api/v1/names/{name}", List.of(), names::name));
    routes.add(api("/api/v1/sources", List.of(), ask -> lists.sources(ask, indicators)));
    routes.addAll(landscape(search, tags, cards));
    return routes;
  }

  /// What is said of many actors at once.
  private static List<Route> landscape(CardSearch search, Tags tags, CardActions cards) {
    LandscapeActions landscape = new LandscapeActions(search, tags, cards);
    NameListAction names = new NameListAction(search);
    List<String> conditions = SearchParameters.conditionNames();
    return List.of(
        api("/api/v1/cards/{id}/similar", List.of("size", "evidence"), landscape::similar),
        api("/api/v1/compare", List.of("ids", "evidence"), landscape::compare),
        api("/api/v1/stats", and(conditions, "facets", "size"), landscape::statistics),
        api("/api/v1/matrix", and(conditions, "domain"), landscape::matrix),
        api(
            "/api/v1/naming-table",
            and(conditions, "coined", "page", "size"),
            landscape::namingTable),
        new Route("/api/v1/names", List.of("table"), Route.Kind.POSTED, names::names));
  }

  private static List<String> and(List<String> names, String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    return all;
  }

  static Route api(String path, List<String> parameters, Route.Action action) {
    return new Route(path, parameters, Route.Kind.API, action);
  }

  private static List<Route> health(CardSearch search, IndicatorSearch indicators) {
    return List.of(
        new Route("/health/live", List.of(), Route.Kind.HEALTH, ask -> live()),
        new Route("/health/ready", List.of(), Route.Kind.HEALTH, ask -> ready(search, indicators)));
  }

  private static Answer live() {
    return Answer.json(
        JsonForm.written(json -> {
          json.writeStartObject();
          json.writeStringProperty("status", "live");
          json.writeEndObject();
        }),
        null);
  }

  private static Answer ready(CardSearch search, IndicatorSearch indicators) {
    Manifest manifest;
    try {
      manifest = search.manifest();
    } catch (RuntimeException e) {
      throw new ProblemDetails(ProblemKind.NOT_READY, "No index is open.").refusal();
    }
    return Answer.json(
        JsonForm.written(json -> {
          json.writeStartObject();
          json.writeStringProperty("status", "ready");
          json.writeStringProperty("generation", manifest.generation());
          json.writeNumberProperty("cards", manifest.cards());
          String problems =
              Stream.of(search.problem(), indicators.problem())
                  .flatMap(Optional::stream)
                  .collect(Collectors.joining(" "));
          if (!problems.isEmpty()) {
            json.writeStringProperty("problem", problems);
          }
          json.writeEndObject();
        }),
        null);
  }

  private static List<Route> pages(Pages pages) {
    List<Route> routes = new ArrayList<>();
    routes.add(page("/", pages::home));
    routes.add(page("/search", pages::results));
    routes.add(page("/about", pages::about));
    for (CardType type : CardType.values()) {
      if (type != CardType.TECHNIQUE) {
        routes.add(page("/" + type.path(), ask -> pages.list(type, ask)));
      }
      routes.add(page("/" + type.path() + "/{id}", ask -> pages.card(type, ask)));
    }
    return routes;
  }

  private static Route page(String path, Route.Action action) {
    return new Route(path, List.of(), Route.Kind.PAGE, action);
  }
}

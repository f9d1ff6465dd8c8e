package dev.actordex.http;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.export.JsonForm;
import dev.actordex.http.page.ActorFilter;
import dev.actordex.http.page.CompareView;
import dev.actordex.http.page.MatrixView;
import dev.actordex.http.page.NamesView;
import dev.actordex.http.page.StatisticsView;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.landscape.Comparison;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.NamingTable;
import dev.actordex.search.landscape.Profile;
import dev.actordex.search.landscape.Selection;
import dev.actordex.search.landscape.Statistics;
import dev.actordex.search.landscape.TechniqueMatrix;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The pages about many actors at once: side by side, counted, as the matrix of their techniques.
final class LandscapePages {
  private static final int LONGEST = 256;
  private static final int ROWS = 100;

  private final CardSearch search;
  private final Pages pages;

  LandscapePages(CardSearch search, Pages pages) {
    this.search = search;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        page("/techniques", this::matrix),
        page("/compare", this::compare),
        page("/names", this::names),
        page("/statistics", this::statistics));
  }

  private static Route page(String path, Route.Action action) {
    return new Route(path, List.of(), Route.Kind.PAGE, action);
  }

  private Answer matrix(Ask ask) {
    return pages.current(
        ask,
        () -> {
          List<String> known = new ArrayList<>(SearchParameters.conditionNames());
          known.addAll(List.of("domain", "used"));
          Parameters parameters = Parameters.readKnown(ask.rawQuery(), known);
          String domain = parameters.one("domain").orElse(null);
          boolean used = parameters.one("used").filter("true"::equals).isPresent();
          List<String> own = new ArrayList<>();
          if (domain != null) {
            own.add("domain=" + URLEncoder.encode(domain, StandardCharsets.UTF_8));
          }
          if (used) {
            own.add("used=true");
          }
          ActorFilter filter = filter(parameters, "/techniques", own);
          Selection selection = selection(filter);
          return MatrixView.of(
              TechniqueMatrix.of(selection.landscape(), selection.actors()),
              filter,
              domain,
              used,
              ask.origin());
        });
  }

  /// Who calls whom what, or else who bears which name.
  private Answer names(Ask ask) {
    List<String> known = new ArrayList<>(SearchParameters.conditionNames());
    known.addAll(List.of("view", "page", "everyone"));
    Parameters parameters = Parameters.readKnown(ask.rawQuery(), known);
    if (!parameters.all("view").contains("table")) {
      return pages.names(ask);
    }
    return pages.current(
        ask,
        () -> {
          boolean everyone = parameters.one("everyone").filter("true"::equals).isPresent();
          List<String> own =
              everyone ? List.of("view=table", "everyone=true") : List.of("view=table");
          ActorFilter filter = filter(parameters, "/names", own);
          int page = parameters.number("page", 1, SearchRequest.MAX_WINDOW / ROWS, 1);
          List<Profile> found = selection(filter).actors();
          List<Profile> actors =
              LandscapeActions.byName(everyone ? found : LandscapeActions.coined(found));
          List<Profile> rows = actors.stream().skip((long) (page - 1) * ROWS).limit(ROWS).toList();
          return NamesView.table(
              NamingTable.of(rows), filter, actors.size(), page, ROWS, ask.origin());
        });
  }

  private Answer statistics(Ask ask) {
    return pages.current(
        ask,
        () -> {
          Parameters parameters =
              Parameters.readKnown(ask.rawQuery(), SearchParameters.conditionNames());
          ActorFilter filter = filter(parameters, "/statistics", List.of());
          Selection selection = selection(filter);
          return StatisticsView.of(
              Statistics.of(selection.landscape(), selection.actors()), filter, ask.origin());
        });
  }

  private ActorFilter filter(Parameters parameters, String path, List<String> own) {
    SearchRequest asked = ActorFilter.conditions(SearchParameters.conditions(parameters));
    return new ActorFilter(asked, search.search(ActorFilter.question(asked)), path, own);
  }

  private Selection selection(ActorFilter filter) {
    return search.actors(filter.asked().text(), filter.asked().filters());
  }

  /// Any ids, and names besides; what leads to no actor is said on the page.
  private Answer compare(Ask ask) {
    return pages.current(
        ask,
        () -> {
          Parameters parameters = Parameters.readKnown(ask.rawQuery(), List.of("ids", "name"));
          Landscape landscape = search.landscape();
          Set<Profile> actors = new LinkedHashSet<>();
          List<String> unclear = new ArrayList<>();
          parameters.one("ids").stream()
              .flatMap(ids -> Arrays.stream(ids.split(",", -1)))
              .map(String::strip)
              .filter(id -> !id.isEmpty() && id.length() <= LONGEST)
              .forEach(id -> add(landscape, id, byId(id), actors, unclear));
          parameters.all("name").stream()
              .map(String::strip)
              .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
              .forEach(
                  name -> add(landscape, name, byId(name).or(() -> byName(name)), actors, unclear));
          if (actors.size() > Comparison.MOST) {
            unclear.add("At most " + Comparison.MOST + " actors stand side by side.");
          }
          return CompareView.of(
              landscape, actors.stream().limit(Comparison.MOST).toList(), unclear, ask.origin());
        });
  }

  private static void add(
      Landscape landscape,
      String asked,
      Optional<CardLink> card,
      Set<Profile> actors,
      List<String> unclear) {
    Optional<Profile> actor = card.flatMap(landscape::actor);
    actor.ifPresentOrElse(
        actors::add, () -> unclear.add("No loaded actor has the id or name “" + asked + "”."));
  }

  private Optional<CardLink> byId(String id) {
    return switch (search.lookup(id)) {
      case Lookup.Found found -> Optional.of(JsonForm.head(found.json()));
      case Lookup.Elsewhere elsewhere -> Optional.of(elsewhere.card());
      case Lookup.Missing missing -> Optional.empty();
    };
  }

  private Optional<CardLink> byName(String name) {
    return search.name(name).claims().stream()
        .map(NameAnswer.NameClaim::card)
        .filter(card -> card.type() == CardType.ACTOR)
        .findFirst();
  }
}

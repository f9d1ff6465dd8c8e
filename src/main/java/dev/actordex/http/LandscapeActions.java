package dev.actordex.http;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.export.JsonForm;
import dev.actordex.export.LandscapeJson;
import dev.actordex.export.StatisticsJson;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Facet;
import dev.actordex.search.Lookup;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.landscape.Comparison;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.NamingTable;
import dev.actordex.search.landscape.Profile;
import dev.actordex.search.landscape.Selection;
import dev.actordex.search.landscape.Similarity;
import dev.actordex.search.landscape.Statistics;
import dev.actordex.search.landscape.TechniqueMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is said of many actors at once: who is like whom, what some have in common, how often each
/// thing occurs.
final class LandscapeActions {
  private static final int SIMILAR = 10;
  private static final int EVIDENCE = 25;
  private static final int MOST_EVIDENCE = 1_000;
  private static final int LISTED = 250;
  private static final int MOST_LISTED = 5_000;
  private static final int ROWS = 100;
  private static final int MOST_ROWS = 1_000;

  private final CardSearch search;
  private final Tags tags;
  private final CardActions cards;

  LandscapeActions(CardSearch search, Tags tags, CardActions cards) {
    this.search = search;
    this.tags = tags;
    this.cards = cards;
  }

  Answer similar(Ask ask) {
    int size = ask.parameters().number("size", 1, SearchRequest.MAX_SIZE, SIMILAR);
    int evidence = evidence(ask);
    return cards.found(
        ask,
        id -> JsonForm.selfLink(id) + "/similar",
        json -> tags.tagged(ask, same -> similar(JsonForm.head(json), size, evidence)));
  }

  private byte[] similar(CardLink card, int size, int evidence) {
    if (card.type() != CardType.ACTOR) {
      throw ProblemDetails.missing("The card of this id is not an actor.", List.of(card)).refusal();
    }
    Landscape landscape = search.landscape();
    Profile actor = actor(landscape, card);
    Similarity.Neighbours neighbours = Similarity.nearest(landscape, actor, size);
    return JsonForm.written(
        json -> LandscapeJson.similar(json, landscape, actor, neighbours, size, evidence));
  }

  private static Profile actor(Landscape landscape, CardLink card) {
    return landscape
        .actor(card.id())
        .orElseThrow(
            () -> ProblemDetails.missing("There is no longer such a card.", List.of()).refusal());
  }

  private static int evidence(Ask ask) {
    return ask.parameters().number("evidence", 0, MOST_EVIDENCE, EVIDENCE);
  }

  /// From 2 to 8 actors, by whatever ids.
  Answer compare(Ask ask) {
    List<String> ids =
        ask.parameters()
            .one("ids")
            .map(all -> Arrays.stream(all.split(",", -1)).map(String::strip).toList())
            .orElse(List.of());
    if (ids.size() < Comparison.LEAST || ids.size() > Comparison.MOST || ids.contains("")) {
      throw ids(
          "The value is %d to %d ids of actors, separated by commas."
              .formatted(Comparison.LEAST, Comparison.MOST));
    }
    int evidence = evidence(ask);
    return tags.tagged(
        ask,
        same -> {
          Landscape landscape = search.landscape();
          List<Profile> actors = new ArrayList<>();
          for (String id : ids) {
            Profile actor = actor(landscape, link(id));
            if (actors.contains(actor)) {
              throw ids("Two of the ids lead to the same actor.");
            }
            actors.add(actor);
          }
          Comparison comparison = Comparison.of(landscape, actors);
          return JsonForm.written(json -> LandscapeJson.comparison(json, comparison, evidence));
        });
  }

  private CardLink link(String id) {
    CardLink card =
        switch (search.lookup(id)) {
          case Lookup.Found found -> JsonForm.head(found.json());
          case Lookup.Elsewhere elsewhere -> elsewhere.card();
          case Lookup.Missing missing -> {
            ProblemKind kind = ProblemKind.NOT_FOUND;
            throw new ProblemDetails(
                    kind,
                    kind.status(),
                    "No card has one of the ids; the first such may have been meant for these.",
                    "ids",
                    List.of(),
                    missing.near())
                .refusal();
          }
        };
    if (card.type() != CardType.ACTOR) {
      throw ids(
          "Only actors can be compared; one of the ids is that of a " + card.type().key() + ".");
    }
    return card;
  }

  private static Refusal ids(String detail) {
    return ProblemDetails.parameter("ids", detail, List.of()).refusal();
  }

  Answer statistics(Ask ask) {
    SearchRequest request = SearchParameters.conditions(ask.parameters());
    int size = ask.parameters().number("size", 1, MOST_LISTED, LISTED);
    Set<Facet> facets = SearchParameters.counted(ask.parameters());
    return tags.tagged(
        ask,
        same -> {
          Selection selection = search.actors(request.text(), request.filters());
          Statistics statistics = Statistics.of(selection.landscape(), selection.actors());
          return JsonForm.written(
              json -> new StatisticsJson(json, request, selection).write(statistics, facets, size));
        });
  }

  Answer matrix(Ask ask) {
    SearchRequest request = SearchParameters.conditions(ask.parameters());
    Optional<String> domain = ask.parameters().one("domain");
    return tags.tagged(
        ask,
        same -> {
          Selection selection = search.actors(request.text(), request.filters());
          TechniqueMatrix matrix = TechniqueMatrix.of(selection.landscape(), selection.actors());
          List<TechniqueMatrix.Domain> domains = matrix.domains();
          if (domain.isPresent()) {
            domains = domains.stream().filter(each -> is(each, domain.get())).toList();
            if (domains.isEmpty()) {
              throw ProblemDetails.parameter(
                      "domain",
                      "No technique of such a matrix is loaded.",
                      matrix.domains().stream().map(TechniqueMatrix.Domain::key).toList())
                  .refusal();
            }
          }
          TechniqueMatrix shown =
              new TechniqueMatrix(matrix.actors(), matrix.withTechniques(), domains);
          return JsonForm.written(
              json -> new StatisticsJson(json, request, selection).write(shown));
        });
  }

  private static boolean is(TechniqueMatrix.Domain domain, String typed) {
    return domain.key().equalsIgnoreCase(typed) || domain.label().equalsIgnoreCase(typed);
  }

  Answer namingTable(Ask ask) {
    SearchRequest request = SearchParameters.conditions(ask.parameters());
    int size = ask.parameters().number("size", 1, MOST_ROWS, ROWS);
    boolean coined = ask.parameters().flag("coined");
    int page = ask.parameters().number("page", 1, SearchRequest.MAX_WINDOW / size, 1);
    return tags.tagged(
        ask,
        same -> {
          Selection selection = search.actors(request.text(), request.filters());
          List<Profile> actors = coined ? coined(selection.actors()) : selection.actors();
          List<Profile> rows =
              byName(actors).stream().skip((long) (page - 1) * size).limit(size).toList();
          return JsonForm.written(json -> {
            json.writeStartObject();
            json.writeNumberProperty("total", actors.size());
            json.writeNumberProperty("page", page);
            json.writeNumberProperty("size", size);
            LandscapeJson.table(json, NamingTable.of(rows));
            json.writeEndObject();
          });
        });
  }

  /// Those that bear a name of which a source says who coined it.
  static List<Profile> coined(List<Profile> actors) {
    return actors.stream()
        .filter(actor -> actor.names().stream().anyMatch(name -> !name.givers().isEmpty()))
        .toList();
  }

  /// A to Z.
  static List<Profile> byName(List<Profile> actors) {
    return actors.stream()
        .sorted(
            Comparator.comparing((Profile actor) -> actor.card().name().toLowerCase(Locale.ROOT))
                .thenComparing(actor -> actor.card().id()))
        .toList();
  }
}

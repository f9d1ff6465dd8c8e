package dev.actordex.http;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.export.IndicatorJson;
import dev.actordex.export.JsonForm;
import dev.actordex.export.indicators.IndicatorExport;
import dev.actordex.export.indicators.IndicatorFormat;
import dev.actordex.export.indicators.KqlTable;
import dev.actordex.indicator.Bearings;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.Trail;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a value indicates, and the indicators of a card.
///
/// What has expired is decided by the day, so that an answer and its tag hold until midnight UTC.
final class IndicatorActions {
  static final String PATH = "/api/v1/indicators";
  static final String OF_CARD = "/api/v1/cards/{id}/indicators";

  private static final List<String> PAGING = List.of("type", "page", "size");
  private static final int BESIDE_A_SEARCH = 5;
  private static final byte[] MEMBER = ",\"indicators\":".getBytes(StandardCharsets.US_ASCII);

  private final CardSearch search;
  private final IndicatorSearch indicators;
  private final Bearings bearings;
  private final Tags tags;
  private final String version;
  private final Clock clock;

  IndicatorActions(
      CardSearch search, IndicatorSearch indicators, Tags cards, String version, Clock clock) {
    this.search = search;
    this.indicators = indicators;
    this.bearings = new Bearings(search, indicators);
    this.version = version;
    this.clock = clock;
    tags =
        cards.with(() -> indicators.manifest().version() + "-" + today().getEpochSecond() / 86_400);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Routes.api(PATH, List.of("value", "type", "page", "size"), this::find));
    routes.add(Routes.api(OF_CARD, PAGING, this::ofCard));
    for (IndicatorFormat format : IndicatorFormat.values()) {
      routes.add(
          new Route(
              OF_CARD + "." + format.extension(),
              format == IndicatorFormat.KQL ? List.of("type", "table") : List.of("type"),
              Route.Kind.EXPORT,
              ask -> file(ask, format)));
    }
    return routes;
  }

  /// Tags of answers that depend on cards, indicators and the day.
  Tags tags() {
    return tags;
  }

  IndicatorManifest manifest() {
    return indicators.manifest();
  }

  private Instant today() {
    return clock.instant().truncatedTo(ChronoUnit.DAYS);
  }

  /// «Nothing is known of this value» would be a lie where nothing can be read.
  private void refuseWithout() {
    if (!indicators.usable()) {
      throw new ProblemDetails(ProblemKind.NOT_READY, indicators.problem().orElse("")).refusal();
    }
  }

  private Answer find(Ask ask) {
    refuseWithout();
    String value = ask.parameters().one("value").orElse("");
    if (value.isBlank()) {
      throw ProblemDetails.parameter(
              "value",
              "A value is needed: an address, a range of addresses, a domain, a URL, a hash,"
                  + " defanged or not.",
              List.of())
          .refusal();
    }
    if (value.length() > IndicatorQuery.LONGEST) {
      throw ProblemDetails.parameter(
              "value",
              "A value may have at most " + IndicatorQuery.LONGEST + " characters.",
              List.of())
          .refusal();
    }
    IndicatorQuery query = IndicatorQuery.read(value);
    Optional<IndicatorType> type = type(ask);
    int size = size(ask);
    int number = page(ask, size);
    return tags.tagged(
        ask,
        same -> {
          IndicatorPage page = indicators.find(query, type.orElse(null), number, size);
          return JsonForm.written(json -> {
            json.writeStartObject();
            json().found(json, query, type.orElse(null), page);
            json.writeEndObject();
          });
        });
  }

  private Answer ofCard(Ask ask) {
    Optional<IndicatorType> type = type(ask);
    int size = size(ask);
    int number = page(ask, size);
    return withCard(
        ask,
        "",
        card ->
            tags.tagged(
                ask,
                same -> {
                  List<Trail> trails = bearings.to(card);
                  IndicatorPage page =
                      indicators.of(subjects(trails), type.orElse(null), number, size);
                  CardLink link =
                      new CardLink(card.id(), card.type(), card.name(), card.attackId());
                  return JsonForm.written(json -> {
                    json.writeStartObject();
                    json().ofCard(json, link, trails, type.orElse(null), page);
                    json.writeEndObject();
                  });
                }));
  }

  private Answer file(Ask ask, IndicatorFormat format) {
    Optional<IndicatorType> type = type(ask);
    KqlTable table = table(ask);
    return withCard(
        ask,
        "." + format.extension(),
        card -> {
          Answer.Tag tag = tags.now(false);
          if (tag.isIn(ask.has())) {
            return new Answer.Unchanged(tag);
          }
          String generation = search.manifest().generation();
          IndicatorExport export = new IndicatorExport(bearings, indicators, version, today());
          return new Answer.Download(
              format.mediaType(),
              IndicatorExport.fileName(card, format),
              tag,
              out -> export.write(card, generation, format, table, type.orElse(null), out),
              () -> {});
        });
  }

  private static KqlTable table(Ask ask) {
    Optional<String> given = ask.parameters().one("table");
    List<String> known = Arrays.stream(KqlTable.values()).map(KqlTable::tableName).toList();
    return given
        .map(name ->
            KqlTable.of(name)
                .orElseThrow(() ->
                    ProblemDetails.parameter("table", "Indicators are not in such a table.", known)
                        .refusal()))
        .orElse(KqlTable.INDICATORS);
  }

  /// An answer to a search with what is known of the value that was pasted as the question, as its
  /// last member. Put there as bytes: to read 50 kB of JSON again in order to add to it took as
  /// long as the search.
  byte[] beside(byte[] searchPage, IndicatorQuery query) {
    if (!indicators.usable()) {
      return searchPage;
    }
    IndicatorPage page = indicators.find(query, null, 1, BESIDE_A_SEARCH);
    byte[] found =
        JsonForm.written(json -> {
          json.writeStartObject();
          json().found(json, query, null, page);
          json.writeStringProperty("self", PATH + "?value=" + JsonForm.segment(query.value()));
          json.writeEndObject();
        });
    return ByteBuffer.allocate(searchPage.length + MEMBER.length + found.length)
        .put(searchPage, 0, searchPage.length - 1)
        .put(MEMBER)
        .put(found)
        .put((byte) '}')
        .array();
  }

  private static Set<String> subjects(List<Trail> trails) {
    return trails.stream()
        .map(trail -> trail.subject().key())
        .collect(Collectors.toUnmodifiableSet());
  }

  private IndicatorJson json() {
    return new IndicatorJson(bearings, today());
  }

  private Answer withCard(Ask ask, String suffix, Function<Card, Answer> answer) {
    refuseWithout();
    String id = ask.in("id");
    return switch (search.lookup(id)) {
      case Lookup.Found found ->
          answer.apply(
              search
                  .card(id)
                  .orElseThrow(() ->
                      ProblemDetails.missing("There is no longer such a card.", List.of())
                          .refusal()));
      case Lookup.Elsewhere elsewhere ->
          new Answer.Moved(
              ask.withQuery(JsonForm.selfLink(elsewhere.card().id()) + "/indicators" + suffix));
      case Lookup.Missing missing ->
          throw ProblemDetails.missing(
                  missing.near().isEmpty()
                      ? "No card has this id."
                      : "No card has this id; these are near.",
                  missing.near())
              .refusal();
    };
  }

  private static Optional<IndicatorType> type(Ask ask) {
    Optional<String> given = ask.parameters().one("type");
    List<String> known = Arrays.stream(IndicatorType.values()).map(IndicatorType::key).toList();
    return given.map(key ->
        IndicatorType.of(key)
            .orElseThrow(() ->
                ProblemDetails.parameter("type", "There is no such type of indicator.", known)
                    .refusal()));
  }

  private static int size(Ask ask) {
    return ask.parameters().number("size", 1, IndicatorPage.MAX_SIZE, IndicatorPage.DEFAULT_SIZE);
  }

  private static int page(Ask ask, int size) {
    return ask.parameters().number("page", 1, IndicatorPage.MAX_WINDOW / size, 1);
  }
}

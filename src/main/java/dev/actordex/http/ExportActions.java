package dev.actordex.http;

import dev.actordex.card.Card;
import dev.actordex.export.JsonForm;
import dev.actordex.export.TooLarge;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Exports;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.navigator.Domain;
import dev.actordex.export.table.Column;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Edition;
import dev.actordex.search.SearchRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Cards and answers as files to keep.
///
/// A card's file is written before it is sent; an answer's is sent while it is written, from one
/// generation to the end.
final class ExportActions {
  /// How the addresses of files of a whole search begin.
  static final String OF_A_SEARCH = "/api/v1/search.";

  private static final String DOMAIN = "domain";
  private static final String COLUMNS = "columns";

  private final CardSearch search;
  private final CardActions cards;
  private final Tags tags;
  private final String version;

  ExportActions(CardSearch search, CardActions cards, Tags tags, String version) {
    this.search = search;
    this.cards = cards;
    this.tags = tags;
    this.version = version;
  }

  static List<Route> routes(CardSearch search, CardActions cards, Tags tags, String version) {
    ExportActions actions = new ExportActions(search, cards, tags, version);
    List<Route> routes = new ArrayList<>();
    // The longer name first: a card's id may be followed by either.
    Stream.of(CardFormat.values())
        .sorted((one, other) -> other.extension().length() - one.extension().length())
        .forEach(format ->
            routes.add(
                new Route(
                    "/api/v1/cards/{id}." + format.extension(),
                    format == CardFormat.NAVIGATOR ? List.of(DOMAIN) : List.of(),
                    Route.Kind.EXPORT,
                    ask -> actions.card(format, ask))));
    for (ResultFormat format : ResultFormat.values()) {
      routes.add(
          new Route(
              OF_A_SEARCH + format.extension(),
              parameters(format),
              Route.Kind.EXPORT,
              ask -> actions.answer(format, ask)));
    }
    return routes;
  }

  private static List<String> parameters(ResultFormat format) {
    List<String> names = new ArrayList<>(SearchParameters.names());
    if (format.hasColumns()) {
      names.add(COLUMNS);
    }
    if (format == ResultFormat.NAVIGATOR) {
      names.add(DOMAIN);
    }
    return names;
  }

  private Answer card(CardFormat format, Ask ask) {
    return cards.found(
        ask,
        id -> JsonForm.selfLink(id) + "." + format.extension(),
        json -> card(format, JsonForm.head(json).id(), ask));
  }

  private Answer card(CardFormat format, String id, Ask ask) {
    Choice choice = choice(ask);
    try (Edition edition = search.edition()) {
      Answer.Tag tag = tags.of(edition.manifest().generation(), false);
      if (tag.isIn(ask.has())) {
        return new Answer.Unchanged(tag);
      }
      Card card =
          edition
              .card(id)
              .orElseThrow(() ->
                  ProblemDetails.missing("There is no longer such a card.", List.of()).refusal());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new Exports(edition, version).write(card, format, choice, bytes);
      return new Answer.Download(
          format.mediaType(),
          Exports.fileName(card, format),
          tag,
          out -> bytes.writeTo(out),
          () -> {});
    } catch (TooLarge e) {
      throw tooLarge(e);
    } catch (IOException e) {
      throw new UncheckedIOException("The card could not be written", e);
    }
  }

  private Answer answer(ResultFormat format, Ask ask) {
    SearchRequest request = SearchParameters.read(ask.parameters());
    Choice choice = choice(ask);
    Edition edition = search.edition();
    boolean handedOn = false;
    try {
      Answer.Tag tag = tags.of(edition.manifest().generation(), false);
      if (tag.isIn(ask.has())) {
        return new Answer.Unchanged(tag);
      }
      Exports.Answer answer = new Exports(edition, version).answer(request);
      handedOn = true;
      return new Answer.Download(
          format.mediaType(),
          Exports.fileName(format),
          tag,
          out -> answer.write(format, choice, out),
          edition::close);
    } catch (TooLarge e) {
      throw tooLarge(e);
    } finally {
      if (!handedOn) {
        edition.close();
      }
    }
  }

  private static Refusal tooLarge(TooLarge e) {
    return new ProblemDetails(ProblemKind.TOO_LARGE, String.valueOf(e.getMessage())).refusal();
  }

  private static Choice choice(Ask ask) {
    String domain = ask.parameters().one(DOMAIN).orElse(null);
    return new Choice(
        Column.list(ask.parameters().one(COLUMNS).orElse(null))
            .orElseThrow(() ->
                ProblemDetails.parameter(
                        COLUMNS,
                        "The value is a list of columns, separated by commas.",
                        Arrays.stream(Column.values()).map(Column::key).toList())
                    .refusal()),
        domain == null
            ? null
            : Domain.of(domain)
                .orElseThrow(() ->
                    ProblemDetails.parameter(
                            DOMAIN,
                            "There is no such matrix.",
                            Arrays.stream(Domain.values()).map(Domain::key).toList())
                        .refusal()));
  }
}

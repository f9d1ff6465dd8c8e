package dev.actordex.http;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Links;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import dev.actordex.search.Neighbours;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One card, its sources' records, and a technique with everyone who uses it.
///
/// Any id a card has ever had leads to it; only its own id answers, the others redirect.
final class CardActions {
  private final CardSearch search;
  private final Tags tags;

  CardActions(CardSearch search, Tags tags) {
    this.search = search;
    this.tags = tags;
  }

  /// The card as it is stored: the bytes go straight through.
  Answer card(Ask ask) {
    return found(ask, JsonForm::selfLink, json -> tags.tagged(ask, same -> json));
  }

  /// The cards before and after it in the list A–Z of its kind.
  Answer neighbours(Ask ask) {
    return found(
        ask,
        id -> JsonForm.selfLink(id) + "/neighbours",
        json -> tags.tagged(ask, same -> neighbours(json)));
  }

  private byte[] neighbours(byte[] json) {
    CardLink card = JsonForm.head(json);
    Neighbours beside = search.neighbours(card.type(), card.id());
    return JsonForm.written(out -> {
      out.writeStartObject();
      write(out, "previous", beside.previous());
      write(out, "next", beside.next());
      out.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, String name, @Nullable CardLink card) {
    json.writeName(name);
    if (card == null) {
      json.writeNull();
    } else {
      Links.writeCard(json, card);
    }
  }

  /// A source's record as it came.
  Answer record(Ask ask) {
    String name = ask.in("source");
    return found(
        ask,
        id -> JsonForm.selfLink(id) + "/sources/" + JsonForm.segment(name),
        json -> tags.tagged(ask, same -> record(json, name, ask)));
  }

  private byte[] record(byte[] json, String name, Ask ask) {
    Card card = card(JsonForm.head(json).id());
    Optional<Source> source = Source.of(name);
    Optional<String> wanted = ask.parameters().one("id");
    Optional<byte[]> record = source.flatMap(s -> search.record(card.id(), s, wanted.orElse(null)));
    if (record.isPresent()) {
      return record.get();
    }
    List<String> there =
        wanted.isPresent() && source.isPresent()
            ? card.sources().stream()
                .filter(entry -> entry.source() == source.get())
                .map(SourceEntry::id)
                .toList()
            : card.sources().stream().map(entry -> entry.source().key()).distinct().toList();
    ProblemKind kind = ProblemKind.NOT_FOUND;
    throw new ProblemDetails(
            kind,
            kind.status(),
            "The card has no such source record.",
            wanted.isPresent() ? "id" : "source",
            there,
            List.of())
        .refusal();
  }

  /// A technique and who uses it; with `subtechniques=true` also its sub-techniques' users.
  Answer technique(Ask ask) {
    return found(
        ask,
        id -> "/api/v1/techniques/" + JsonForm.segment(id),
        json -> tags.tagged(ask, same -> technique(json, ask)));
  }

  private byte[] technique(byte[] json, Ask ask) {
    CardLink head = JsonForm.head(json);
    if (head.type() != CardType.TECHNIQUE) {
      throw ProblemDetails.missing("The card of this id is not a technique.", List.of(head))
          .refusal();
    }
    Card technique = card(head.id());
    List<Card> below =
        ask.parameters().flag("subtechniques")
            ? technique.subtechniques().stream().map(sub -> card(sub.id())).toList()
            : List.of();
    return TechniqueAnswer.json(technique, below);
  }

  private Card card(String id) {
    return search
        .card(id)
        .orElseThrow(
            () -> ProblemDetails.missing("There is no longer such a card.", List.of()).refusal());
  }

  /// @param address where this call answers for a card's own id
  Answer found(Ask ask, Function<String, String> address, Function<byte[], Answer> answer) {
    return switch (search.lookup(ask.in("id"))) {
      case Lookup.Found found -> answer.apply(found.json());
      case Lookup.Elsewhere elsewhere ->
          new Answer.Moved(ask.withQuery(address.apply(elsewhere.card().id())));
      case Lookup.Missing missing ->
          throw ProblemDetails.missing(
                  missing.near().isEmpty()
                      ? "No card has this id."
                      : "No card has this id; these are near.",
                  missing.near())
              .refusal();
    };
  }
}

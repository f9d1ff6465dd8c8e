package dev.actordex.export;

import dev.actordex.card.RecordRef;
import dev.actordex.search.Facet;
import dev.actordex.search.Headline;
import dev.actordex.search.SearchPage.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Bytes that the answers of one generation share: what every list shows of a card, a facet's
/// values up to their counts, and what most reasons have in common. They are made when they are
/// first shown; of cards the latest are kept, as many as a usual index has and more.
///
/// Of an answer's 55 kB these are all but the snippets and the numbers.
///
/// Thread-safe.
final class ReadyJson {
  /// Powers of two.
  private static final int FEWEST_CARDS = 1 << 8;

  private static final int MOST_CARDS = 1 << 15;

  private final String generation;
  private final List<FacetPieces> facets = new ArrayList<>();
  private final PairPieces reasonStarts = new PairPieces("{\"field\":", ",\"why\":", ",\"value\":");
  private final PairPieces reasonEnds = new PairPieces(",\"source\":", ",\"giver\":", "}");

  /// At a card's number modulo the length, the card that was shown last.
  private volatile AtomicReferenceArray<Card> cards = new AtomicReferenceArray<>(FEWEST_CARDS);

  /// A card in a list.
  ///
  /// @param bytes its fields before the score, with a comma after each; then its field after all
  ///   others, with a comma before it
  /// @param head how many bytes the former are
  record Card(int number, byte[] bytes, int head) {
    void head(JsonBytes out) {
      out.write(bytes, 0, head);
    }

    void links(JsonBytes out) {
      out.write(bytes, head, bytes.length - head);
    }
  }

  ReadyJson(String generation) {
    this.generation = generation;
    for (Facet facet : Facet.values()) {
      facets.add(facet.ordinal(), new FacetPieces(facet));
    }
  }

  boolean isOf(String other) {
    return generation.equals(other);
  }

  Card card(Hit hit) {
    int number = hit.card().number();
    if (number == Headline.UNNUMBERED) {
      return made(hit);
    }
    AtomicReferenceArray<Card> known = cards;
    Card card = known.get(number & known.length() - 1);
    if (card == null || card.number() != number) {
      card = made(hit);
      keep(card);
    }
    return card;
  }

  private synchronized void keep(Card card) {
    AtomicReferenceArray<Card> known = cards;
    if (card.number() >= known.length() && known.length() < MOST_CARDS) {
      int enough = Math.min(MOST_CARDS, Integer.highestOneBit(card.number()) << 1);
      AtomicReferenceArray<Card> larger = new AtomicReferenceArray<>(enough);
      for (int i = 0; i < known.length(); i++) {
        larger.setPlain(i, known.getPlain(i));
      }
      known = larger;
      cards = larger;
    }
    known.set(card.number() & known.length() - 1, card);
  }

  FacetPieces values(Facet facet) {
    return facets.get(facet.ordinal());
  }

  /// A reason up to its value.
  byte[] reasonStart(String field, String why) {
    return reasonStarts.of(field, why);
  }

  /// A reason behind its value.
  byte[] reasonEnd(@Nullable String source, @Nullable String giver) {
    return reasonEnds.of(source, giver);
  }

  static Card made(Hit hit) {
    byte[] head =
        JsonForm.pieces(json -> {
          json.writeStartObject();
          head(json, hit);
          json.writeEndObject();
        });
    byte[] links =
        JsonForm.pieces(json -> {
          json.writeStartObject();
          Links.write(json, hit.type(), hit.id());
          json.writeEndObject();
        });
    // Both without their braces.
    byte[] bytes = Arrays.copyOfRange(head, 1, head.length + links.length - 1);
    int length = head.length - 1;
    bytes[length - 1] = ',';
    System.arraycopy(links, 0, bytes, length, links.length - 1);
    bytes[length] = ',';
    return new Card(hit.card().number(), bytes, length);
  }

  /// What is shown of a card whatever was asked.
  private static void head(JsonGenerator json, Hit hit) {
    json.writeStringProperty("id", hit.id());
    json.writeStringProperty("type", hit.type().key());
    json.writeStringProperty("name", hit.name());
    json.writeStringProperty("attack_id", hit.attackId());
    JsonForm.strings(json, "names", hit.names());
    JsonForm.strings(json, "countries", hit.countries());
    JsonForm.strings(json, "sectors", hit.sectors());
    JsonForm.strings(json, "motivations", hit.motivations());
    json.writeStringProperty("first_seen", hit.firstSeen());
    json.writeStringProperty("last_seen", hit.lastSeen());
    json.writeStringProperty("modified", hit.modified());
    json.writeStringProperty("status", hit.status());
    json.writeStringProperty("summary", hit.summary());
    json.writeArrayPropertyStart("sources");
    for (RecordRef source : hit.sources()) {
      json.writeStartObject();
      json.writeStringProperty("source", source.source().key());
      json.writeStringProperty("id", source.id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanProperty("contested", hit.contested());
    JsonForm.strings(json, "disputed", hit.disputed());
  }
}

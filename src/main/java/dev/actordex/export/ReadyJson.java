package dev.actordex.export;

import dev.actordex.card.RecordRef;
import dev.actordex.search.Facet;
import dev.actordex.search.Headline;
import dev.actordex.search.SearchPage.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

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

  /// How many bytes memory gives at a time: two lines of a cache.
  private static final int FETCHED = 128;

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

  /// The cards of a page. Of all of them memory is asked for what stands ready before the first is
  /// copied, so that they wait for it together.
  Card[] cards(List<Hit> hits, JsonBytes out) {
    Card[] found = new Card[hits.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = card(hits.get(i));
    }
    int fetched = 0;
    for (Card card : found) {
      for (int at = 0; at < card.bytes().length; at += FETCHED) {
        fetched += card.bytes()[at];
      }
    }
    out.ahead().took(fetched);
    return found;
  }

  private Card card(Hit hit) {
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
    JsonBytes out = new JsonBytes(1 << 10);
    head(out, hit);
    int head = out.size();
    out.raw(",\"links\":{\"self\":");
    out.text(JsonForm.selfLink(hit.id()));
    out.raw(",\"html\":");
    out.text(JsonForm.htmlLink(hit.type(), hit.id()));
    out.write('}');
    return new Card(hit.card().number(), out.toBytes(), head);
  }

  private static void head(JsonBytes out, Hit hit) {
    Headline card = hit.card();
    out.raw("\"id\":");
    out.text(card.id());
    out.raw(",\"type\":");
    out.text(card.type().key());
    out.raw(",\"name\":");
    out.text(card.name());
    out.raw(",\"attack_id\":");
    out.text(card.attackId());
    out.raw(",\"names\":");
    out.texts(card.names());
    out.raw(",\"countries\":");
    out.texts(card.countries());
    out.raw(",\"sectors\":");
    out.texts(card.sectors());
    out.raw(",\"motivations\":");
    out.texts(card.motivations());
    out.raw(",\"first_seen\":");
    out.text(card.firstSeen());
    out.raw(",\"last_seen\":");
    out.text(card.lastSeen());
    out.raw(",\"modified\":");
    out.text(hit.modified());
    out.raw(",\"status\":");
    out.text(card.status());
    out.raw(",\"summary\":");
    out.text(card.summary());
    out.raw(",\"sources\":");
    sources(out, card.sources());
    out.raw(",\"contested\":");
    out.raw(Boolean.toString(card.contested()));
    out.raw(",\"disputed\":");
    out.texts(card.disputed());
    out.write(',');
  }

  private static void sources(JsonBytes out, List<RecordRef> sources) {
    String before = "[";
    for (RecordRef source : sources) {
      out.raw(before);
      out.raw("{\"source\":");
      out.text(source.source().key());
      out.raw(",\"id\":");
      out.text(source.id());
      out.write('}');
      before = ",";
    }
    out.raw(sources.isEmpty() ? "[]" : "]");
  }
}

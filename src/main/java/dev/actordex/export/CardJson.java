package dev.actordex.export;

import dev.actordex.card.Card;
import dev.actordex.ingest.CardCodec;

/// A card as JSON: keys in the order of [Card]'s components, the same bytes for equal cards.
///
/// What follows from other values (`contested`, `links`, a name's `given_by`, a relation's `label`)
/// is written for the reader's convenience and ignored when read back. Nothing is left out: what is
/// unknown is `null`, what is empty an empty list, so that clients find every key on every card.
/// Thread-safe.
public final class CardJson implements CardCodec {

  @Override
  public byte[] encode(Card card) {
    return JsonForm.bytes(card);
  }

  @Override
  public Card decode(byte[] json) {
    return JsonForm.mapper().readValue(json, Card.class);
  }
}

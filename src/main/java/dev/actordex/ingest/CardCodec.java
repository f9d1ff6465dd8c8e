package dev.actordex.ingest;

import dev.actordex.card.Card;

/// Writes a card as the JSON that is stored, served and exported, and reads it back identically.
public interface CardCodec {

  byte[] encode(Card card);

  Card decode(byte[] json);
}

package dev.actordex.export.table;

import dev.actordex.card.Card;
import dev.actordex.export.Provenance;
import java.io.Closeable;
import java.io.IOException;

/// Takes the cards of an answer one by one, in order, and writes each at once.
public interface CardTable extends Closeable {
  /// @param provenance of this card
  void add(Card card, Provenance provenance) throws IOException;

  /// Writes what comes after the last row. The stream stays open.
  void finish() throws IOException;

  /// Gives up what was needed for writing, finished or not.
  @Override
  default void close() throws IOException {}
}

package dev.actordex.ingest;

import dev.actordex.card.Card;
import dev.actordex.card.Companion;
import dev.actordex.card.SourceRecord;
import java.util.List;

/// Takes the cards of one import and publishes them whole, or not at all.
///
/// Closing without a commit leaves everything as it was.
public interface CardSink extends AutoCloseable {

  /// Cards come in the order of their ids, each with the source records it was made of.
  void add(Card card, List<SourceRecord> records);

  /// What came along with the records, each id once, in their order.
  void add(Companion companion);

  /// Makes the new generation durable and current, in one step.
  Manifest commit(Report report);

  @Override
  void close();
}

package dev.actordex.search;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.ingest.Manifest;
import java.util.List;
import java.util.Optional;

/// One generation of the cards, held until it is closed: what is read from it fits together,
/// however many generations follow meanwhile. Thread-safe.
public interface Edition extends AutoCloseable {

  /// What it was built from.
  Manifest manifest();

  /// The ids of all cards that answer a question, in its order. Which part of them it asks to show
  /// and which facets to count makes no difference.
  List<String> ids(SearchRequest request);

  /// A card by its own id.
  Optional<Card> card(String id);

  /// A source's record of a card as it came, JSON.
  Optional<byte[]> record(String cardId, RecordRef ref);

  /// The card that has an id of any kind, a source's own among them.
  Optional<Card> cardOf(String anyId);

  /// What came along with the records under this id, JSON.
  Optional<byte[]> companion(String id);

  /// What came along with the records and says something of the object of this id, JSON.
  ///
  /// @param most how many at most
  List<byte[]> companionsAbout(String id, int most);

  @Override
  void close();
}

package dev.actordex.ingest;

import dev.actordex.card.Card;
import dev.actordex.card.SourceRecord;
import java.util.List;

/// A finished card out of another Actordex, as a file brings it back.
///
/// @param records the source records it was made of, as far as the file has them
/// @param file the file's name
/// @param built when the generation was built that the card was taken from, ISO 8601
public record ExportedCard(Card card, List<SourceRecord> records, String file, String built) {
  public ExportedCard {
    records = List.copyOf(records);
  }
}

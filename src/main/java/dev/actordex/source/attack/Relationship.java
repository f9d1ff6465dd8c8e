package dev.actordex.source.attack;

import dev.actordex.card.Statement;
import java.time.Instant;
import java.util.List;

/// One object's relation to another, as a bundle states it.
///
/// @param text how, empty when it does not say
/// @param references the text cites
/// @param dead withdrawn by its source
record Relationship(
    String file,
    String id,
    String type,
    String from,
    String to,
    String text,
    List<Statement.Refers> references,
    boolean dead,
    Instant modified) {

  Relationship {
    references = List.copyOf(references);
  }
}

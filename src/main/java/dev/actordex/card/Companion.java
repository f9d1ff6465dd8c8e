package dev.actordex.card;

import java.util.List;

/// What a source sends along with its records and no card is made of: who made a record, how it may
/// be shared, what the source ties to it. It goes where the records go.
///
/// @param id by which records refer to it
/// @param about ids of the objects it says something of, which find it; empty when only its own id
///   does
/// @param raw as it came, JSON
public record Companion(String id, List<String> about, String raw) {
  public Companion {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A companion needs an id");
    }
    about = List.copyOf(about);
  }
}

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
  private static final int LONGEST_ID = 200;

  public Companion {
    if (!canBeFound(id)) {
      throw new IllegalArgumentException("A companion needs an id of at most " + LONGEST_ID);
    }
    about = List.copyOf(about);
  }

  /// Whether something can go along under an id: any text may stand where a source has one.
  public static boolean canBeFound(String id) {
    return !id.isBlank() && id.length() <= LONGEST_ID;
  }
}

package dev.actordex.distill;

import java.util.List;

/// What a refresh comes to.
///
/// @param set the facts as they should be; equal to the set given when nothing changes
/// @param changes by kind of card and id
public record Distilled(CardSet set, List<Change> changes) {
  public Distilled {
    changes = List.copyOf(changes);
  }

  public long count(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }
}

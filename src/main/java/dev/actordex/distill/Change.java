package dev.actordex.distill;

import java.util.Locale;

/// One difference between the set and its sources, for the person who keeps the set.
///
/// @param card the card's id, `-` for what concerns the whole set
/// @param name of the card
/// @param what a sentence or a list of values
public record Change(Kind kind, String card, String name, String what) {

  public enum Kind {
    /// A card that was not in the set.
    ADDED,
    /// A technique or software that is no longer live.
    REMOVED,
    RENAMED,
    /// Facts of a card.
    CHANGED,
    /// Stated by the card as MISP's, but MISP does not say it (any more); it stays.
    KEPT,
    /// Left as it is, because a rule cannot decide it.
    HUMAN;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package dev.actordex.search;

import dev.actordex.card.CardLink;
import org.jspecify.annotations.Nullable;

/// The cards before and after one in the list A–Z of its kind; null at the ends of the list, and
/// both for a card that is not in it.
public record Neighbours(@Nullable CardLink previous, @Nullable CardLink next) {
  public static final Neighbours NONE = new Neighbours(null, null);
}

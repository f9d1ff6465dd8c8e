package dev.actordex.indicator;

import dev.actordex.card.CardLink;
import java.util.List;

/// Where a subject leads among the cards there are now, and why.
public sealed interface Bearing {
  /// One sentence.
  String because();

  /// To one card.
  record To(CardLink card, String because) implements Bearing {}

  /// To several that it may be: then it is tied to none.
  record Unsure(List<CardLink> cards, String because) implements Bearing {
    public Unsure {
      cards = List.copyOf(cards);
    }
  }

  /// To no card that there is.
  record Nowhere(String because) implements Bearing {}
}

package dev.actordex.search;

import dev.actordex.card.CardLink;
import java.util.List;

/// What an id leads to.
public sealed interface Lookup {

  /// It is a card's own id.
  record Found(byte[] json) implements Lookup {}

  /// Another id of a card, perhaps a retired one.
  record Elsewhere(CardLink card, String why) implements Lookup {}

  /// No card has it; these are near.
  record Missing(List<CardLink> near) implements Lookup {
    public Missing {
      near = List.copyOf(near);
    }
  }
}

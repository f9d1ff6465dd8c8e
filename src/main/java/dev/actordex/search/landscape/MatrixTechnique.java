package dev.actordex.search.landscape;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Tactic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A technique and its places in the matrices.
///
/// @param parent the ATT&CK id of the technique of a sub-technique
/// @param tactics under which columns it stands, in matrix order
/// @param withdrawn whether its source no longer stands behind it
public record MatrixTechnique(
    CardLink card, @Nullable String parent, List<Tactic> tactics, boolean withdrawn) {
  public MatrixTechnique {
    tactics = List.copyOf(tactics);
  }

  /// @throws IllegalArgumentException when the card is not a technique's
  public static MatrixTechnique of(Card card) {
    if (card.type() != CardType.TECHNIQUE) {
      throw new IllegalArgumentException(card.id() + " is not a technique");
    }
    CardLink parent = card.parent();
    return new MatrixTechnique(
        new CardLink(card.id(), card.type(), card.name(), card.attackId()),
        parent == null ? null : parent.attackId() == null ? parent.id() : parent.attackId(),
        card.tactics(),
        card.status() != Lifecycle.LIVE);
  }

  /// The id by which actors' techniques name it.
  public String attackId() {
    String attackId = card.attackId();
    return attackId == null ? card.id() : attackId;
  }
}

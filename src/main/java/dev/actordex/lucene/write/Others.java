package dev.actordex.lucene.write;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.TechniqueUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a card's document needs to know of the other cards: all names of the software it uses, the
/// names of its techniques' parents.
final class Others {
  private final Map<String, List<String>> software = new HashMap<>();
  private final Map<String, String> techniques = new HashMap<>();

  Others(List<Card> cards) {
    for (Card card : cards) {
      if (card.type() == CardType.SOFTWARE) {
        software.put(card.id(), card.names().stream().map(CardName::name).toList());
      }
      for (TechniqueUse use : card.techniques()) {
        techniques.putIfAbsent(use.attackId(), use.name());
      }
    }
    for (Card card : cards) {
      String attackId = card.attackId();
      if (card.type() == CardType.TECHNIQUE && attackId != null) {
        techniques.put(attackId, card.name());
      }
    }
  }

  /// Every name of a software; none when no card has the id.
  List<String> softwareNames(@Nullable String id) {
    return id == null ? List.of() : software.getOrDefault(id, List.of());
  }

  /// The technique's own name, the id when nobody gives one.
  String techniqueName(String attackId) {
    return techniques.getOrDefault(attackId, attackId);
  }
}

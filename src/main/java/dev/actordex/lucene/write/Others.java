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
  private final Map<String, String> mentioned = new HashMap<>();

  /// Takes note of a card.
  void add(Card card) {
    if (card.type() == CardType.SOFTWARE) {
      software.put(card.id(), card.names().stream().map(CardName::name).toList());
    }
    String attackId = card.attackId();
    if (card.type() == CardType.TECHNIQUE && attackId != null) {
      techniques.put(attackId, card.name());
    }
    for (TechniqueUse use : card.techniques()) {
      // Whichever card comes first, it is the same name.
      mentioned.merge(
          use.attackId(), use.name(), (one, two) -> one.compareTo(two) <= 0 ? one : two);
    }
  }

  /// Every name of a software; none when no card has the id.
  List<String> softwareNames(@Nullable String id) {
    return id == null ? List.of() : software.getOrDefault(id, List.of());
  }

  /// The technique's own name, the id when nobody gives one.
  String techniqueName(String attackId) {
    String own = techniques.get(attackId);
    return own == null ? mentioned.getOrDefault(attackId, attackId) : own;
  }
}

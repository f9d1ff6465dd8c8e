package dev.actordex.identity;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.SourceRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The cards that a handful of written records give.
record Cards(Map<String, Card> byId, Merge merge) {
  static final Vocabulary VOCABULARY =
      Vocabulary.builder()
          .place("CN", "China", List.of("PRC"))
          .place("RU", "Russia", List.of("Russian Federation"))
          .place("UA", "Ukraine", List.of())
          .place("US", "United States", List.of("USA"))
          .place("IR", "Iran", List.of())
          .place("middle-east", "Middle East", List.of())
          .place(Vocabulary.UNATTRIBUTED, "Unattributed", List.of("Unknown"))
          .sector("sector", List.of("government"), "Government")
          .sector("sector", List.of("defense"), "Defense")
          .sector("sector", List.of("energy"), "Energy")
          .sector("raw", List.of("government", "defense"), "Government and military")
          .sector("raw", List.of(), "Private sector")
          .sector("contains", List.of("energy"), "oil")
          .sector("word", List.of("energy"), "watt")
          .motivation("motivation", List.of("espionage"), "Espionage")
          .motivation("motivation", List.of("sabotage"), "Sabotage")
          .motivation("motivation", List.of("financial-gain"), "Financial gain")
          .giver("CrowdStrike", List.of("f9eb432f-2293-48b7-bca4-cc78beb50df0"))
          .giver("Mandiant", List.of("FireEye"))
          .build();

  static Cards of(Written... records) {
    return of(Rulings.NONE, records);
  }

  static Cards of(Rulings rulings, Written... records) {
    return of(rulings, Arrays.stream(records).map(Written::record).toList());
  }

  static Cards of(Rulings rulings, List<SourceRecord> records) {
    Merge merge = new Merge(records, VOCABULARY, rulings);
    Map<String, Card> byId = new LinkedHashMap<>();
    merge.cards((card, made) -> byId.put(card.id(), card));
    return new Cards(byId, merge);
  }

  Card card(String id) {
    Card card = byId.get(id);
    if (card == null) {
      throw new AssertionError("No card " + id + " among " + byId.keySet());
    }
    return card;
  }

  /// The card on which a record is.
  Card with(Written record) {
    return with(record.ref());
  }

  private Card with(RecordRef ref) {
    return byId.values().stream()
        .filter(c -> c.sources().stream().anyMatch(s -> isOf(s, ref)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(ref + " is on no card"));
  }

  private static boolean isOf(SourceEntry entry, RecordRef ref) {
    return entry.source() == ref.source() && entry.id().equals(ref.id());
  }

  /// Why a record is on its card.
  String why(Written record) {
    return merge.decisions().stream()
        .filter(d -> d.record().equals(record.ref()))
        .findFirst()
        .orElseThrow()
        .because();
  }

  Set<String> claimants(String cardId, String name) {
    return name(cardId, name).claimants().stream()
        .map(link -> link.id())
        .collect(Collectors.toSet());
  }

  CardName name(String cardId, String name) {
    return card(cardId).names().stream()
        .filter(n -> n.key().equals(NameKey.of(name)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(cardId + " does not bear " + name));
  }
}

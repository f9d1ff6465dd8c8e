package dev.actordex.identity;

import dev.actordex.card.RecordRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The reviewed file that overrules decisions, `index/identities.csv`.
///
/// @param joins record → an id of the card it belongs to
/// @param apart records that stay cards of their own
/// @param reasons the reviewer's reason, by record
public record Rulings(
    Map<RecordRef, String> joins, Set<RecordRef> apart, Map<RecordRef, String> reasons) {
  public static final Rulings NONE = new Rulings(Map.of(), Set.of(), Map.of());

  public Rulings {
    joins = Map.copyOf(joins);
    apart = Set.copyOf(apart);
    reasons = Map.copyOf(reasons);
  }

  Optional<String> join(RecordRef record) {
    return Optional.ofNullable(joins.get(record));
  }

  String reason(RecordRef record) {
    return reasons.getOrDefault(record, "reviewed");
  }
}

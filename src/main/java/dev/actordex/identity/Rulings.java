package dev.actordex.identity;

import dev.actordex.card.RecordRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The reviewed file that overrules decisions, `index/identities.csv`.
///
/// @param joins record → an id of the card it belongs to
/// @param apart record → ids of the cards it never joins
/// @param reasons the reviewer's reason for a join, by record
public record Rulings(
    Map<RecordRef, String> joins,
    Map<RecordRef, Set<String>> apart,
    Map<RecordRef, String> reasons) {
  public static final Rulings NONE = new Rulings(Map.of(), Map.of(), Map.of());

  public Rulings {
    joins = Map.copyOf(joins);
    apart = Map.copyOf(apart);
    reasons = Map.copyOf(reasons);
  }

  Optional<String> join(RecordRef record) {
    return Optional.ofNullable(joins.get(record));
  }

  Set<String> apart(RecordRef record) {
    return apart.getOrDefault(record, Set.of());
  }

  String reason(RecordRef record) {
    return reasons.getOrDefault(record, "reviewed");
  }
}

package dev.actordex.identity;

import dev.actordex.card.Claim;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Gathers who says which value of one field of one card.
final class Claims {
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, Set<Claim.Said>> said = new LinkedHashMap<>();

  void add(String value, String label, RecordRef record, String raw) {
    labels.putIfAbsent(value, label);
    said.computeIfAbsent(value, k -> new LinkedHashSet<>()).add(new Claim.Said(record, raw));
  }

  void remove(String value) {
    labels.remove(value);
    said.remove(value);
  }

  int size() {
    return said.size();
  }

  /// What most sources say first, then by label.
  List<Claim> byWeight() {
    return sorted(Comparator.comparing((Claim c) -> -sources(c)).thenComparing(Claim::label));
  }

  List<Claim> byLabel() {
    return sorted(Comparator.comparing(Claim::label).thenComparing(Claim::value));
  }

  List<Claim> sorted(Comparator<Claim> order) {
    List<Claim> claims = new ArrayList<>();
    said.forEach((value, who) ->
        claims.add(new Claim(value, labels.getOrDefault(value, value), List.copyOf(who))));
    claims.sort(order);
    return claims;
  }

  /// Whether two sources that both speak have no value on which they agree.
  ///
  /// @param counts values that say enough to be disputed
  /// @param agree whether two values can both be true
  boolean disputed(Predicate<String> counts, BiPredicate<String, String> agree) {
    Map<Source, Set<String>> bySource = new EnumMap<>(Source.class);
    said.forEach((value, who) -> {
      if (counts.test(value)) {
        who.forEach(s -> bySource.computeIfAbsent(s.source(), k -> new HashSet<>()).add(value));
      }
    });
    List<Set<String>> spoken = List.copyOf(bySource.values());
    for (int i = 0; i < spoken.size(); i++) {
      for (Set<String> other : spoken.subList(i + 1, spoken.size())) {
        if (spoken.get(i).stream().noneMatch(v -> other.stream().anyMatch(o -> agree.test(v, o)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static long sources(Claim claim) {
    return claim.sources().stream().map(Claim.Said::source).distinct().count();
  }
}

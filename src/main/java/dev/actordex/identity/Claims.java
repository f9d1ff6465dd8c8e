package dev.actordex.identity;

import dev.actordex.card.Claim;
import dev.actordex.card.RecordRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  boolean has(String value) {
    return said.containsKey(value);
  }

  int size() {
    return said.size();
  }

  /// What most sources say first, then by label.
  List<Claim> byWeight() {
    return sorted(
        Comparator.comparing((Claim c) -> -sources(c).size()).thenComparing(Claim::label));
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

  /// Whether two sources that both speak share no value.
  boolean disputed() {
    Map<Object, Set<String>> bySource = new LinkedHashMap<>();
    said.forEach((value, who) ->
        who.forEach(s -> bySource.computeIfAbsent(s.source(), k -> new HashSet<>()).add(value)));
    List<Set<String>> spoken = List.copyOf(bySource.values());
    for (int i = 0; i < spoken.size(); i++) {
      for (int j = i + 1; j < spoken.size(); j++) {
        if (Collections.disjoint(spoken.get(i), spoken.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<Object> sources(Claim claim) {
    Set<Object> sources = new HashSet<>();
    claim.sources().forEach(s -> sources.add(s.source()));
    return sources;
  }
}

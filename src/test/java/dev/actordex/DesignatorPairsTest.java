package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardName;
import dev.actordex.identity.NameKey;
import dev.actordex.search.SearchPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `APT28` is not `APT29`, nor `T1055` `T1056`: of all designators in the real data that are a
/// single edit apart, names and ids of ATT&CK alike, a search for one never puts a card first that
/// bears only the other.
class DesignatorPairsTest {

  private record Pair(String one, String other) {}

  @Test
  void noDesignatorFindsTheCardOfOneASingleEditAway() {
    Map<String, Set<String>> bearers = new HashMap<>();
    Map<String, String> written = new TreeMap<>();
    for (RealIndex.Bearer card : RealIndex.bearers()) {
      for (CardName name : card.names()) {
        note(name.name(), card.id(), bearers, written);
      }
      card.identifiers().forEach(id -> note(id, card.id(), bearers, written));
    }
    List<Pair> pairs = pairs(written.keySet());
    assertThat(pairs).hasSizeGreaterThan(1_000);

    Set<String> asked = new TreeSet<>();
    pairs.forEach(pair -> {
      asked.add(pair.one());
      asked.add(pair.other());
    });
    Map<String, String> first =
        asked.parallelStream()
            .collect(Collectors.toConcurrentMap(key -> key, key -> first(written.get(key))));

    List<String> crossed = new ArrayList<>();
    for (Pair pair : pairs) {
      cross(pair.one(), pair.other(), first, bearers, crossed);
      cross(pair.other(), pair.one(), first, bearers, crossed);
    }
    System.out.printf(
        "Designators: %,d, of which %,d have a neighbour; pairs one edit apart: %,d; cross-hits: %,d%n",
        written.size(), asked.size(), pairs.size(), crossed.size());
    assertThat(crossed).isEmpty();
  }

  private static void note(
      String name, String card, Map<String, Set<String>> bearers, Map<String, String> written) {
    String key = NameKey.of(name);
    bearers.computeIfAbsent(key, k -> new HashSet<>()).add(card);
    if (NameKey.isDesignator(name)) {
      written.putIfAbsent(key, name);
    }
  }

  private static String first(String name) {
    List<SearchPage.Hit> hits = RealIndex.hits(name, List.of(), 1);
    return hits.isEmpty() ? "" : hits.getFirst().id();
  }

  private static void cross(
      String asked,
      String near,
      Map<String, String> first,
      Map<String, Set<String>> bearers,
      List<String> crossed) {
    String hit = first.get(asked);
    if (bearers.get(near).contains(hit) && !bearers.get(asked).contains(hit)) {
      crossed.add(asked + " finds " + hit + ", which is " + near);
    }
  }

  /// All pairs one insertion, deletion, replacement or transposition apart. What is one edit apart
  /// is equal after deleting at most one letter from either, so only such are compared.
  private static List<Pair> pairs(Set<String> keys) {
    Map<String, List<String>> neighbourhoods = new HashMap<>();
    for (String key : keys) {
      Set<String> shortened = new HashSet<>(Set.of(key));
      for (int i = 0; i < key.length(); i++) {
        shortened.add(key.substring(0, i) + key.substring(i + 1));
      }
      shortened.forEach(s -> neighbourhoods.computeIfAbsent(s, k -> new ArrayList<>()).add(key));
    }
    Set<Pair> pairs = new HashSet<>();
    for (List<String> near : neighbourhoods.values()) {
      for (String one : near) {
        for (String other : near) {
          if (one.compareTo(other) < 0 && oneEditApart(one, other)) {
            pairs.add(new Pair(one, other));
          }
        }
      }
    }
    return List.copyOf(pairs);
  }

  private static boolean oneEditApart(String a, String b) {
    int start = 0;
    while (start < a.length() && start < b.length() && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < a.length() - start
        && end < b.length() - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    String restOfA = a.substring(start, a.length() - end);
    String restOfB = b.substring(start, b.length() - end);
    boolean swapped =
        restOfA.length() == 2
            && restOfB.length() == 2
            && restOfA.charAt(0) == restOfB.charAt(1)
            && restOfA.charAt(1) == restOfB.charAt(0);
    return swapped || (restOfA.length() <= 1 && restOfB.length() <= 1);
  }
}

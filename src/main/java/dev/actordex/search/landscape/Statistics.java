package dev.actordex.search.landscape;

import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often each thing occurs among some actors.
///
/// @param actors how many there are
/// @param counts per facet its values, the most frequent first, years in their order
/// @param names how many names each name-giver coined for them
/// @param operations year → how many operations, and by how many of the actors
public record Statistics(
    int actors,
    Map<Facet, List<Count>> counts,
    Map<String, Integer> names,
    Map<Integer, Operations> operations) {

  /// What is counted, in the order in which it is shown.
  public static final List<Facet> COUNTED =
      List.of(
          Facet.COUNTRY,
          Facet.TARGET,
          Facet.SECTOR,
          Facet.MOTIVATION,
          Facet.SPONSOR,
          Facet.TOOL,
          Facet.TECHNIQUE,
          Facet.TACTIC,
          Facet.NAME_GIVER,
          Facet.SOURCE,
          Facet.DISPUTED,
          Facet.FIRST_SEEN);

  /// How many of the actors have a fact. Whoever uses a sub-technique counts for the technique
  /// above it too, as in a search.
  public record Count(Fact fact, int actors) {}

  public record Operations(int operations, int actors) {}

  public static Statistics of(Landscape landscape, List<Profile> actors) {
    Map<Facet, List<Count>> counts = new LinkedHashMap<>();
    for (Facet facet : COUNTED) {
      counts.put(facet, counts(landscape, actors, facet));
    }
    Map<String, Integer> names = new HashMap<>();
    Map<Integer, Operations> operations = new TreeMap<>();
    for (Profile actor : actors) {
      for (Profile.Bearing name : actor.names()) {
        name.givers().forEach(giver -> names.merge(giver, 1, Integer::sum));
      }
      Map<Integer, Long> years =
          actor.operations().stream()
              .collect(Collectors.groupingBy(year -> year, Collectors.counting()));
      years.forEach((year, number) ->
          operations.merge(
              year,
              new Operations(Math.toIntExact(number), 1),
              (one, other) ->
                  new Operations(one.operations + other.operations, one.actors + other.actors)));
    }
    return new Statistics(actors.size(), counts, names, operations);
  }

  private static List<Count> counts(Landscape landscape, List<Profile> actors, Facet facet) {
    Map<String, Integer> counted = new HashMap<>();
    Map<String, Fact> facts = new HashMap<>();
    for (Profile actor : actors) {
      Set<String> had = new HashSet<>();
      for (Fact fact : actor.facts(facet)) {
        if (had.add(fact.value())) {
          facts.putIfAbsent(fact.value(), fact);
        }
        if (fact.parent() != null && had.add(fact.parent())) {
          facts.putIfAbsent(fact.parent(), landscape.technique(fact.parent()));
        }
      }
      had.forEach(value -> counted.merge(value, 1, Integer::sum));
    }
    List<Count> counts = new ArrayList<>();
    counted.forEach((value, number) -> {
      Fact fact = facts.get(value);
      if (fact != null) {
        counts.add(new Count(fact, number));
      }
    });
    Comparator<Count> byLabel =
        Comparator.<Count, String>comparing(count -> count.fact().label())
            .thenComparing(count -> count.fact().value());
    counts.sort(
        facet == Facet.FIRST_SEEN
            ? byLabel
            : Comparator.<Count>comparingInt(count -> -count.actors()).thenComparing(byLabel));
    return counts;
  }
}

package dev.actordex.search.landscape;

import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A few actors side by side: what all share, what some do, what only one has.
///
/// @param actors in the order asked for
/// @param facts each thing that any of them has, by kind: what most share first
/// @param pairs each two of them with how alike they are
public record Comparison(
    Landscape landscape, List<Profile> actors, Map<Facet, List<Shared>> facts, List<Pair> pairs) {

  public static final int LEAST = 2;
  public static final int MOST = 8;

  /// What is set side by side, in the order in which it is shown.
  public static final List<Facet> KINDS =
      List.of(
          Facet.TECHNIQUE, Facet.TOOL, Facet.TARGET, Facet.SECTOR, Facet.COUNTRY, Facet.MOTIVATION);

  public Comparison {
    actors = List.copyOf(actors);
    pairs = List.copyOf(pairs);
  }

  /// A fact and which of the actors have it.
  ///
  /// @param usedBy ids, in the order of the actors
  /// @param usedBelow who uses a sub-technique of it, but not the technique itself
  /// @param actorCount how many of all loaded actors have it
  public record Shared(Fact fact, List<String> usedBy, List<String> usedBelow, int actorCount) {
    public Shared {
      usedBy = List.copyOf(usedBy);
      usedBelow = List.copyOf(usedBelow);
    }
  }

  public record Pair(Profile one, Profile other, Likeness likeness) {}

  /// @param actors from 2 to 8, no two alike
  public static Comparison of(Landscape landscape, List<Profile> actors) {
    if (actors.size() < LEAST
        || actors.size() > MOST
        || actors.stream().distinct().count() < actors.size()) {
      throw new IllegalArgumentException("From 2 to 8 different actors can be compared");
    }
    Map<Facet, List<Shared>> facts = new LinkedHashMap<>();
    for (Facet kind : KINDS) {
      facts.put(kind, shared(landscape, actors, kind));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      for (int j = i + 1; j < actors.size(); j++) {
        Profile one = actors.get(i);
        Profile other = actors.get(j);
        pairs.add(new Pair(one, other, Similarity.between(landscape, one, other)));
      }
    }
    return new Comparison(landscape, actors, facts, pairs);
  }

  private static List<Shared> shared(Landscape landscape, List<Profile> actors, Facet kind) {
    Map<String, Fact> all = new LinkedHashMap<>();
    Map<String, List<String>> users = new LinkedHashMap<>();
    Map<String, Set<String>> below = new LinkedHashMap<>();
    for (Profile actor : actors) {
      for (Fact fact : actor.facts(kind)) {
        all.putIfAbsent(fact.value(), fact);
        users.computeIfAbsent(fact.value(), value -> new ArrayList<>()).add(actor.card().id());
        if (fact.parent() != null) {
          below.computeIfAbsent(fact.parent(), p -> new HashSet<>()).add(actor.card().id());
        }
      }
    }
    List<Shared> shared = new ArrayList<>();
    for (Fact fact : all.values()) {
      List<String> usedBy = users.getOrDefault(fact.value(), List.of());
      Set<String> through = below.getOrDefault(fact.value(), Set.of());
      List<String> usedBelow =
          kind == Facet.TECHNIQUE
              ? actors.stream()
                  .map(actor -> actor.card().id())
                  .filter(id -> through.contains(id) && !usedBy.contains(id))
                  .toList()
              : List.of();
      shared.add(new Shared(fact, usedBy, usedBelow, landscape.count(fact)));
    }
    shared.sort(
        Comparator.<Shared>comparingInt(each -> -each.usedBy().size())
            .thenComparing(each -> kind == Facet.TECHNIQUE ? "" : each.fact().label())
            .thenComparing(each -> each.fact().value()));
    return shared;
  }

  /// How many facts of the kind all of them have.
  public int sharedByAll(Facet kind) {
    return (int)
        facts.getOrDefault(kind, List.of()).stream()
            .filter(each -> each.usedBy().size() == actors.size())
            .count();
  }
}

package dev.actordex.search.landscape;

import dev.actordex.card.CardLink;
import dev.actordex.search.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All actors of a generation by what they are known for, and the techniques with their places in
/// the matrices. Immutable and thread-safe; made once per generation.
public final class Landscape {
  private final String generation;
  private final List<Profile> actors;
  private final List<MatrixTechnique> techniques;
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<Fact.Key, int[]> bearers = new HashMap<>();
  private final Map<String, int[]> families = new HashMap<>();
  private final Map<Facet, Integer> knowing = new HashMap<>();
  private final Map<String, Fact> named = new HashMap<>();
  private final double[] weights;

  /// @param generation whose cards these are
  public Landscape(String generation, List<Profile> actors, List<MatrixTechnique> techniques) {
    this.generation = generation;
    this.actors =
        actors.stream().sorted(Comparator.comparing(profile -> profile.card().id())).toList();
    this.techniques =
        techniques.stream().sorted(Comparator.comparing(MatrixTechnique::attackId)).toList();
    Map<Fact.Key, List<Integer>> bearing = new HashMap<>();
    Map<String, List<Integer>> belonging = new HashMap<>();
    for (int actor = 0; actor < this.actors.size(); actor++) {
      Profile profile = this.actors.get(actor);
      byId.put(profile.card().id(), actor);
      for (Facet facet : Similarity.KINDS) {
        List<Fact> facts = profile.facts(facet);
        if (!facts.isEmpty()) {
          knowing.merge(facet, 1, Integer::sum);
        }
        for (Fact fact : facts) {
          bearing.computeIfAbsent(fact.key(), key -> new ArrayList<>()).add(actor);
        }
      }
      for (String family :
          profile.facts(Facet.TECHNIQUE).stream().map(Fact::family).distinct().toList()) {
        belonging.computeIfAbsent(family, key -> new ArrayList<>()).add(actor);
      }
    }
    bearing.forEach((key, list) -> bearers.put(key, array(list)));
    belonging.forEach((family, list) -> families.put(family, array(list)));
    this.techniques.forEach(technique -> named.put(technique.attackId(), fact(technique)));
    weights = new double[this.actors.size()];
    for (int actor = 0; actor < weights.length; actor++) {
      weights[actor] = Similarity.weight(this, this.actors.get(actor));
    }
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  public String generation() {
    return generation;
  }

  /// In the order of their ids.
  public List<Profile> actors() {
    return actors;
  }

  /// In the order of their ATT&CK ids.
  public List<MatrixTechnique> techniques() {
    return techniques;
  }

  public Optional<Profile> actor(String id) {
    return Optional.ofNullable(byId.get(id)).map(actors::get);
  }

  public Optional<Profile> actor(CardLink card) {
    return actor(card.id());
  }

  /// How many actors have the fact.
  public int count(Fact fact) {
    return bearers(fact).length;
  }

  /// How many actors use the technique or any of its sub-techniques.
  public int familyCount(String technique) {
    return family(technique).length;
  }

  /// How many actors have any fact of the kind: those without tell nothing of how rare one is.
  public int knowing(Facet facet) {
    return knowing.getOrDefault(facet, 0);
  }

  /// A technique as a fact; one that no card describes is known by its id alone.
  public Fact technique(String attackId) {
    Fact known = named.get(attackId);
    return known == null ? Fact.of(Facet.TECHNIQUE, attackId, attackId) : known;
  }

  private static Fact fact(MatrixTechnique technique) {
    return new Fact(
        Facet.TECHNIQUE,
        technique.attackId(),
        technique.card().name(),
        technique.card().id(),
        technique.parent(),
        technique.tactics());
  }

  int indexOf(Profile profile) {
    Integer index = byId.get(profile.card().id());
    if (index == null) {
      throw new IllegalArgumentException(profile.card().id() + " is of another generation");
    }
    return index;
  }

  int[] bearers(Fact fact) {
    return bearers.getOrDefault(fact.key(), new int[0]);
  }

  int[] family(String technique) {
    return families.getOrDefault(technique, new int[0]);
  }

  /// What all the actor's facts weigh together.
  double weight(int actor) {
    return weights[actor];
  }
}

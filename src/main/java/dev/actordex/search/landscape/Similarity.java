package dev.actordex.search.landscape;

import dev.actordex.search.Facet;
import dev.actordex.search.landscape.Likeness.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which actors are like one another: what they share, the rare before the common.
///
/// A fact weighs `kind × ln((N + 1) / n)`: `n` actors have it, of the `N` that have any fact of its
/// kind. The overlap of two actors is the weight of what they share, divided by the geometric mean
/// of what each has; it is multiplied by `c / (c + SUPPORT)`, where `c` counts the shared facts by
/// kind, so that two rare finds do not outweigh a long list. Two different sub-techniques of one
/// technique count as [#THROUGH_PARENT] of that technique, once, and only when nothing of it is
/// shared exactly.
public final class Similarity {
  /// The facts that are compared, in the order in which they are shown.
  public static final List<Facet> KINDS =
      List.of(Facet.TECHNIQUE, Facet.TOOL, Facet.SECTOR, Facet.TARGET);

  /// What is shared only through the technique above.
  public static final double THROUGH_PARENT = 0.5;

  /// With so many shared facts an overlap counts half.
  public static final double SUPPORT = 8;

  /// The formula as it is shown to readers.
  public static final String FORMULA =
      "score = overlap × support; overlap = Σ shared weight / √(Σ own weight × Σ other's weight);"
          + " weight = kind × ln((N + 1) / n), n of the N actors that have facts of the kind have"
          + " it; support = c / (c + 8), c = Σ kind of the shared facts; different sub-techniques"
          + " of one technique count as half of that technique";

  private static final Comparator<Evidence> WEIGHTIEST =
      Comparator.comparingDouble(Evidence::weight)
          .reversed()
          .thenComparing(each -> KINDS.indexOf(each.fact().facet()))
          .thenComparing(each -> each.fact().value());

  private Similarity() {}

  /// What a fact of the kind counts for before its rarity. Whom an actor attacks says less of how
  /// it works than what it uses.
  public static double kind(Facet facet) {
    return facet == Facet.SECTOR || facet == Facet.TARGET ? 0.5 : 1;
  }

  /// An actor and how like another it is.
  public record Neighbour(Profile actor, Likeness likeness) {}

  /// @param total how many actors share anything
  /// @param nearest the likest first, ties by name
  public record Neighbours(int total, List<Neighbour> nearest) {
    public Neighbours {
      nearest = List.copyOf(nearest);
    }
  }

  /// The actors that are most like one, at most `size` of them.
  public static Neighbours nearest(Landscape landscape, Profile actor, int size) {
    int self = landscape.indexOf(actor);
    int actors = landscape.actors().size();
    double[] shared = new double[actors];
    double[] counted = new double[actors];
    for (Facet facet : KINDS) {
      if (facet != Facet.TECHNIQUE) {
        for (Fact fact : actor.facts(facet)) {
          add(landscape.bearers(fact), weight(landscape, fact), kind(facet), shared, counted);
        }
      }
    }
    int[] exactIn = new int[actors];
    int number = 0;
    for (Map.Entry<String, List<Fact>> family : families(actor).entrySet()) {
      number++;
      for (Fact fact : family.getValue()) {
        int[] bearers = landscape.bearers(fact);
        add(bearers, weight(landscape, fact), kind(Facet.TECHNIQUE), shared, counted);
        for (int bearer : bearers) {
          exactIn[bearer] = number;
        }
      }
      double weight = familyWeight(landscape, family.getKey());
      for (int other : landscape.family(family.getKey())) {
        if (exactIn[other] != number) {
          shared[other] += weight;
          counted[other] += THROUGH_PARENT * kind(Facet.TECHNIQUE);
        }
      }
    }
    record Scored(int actor, double score) {}
    List<Scored> scored = new ArrayList<>();
    for (int other = 0; other < actors; other++) {
      if (other != self && counted[other] > 0) {
        double overlap = overlap(landscape, self, other, shared[other]);
        scored.add(new Scored(other, rounded(overlap * support(counted[other]))));
      }
    }
    scored.sort(
        Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(each -> landscape.actors().get(each.actor()).card().name())
            .thenComparing(Scored::actor));
    return new Neighbours(
        scored.size(),
        scored.stream()
            .limit(size)
            .map(each -> landscape.actors().get(each.actor()))
            .map(other -> new Neighbour(other, between(landscape, actor, other)))
            .toList());
  }

  private static void add(
      int[] bearers, double weight, double count, double[] shared, double[] counted) {
    for (int bearer : bearers) {
      shared[bearer] += weight;
      counted[bearer] += count;
    }
  }

  /// How alike two actors are; the same the other way round but for `ours` and `theirs`.
  public static Likeness between(Landscape landscape, Profile one, Profile other) {
    List<Evidence> evidence = new ArrayList<>();
    for (Facet facet : KINDS) {
      if (facet == Facet.TECHNIQUE) {
        techniques(landscape, one, other, evidence);
      } else {
        Map<String, Fact> theirs = byValue(other.facts(facet));
        for (Fact fact : one.facts(facet)) {
          if (theirs.containsKey(fact.value())) {
            evidence.add(exact(landscape, fact));
          }
        }
      }
    }
    evidence.sort(WEIGHTIEST);
    double shared = evidence.stream().mapToDouble(Evidence::weight).sum();
    double counted =
        evidence.stream()
            .mapToDouble(
                each -> kind(each.fact().facet()) * (each.viaParent() ? THROUGH_PARENT : 1))
            .sum();
    double overlap = overlap(landscape, landscape.indexOf(one), landscape.indexOf(other), shared);
    double support = support(counted);
    return new Likeness(rounded(overlap * support), rounded(overlap), rounded(support), evidence);
  }

  private static void techniques(
      Landscape landscape, Profile one, Profile other, List<Evidence> evidence) {
    Map<String, List<Fact>> theirs = families(other);
    families(one)
        .forEach((family, ours) -> {
          List<Fact> others = theirs.getOrDefault(family, List.of());
          Map<String, Fact> same = byValue(others);
          List<Evidence> exact =
              ours.stream()
                  .filter(fact -> same.containsKey(fact.value()))
                  .map(fact -> exact(landscape, fact))
                  .toList();
          if (!exact.isEmpty()) {
            evidence.addAll(exact);
          } else if (!others.isEmpty()) {
            evidence.add(
                new Evidence(
                    landscape.technique(family),
                    familyWeight(landscape, family),
                    landscape.familyCount(family),
                    true,
                    ours.stream().map(Fact::value).sorted().toList(),
                    others.stream().map(Fact::value).sorted().toList()));
          }
        });
  }

  private static Evidence exact(Landscape landscape, Fact fact) {
    return new Evidence(
        fact, weight(landscape, fact), landscape.count(fact), false, List.of(), List.of());
  }

  /// The actor's techniques by the technique above them.
  private static Map<String, List<Fact>> families(Profile actor) {
    Map<String, List<Fact>> families = new TreeMap<>();
    for (Fact fact : actor.facts(Facet.TECHNIQUE)) {
      families.computeIfAbsent(fact.family(), family -> new ArrayList<>()).add(fact);
    }
    return families;
  }

  private static Map<String, Fact> byValue(List<Fact> facts) {
    Map<String, Fact> byValue = new LinkedHashMap<>();
    facts.forEach(fact -> byValue.put(fact.value(), fact));
    return byValue;
  }

  /// What all of an actor's facts weigh.
  static double weight(Landscape landscape, Profile actor) {
    return KINDS.stream()
        .flatMap(kind -> actor.facts(kind).stream())
        .mapToDouble(fact -> weight(landscape, fact))
        .sum();
  }

  private static double weight(Landscape landscape, Fact fact) {
    return kind(fact.facet())
        * rarity(landscape.knowing(fact.facet()), Math.max(1, landscape.count(fact)));
  }

  private static double familyWeight(Landscape landscape, String family) {
    return THROUGH_PARENT
        * kind(Facet.TECHNIQUE)
        * rarity(landscape.knowing(Facet.TECHNIQUE), Math.max(1, landscape.familyCount(family)));
  }

  private static double rarity(int all, int having) {
    return Math.log((all + 1d) / having);
  }

  private static double overlap(Landscape landscape, int one, int other, double shared) {
    double both = Math.sqrt(landscape.weight(one) * landscape.weight(other));
    return both == 0 ? 0 : shared / both;
  }

  private static double support(double counted) {
    return counted / (counted + SUPPORT);
  }

  /// Four digits: what is shown and what is ordered by are the same number.
  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000d;
  }
}

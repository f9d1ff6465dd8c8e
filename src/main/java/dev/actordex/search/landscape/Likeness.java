package dev.actordex.search.landscape;

import dev.actordex.search.Facet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How alike two actors are, and by what.
///
/// @param score from 0 to 1: `overlap` × `support`
/// @param overlap the weight of what they share against the weight of what each has
/// @param support how far the number of shared facts bears the overlap, from 0 to 1
/// @param evidence everything shared, the weightiest first
public record Likeness(double score, double overlap, double support, List<Evidence> evidence) {
  public Likeness {
    evidence = List.copyOf(evidence);
  }

  /// A fact that both have.
  ///
  /// @param fact the shared one; where only a technique above is shared, that technique
  /// @param weight its part in the overlap
  /// @param actorCount how many loaded actors have it
  /// @param viaParent whether the two use different techniques below the same one
  /// @param ours the techniques of the first actor behind it, when `viaParent`
  /// @param theirs those of the second
  public record Evidence(
      Fact fact,
      double weight,
      int actorCount,
      boolean viaParent,
      List<String> ours,
      List<String> theirs) {
    public Evidence {
      ours = List.copyOf(ours);
      theirs = List.copyOf(theirs);
    }
  }

  /// How many facts of each kind are shared, in the order of the kinds.
  public Map<Facet, Integer> counts() {
    Map<Facet, Integer> counts = new TreeMap<>();
    Similarity.KINDS.forEach(kind -> counts.put(kind, 0));
    evidence.forEach(each -> counts.merge(each.fact().facet(), 1, Integer::sum));
    return counts;
  }
}

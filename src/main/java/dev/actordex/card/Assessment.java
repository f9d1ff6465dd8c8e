package dev.actordex.card;

import java.util.List;

/// Confidence, activity and threat level by a published rule, each with what went into it. Without
/// evidence a level is `unknown`.
public record Assessment(Rating confidence, Rating activity, Rating threat) {

  /// @param level `high`, `medium`, `low`; for activity `active`, `recent`, `dormant`; or `unknown`
  /// @param because the inputs in words, in the order in which the rule uses them
  public record Rating(String level, List<String> because) {
    public Rating {
      because = List.copyOf(because);
    }

    public static Rating unknown(String because) {
      return new Rating("unknown", List.of(because));
    }
  }
}

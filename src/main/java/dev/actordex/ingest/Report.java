package dev.actordex.ingest;

import dev.actordex.identity.Decisions;
import dev.actordex.identity.Unresolved;
import java.util.List;
import java.util.Map;

/// What an import did.
///
/// @param sources per file what was read
/// @param cards cards by kind
/// @param joined records per source that joined another source's card
/// @param decisions every identity decision with its reason
/// @param contestedNames how many names several cards claim
/// @param unresolved links that lead to no loaded card, and values no table knows
/// @param problems in the order of the files
public record Report(
    List<SourceSummary> sources,
    Map<String, Integer> cards,
    Map<String, Integer> joined,
    Decisions decisions,
    int contestedNames,
    List<Unresolved> unresolved,
    List<Problem> problems) {

  public Report {
    sources = List.copyOf(sources);
    cards = Map.copyOf(cards);
    joined = Map.copyOf(joined);
    unresolved = List.copyOf(unresolved);
    problems = List.copyOf(problems);
  }

  public long rejected() {
    return problems.stream().filter(p -> p.consequence() == Problem.Consequence.REJECTED).count();
  }
}

package dev.actordex.ingest;

import dev.actordex.card.RecordRef;
import java.util.List;
import java.util.Map;

/// What an import did.
///
/// @param sources per file what was read
/// @param cards cards by kind
/// @param joined records per source that joined another source's card
/// @param decisions every identity decision with its reason
/// @param contestedNames how many names several cards claim
/// @param unresolved links that lead to no loaded record
/// @param problems in the order of the files
public record Report(
    List<SourceSummary> sources,
    Map<String, Integer> cards,
    Map<String, Integer> joined,
    List<Decision> decisions,
    int contestedNames,
    List<Unresolved> unresolved,
    List<Problem> problems) {

  public Report {
    sources = List.copyOf(sources);
    cards = Map.copyOf(cards);
    joined = Map.copyOf(joined);
    decisions = List.copyOf(decisions);
    unresolved = List.copyOf(unresolved);
    problems = List.copyOf(problems);
  }

  /// Why a record is on the card it is on.
  public record Decision(RecordRef record, String name, String card, String because) {}

  /// A link of a record that leads nowhere.
  public record Unresolved(RecordRef from, String link) {}

  public long rejected() {
    return problems.stream()
        .filter(p -> p.consequence() == Problem.Consequence.REJECTED)
        .count();
  }
}

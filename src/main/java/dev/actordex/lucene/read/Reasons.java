package dev.actordex.lucene.read;

import dev.actordex.search.SearchPage.Match;
import java.util.ArrayList;
import java.util.List;

/// The reasons that are given for one hit, each once, the first few of a field and of all.
final class Reasons {
  private static final int MOST = 8;
  private static final int OF_A_FIELD = 3;

  /// Most hits have three.
  private final List<Match> given = new ArrayList<>(4);

  /// Whether no other reason would be given.
  boolean isFull() {
    return given.size() == MOST;
  }

  /// Whether another reason of a field would be given: what would not is not worth finding out.
  boolean mayTake(String field) {
    int same = 0;
    for (Match match : given) {
      same += match.field().equals(field) ? 1 : 0;
    }
    return !isFull() && same < OF_A_FIELD;
  }

  void add(Match reason) {
    if (mayTake(reason.field()) && !given.contains(reason)) {
      given.add(reason);
    }
  }

  List<Match> given() {
    return given;
  }
}

package dev.actordex.lucene.read;

import dev.actordex.search.SearchPage.Match;
import java.util.Arrays;
import java.util.List;

/// The reasons that are given for one hit, each once, the first few of a field and of all. Serves
/// one hit after the other.
final class Reasons {
  private static final int MOST = 8;
  private static final int OF_A_FIELD = 3;

  private final Match[] given = new Match[MOST];
  private int size;

  /// Begins another hit.
  void clear() {
    size = 0;
  }

  /// Whether no other reason would be given.
  boolean isFull() {
    return size == MOST;
  }

  /// Whether another reason of a field would be given: what would not is not worth finding out.
  boolean mayTake(String field) {
    int same = 0;
    for (int i = 0; i < size; i++) {
      same += given[i].field().equals(field) ? 1 : 0;
    }
    return !isFull() && same < OF_A_FIELD;
  }

  void add(Match reason) {
    if (mayTake(reason.field()) && !isGiven(reason)) {
      given[size++] = reason;
    }
  }

  private boolean isGiven(Match reason) {
    for (int i = 0; i < size; i++) {
      if (given[i].equals(reason)) {
        return true;
      }
    }
    return false;
  }

  List<Match> given() {
    return size == 0 ? List.of() : Arrays.asList(Arrays.copyOf(given, size));
  }
}

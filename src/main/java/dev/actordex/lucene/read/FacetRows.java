package dev.actordex.lucene.read;

import dev.actordex.search.ReadAhead;
import java.util.List;

/// Which values of all facets each card has, one row after the other: what is walked to count the
/// facets of many cards.
///
/// Values are numbered through in the order of the facets, then of their labels. A number takes two
/// bytes while there are few enough values, so that the row of most cards is one line of memory:
/// how many rows are fetched is what counting costs.
final class FacetRows {
  private static final int NARROW = 1 << Character.SIZE;

  /// How many rows are fetched at once.
  private static final int AT_ONCE = 64;

  private final int[] starts;
  private final char[] narrow;
  private final int[] wide;

  private final ReadAhead ahead = new ReadAhead();

  /// @param firsts the number of each column's first value
  /// @param values more than any number
  FacetRows(int cards, List<FacetColumn> columns, int[] firsts, int values) {
    starts = new int[cards + 1];
    columns.forEach(column -> column.eachDoc((ord, doc) -> starts[doc + 1]++));
    for (int doc = 0; doc < cards; doc++) {
      starts[doc + 1] += starts[doc];
    }
    boolean fits = values <= NARROW;
    // One more than there are: the last card may have none.
    narrow = new char[fits ? starts[cards] + 1 : 0];
    wide = new int[fits ? 0 : starts[cards] + 1];
    int[] next = starts.clone();
    for (int i = 0; i < columns.size(); i++) {
      FacetColumn column = columns.get(i);
      int first = firsts[i];
      column.eachDoc((ord, doc) -> {
        int value = first + column.labelRank(ord);
        if (fits) {
          narrow[next[doc]++] = (char) value;
        } else {
          wide[next[doc]++] = value;
        }
      });
    }
  }

  /// Takes each value of a card.
  interface Each {
    void value(int value);
  }

  void each(int doc, Each each) {
    for (int at = starts[doc]; at < starts[doc + 1]; at++) {
      each.value(narrow.length > 0 ? narrow[at] : wide[at]);
    }
  }

  /// How many of a card's values lie in a range.
  int valuesOf(int doc, int from, int to) {
    int found = 0;
    for (int at = starts[doc]; at < starts[doc + 1]; at++) {
      int value = narrow.length > 0 ? narrow[at] : wide[at];
      found += value >= from && value < to ? 1 : 0;
    }
    return found;
  }

  /// Adds to the counts of the values of the first `cards` of some.
  void count(int[] docs, int cards, int[] counts) {
    int fetched = 0;
    for (int from = 0; from < cards; from += AT_ONCE) {
      int to = Math.min(cards, from + AT_ONCE);
      fetched += fetch(docs, from, to);
      for (int i = from; i < to; i++) {
        add(docs[i], 1, counts);
      }
    }
    ahead.took(fetched);
  }

  /// The same, and sets the bits of the values that have a count. Whether a bit is set already is
  /// not asked: to guess that wrong costs more than to set it again, a twentieth of a search.
  void count(int[] docs, int cards, int[] counts, long[] present) {
    int fetched = 0;
    for (int from = 0; from < cards; from += AT_ONCE) {
      int to = Math.min(cards, from + AT_ONCE);
      fetched += fetch(docs, from, to);
      for (int i = from; i < to; i++) {
        int end = starts[docs[i] + 1];
        for (int at = starts[docs[i]]; at < end; at++) {
          int value = narrow.length > 0 ? narrow[at] : wide[at];
          counts[value]++;
          present[value / Long.SIZE] |= 1L << value;
        }
      }
    }
    ahead.took(fetched);
  }

  /// Nothing here waits for anything, so all rows are fetched from memory at once: where they begin
  /// and, for many lie in two lines, where they end.
  private int fetch(int[] docs, int from, int to) {
    int fetched = 0;
    for (int i = from; i < to; i++) {
      fetched += at(starts[docs[i]]) + at(starts[docs[i] + 1]);
    }
    return fetched;
  }

  private int at(int place) {
    return narrow.length > 0 ? narrow[place] : wide[place];
  }

  /// Adds to the counts of a card's values.
  void add(int doc, int by, int[] counts) {
    int end = starts[doc + 1];
    if (narrow.length > 0) {
      for (int at = starts[doc]; at < end; at++) {
        counts[narrow[at]] += by;
      }
    } else {
      for (int at = starts[doc]; at < end; at++) {
        counts[wide[at]] += by;
      }
    }
  }
}

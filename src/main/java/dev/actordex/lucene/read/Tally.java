package dev.actordex.lucene.read;

import dev.actordex.search.Facet;
import java.util.Arrays;

/// How many of some cards have each value of every facet, and which values most of them have.
///
/// One walk through the cards counts all facets, whose values are numbered through: walking them
/// facet by facet meant to find out fourteen times that a card has next to nothing. Only what was
/// counted is looked at again, and the few values that are listed are picked by how many values
/// have which count, not by sorting.
final class Tally {
  /// Counts from here on are not told apart when it is decided how many make it into a list.
  private static final int MANY = 256;

  private final Columns columns;
  private final int[] counts;

  /// The values that any card has, in no order until they are grouped.
  private int[] present = new int[256];

  private int size;

  /// Where each facet's values begin among those present, and where the last end.
  private final int[] starts = new int[Facet.values().length + 1];

  Tally(Columns columns) {
    this.columns = columns;
    counts = new int[columns.values()];
  }

  /// Counts every card of the generation.
  void addAll() {
    for (Facet facet : Facet.values()) {
      FacetColumn column = columns.facet(facet);
      int base = columns.firstValue(facet);
      for (int ord = 0; ord < column.size(); ord++) {
        add(base + ord, column.count(ord));
      }
    }
  }

  /// Counts the first `cards` of some.
  void add(int[] docs, int cards) {
    for (int i = 0; i < cards; i++) {
      for (int at = columns.valuesFrom(docs[i]), end = columns.valuesFrom(docs[i] + 1);
          at < end;
          at++) {
        int value = columns.valueAt(at);
        if (counts[value]++ == 0) {
          note(value);
        }
      }
    }
  }

  /// Counts them for one facet alone.
  void add(Facet facet, int[] docs, int cards) {
    int first = columns.firstValue(facet);
    int after = first + columns.facet(facet).size();
    for (int i = 0; i < cards; i++) {
      for (int at = columns.valuesFrom(docs[i]), end = columns.valuesFrom(docs[i] + 1);
          at < end;
          at++) {
        int value = columns.valueAt(at);
        if (value >= first && value < after) {
          add(value, 1);
        }
      }
    }
  }

  private void add(int value, int cards) {
    if (counts[value] == 0 && cards > 0) {
      note(value);
    }
    counts[value] += cards;
  }

  private void note(int value) {
    if (size == present.length) {
      present = Arrays.copyOf(present, size * 2);
    }
    present[size++] = value;
  }

  /// Puts together what belongs to one facet; before that nothing can be asked, after it nothing
  /// added.
  void group() {
    for (int i = 0; i < size; i++) {
      starts[columns.facetOf(present[i]) + 1]++;
    }
    for (int facet = 1; facet < starts.length; facet++) {
      starts[facet] += starts[facet - 1];
    }
    int[] next = starts.clone();
    int[] grouped = new int[size];
    for (int i = 0; i < size; i++) {
      grouped[next[columns.facetOf(present[i])]++] = present[i];
    }
    present = grouped;
  }

  /// How many values of a facet any card has.
  int present(Facet facet) {
    return starts[facet.ordinal() + 1] - starts[facet.ordinal()];
  }

  int count(Facet facet, int ord) {
    return counts[columns.firstValue(facet) + ord];
  }

  /// The most frequent values, ties by label.
  int[] most(Facet facet, int limit) {
    FacetColumn column = columns.facet(facet);
    long[] keys = present(facet) <= limit ? keys(facet, 0) : picked(facet, limit);
    Arrays.sort(keys);
    int[] ords = new int[keys.length];
    for (int i = 0; i < ords.length; i++) {
      ords[i] = column.atLabelRank((int) keys[i]);
    }
    return ords;
  }

  /// The smaller the sooner: the count, reversed, in the upper half, the label's place in the
  /// lower.
  private static long key(int count, int labelRank) {
    return (long) (Integer.MAX_VALUE - count) << Integer.SIZE | labelRank;
  }

  private long[] keys(Facet facet, int above) {
    FacetColumn column = columns.facet(facet);
    int first = columns.firstValue(facet);
    long[] keys = new long[present(facet)];
    int taken = 0;
    for (int i = starts[facet.ordinal()]; i < starts[facet.ordinal() + 1]; i++) {
      int count = counts[present[i]];
      if (count > above) {
        keys[taken++] = key(count, column.labelRank(present[i] - first));
      }
    }
    return taken == keys.length ? keys : Arrays.copyOf(keys, taken);
  }

  private long[] picked(Facet facet, int limit) {
    int[] having = new int[MANY];
    for (int i = starts[facet.ordinal()]; i < starts[facet.ordinal() + 1]; i++) {
      having[Math.min(counts[present[i]], MANY - 1)]++;
    }
    int least = MANY - 1;
    int more = 0;
    while (more + having[least] < limit) {
      more += having[least--];
    }
    if (least == MANY - 1) {
      long[] all = keys(facet, 0);
      Arrays.sort(all);
      return Arrays.copyOf(all, limit);
    }
    long[] keys = Arrays.copyOf(keys(facet, least), limit);
    // Of those with the least count that makes it, the first by label.
    for (int rank = 0; more < limit; rank++) {
      if (count(facet, columns.facet(facet).atLabelRank(rank)) == least) {
        keys[more++] = key(least, rank);
      }
    }
    return keys;
  }
}

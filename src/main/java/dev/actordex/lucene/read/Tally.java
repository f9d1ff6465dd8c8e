package dev.actordex.lucene.read;

import java.util.Arrays;

/// How many of some cards have each value of one facet, and which values most of them have.
///
/// Only what was counted is looked at again, and the few that are listed are picked by how many
/// values have which count, not by sorting: half of what listing the facets took.
final class Tally {
  /// Counts from here on are not told apart when it is decided how many make it into a list.
  private static final int MANY = 256;

  private final FacetColumn column;
  private final int[] counts;

  /// The values that any card has, in no order.
  private final int[] present;

  private int size;

  Tally(FacetColumn column) {
    this.column = column;
    counts = new int[column.size()];
    present = new int[column.size()];
  }

  /// Counts every card of the generation.
  void addAll() {
    for (int ord = 0; ord < counts.length; ord++) {
      if (column.count(ord) > 0) {
        if (counts[ord] == 0) {
          present[size++] = ord;
        }
        counts[ord] += column.count(ord);
      }
    }
  }

  /// Counts the first `cards` of some.
  void add(int[] docs, int cards) {
    size = column.count(docs, cards, counts, present, size);
  }

  int present() {
    return size;
  }

  int count(int ord) {
    return counts[ord];
  }

  /// The most frequent values, ties by label.
  int[] most(int limit) {
    long[] keys = size <= limit ? keys(0) : picked(limit);
    Arrays.sort(keys);
    int[] ords = new int[keys.length];
    for (int i = 0; i < ords.length; i++) {
      ords[i] = column.atLabelRank((int) keys[i]);
    }
    return ords;
  }

  /// The smaller the sooner: the count, reversed, in the upper half, the label's place in the
  /// lower.
  private long key(int ord) {
    return (long) (Integer.MAX_VALUE - counts[ord]) << Integer.SIZE | column.labelRank(ord);
  }

  private long[] keys(int above) {
    long[] keys = new long[size];
    int taken = 0;
    for (int i = 0; i < size; i++) {
      if (counts[present[i]] > above) {
        keys[taken++] = key(present[i]);
      }
    }
    return taken == size ? keys : Arrays.copyOf(keys, taken);
  }

  private long[] picked(int limit) {
    int[] having = new int[MANY];
    for (int i = 0; i < size; i++) {
      having[Math.min(counts[present[i]], MANY - 1)]++;
    }
    int least = MANY - 1;
    int more = 0;
    while (more + having[least] < limit) {
      more += having[least--];
    }
    if (least == MANY - 1) {
      long[] all = keys(0);
      Arrays.sort(all);
      return Arrays.copyOf(all, limit);
    }
    long[] keys = Arrays.copyOf(keys(least), limit);
    // Of those with the least count that makes it, the first by label.
    for (int rank = 0; more < limit; rank++) {
      int ord = column.atLabelRank(rank);
      if (counts[ord] == least) {
        keys[more++] = key(ord);
      }
    }
    return keys;
  }
}

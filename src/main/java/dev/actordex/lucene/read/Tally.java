package dev.actordex.lucene.read;

import dev.actordex.search.Facet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How many of some cards have each value of every facet, and which values most of them have.
///
/// One walk through the cards counts all facets, whose values are numbered through in the order of
/// their labels: walking them facet by facet meant to find out fourteen times that a card has next
/// to nothing. Values are listed by how many have which count; no sorting, no heap.
final class Tally {
  /// Counts from here on are told apart one by one.
  private static final int MANY = 256;

  /// With more cards than a share of the values, it is quicker to look at all values once than to
  /// ask of each whether it is a new one.
  private static final int FEW = 16;

  private final Columns columns;
  private final int[] counts;

  /// A bit for each value that has a count: most have none.
  private final long[] present;

  /// How many values of a facet have each count that is less than many.
  private final int[] having = new int[MANY];

  /// The values of the facet that is listed, in the order of their labels.
  private int[] values = new int[64];

  /// The highest count of them that is less than many, and those that have more.
  private int highest;

  private @Nullable Largest many;

  /// The values that are listed, those that most cards have first, and the first of their facet.
  private int[] listed = new int[64];

  private int listing;
  private int firstListed;

  Tally(Columns columns) {
    this.columns = columns;
    counts = new int[columns.values()];
    present = new long[columns.values() / Long.SIZE];
  }

  /// Forgets what was counted.
  void clear() {
    for (int word = 0; word < present.length; word++) {
      if (present[word] != 0) {
        Arrays.fill(counts, word * Long.SIZE, (word + 1) * Long.SIZE, 0);
        present[word] = 0;
      }
    }
  }

  /// Counts every card of the generation.
  void addAll() {
    for (Facet facet : Facet.values()) {
      FacetColumn column = columns.facet(facet);
      for (int ord = 0; ord < column.size(); ord++) {
        counts[place(facet, ord)] += column.count(ord);
      }
    }
    mark();
  }

  /// Counts the first `cards` of some, which ascend.
  void add(int[] docs, int cards) {
    FacetRows rows = columns.rows();
    if (cards > columns.maxDoc() / 2) {
      // Fewer are missing than are there.
      addAll();
      int next = 0;
      for (int doc = 0; doc < columns.maxDoc(); doc++) {
        if (next < cards && docs[next] == doc) {
          next++;
        } else {
          rows.add(doc, -1, counts);
        }
      }
      mark();
    } else if (cards > counts.length / FEW) {
      rows.count(docs, cards, counts);
      mark();
    } else {
      rows.count(docs, cards, counts, present);
    }
  }

  /// Counts them for one facet alone.
  void add(Facet facet, int[] docs, int cards) {
    int first = columns.firstValue(facet);
    int after = first + columns.facet(facet).size();
    for (int i = 0; i < cards; i++) {
      columns
          .rows()
          .each(
              docs[i],
              value -> {
                if (value >= first && value < after) {
                  one(value);
                }
              });
    }
  }

  private void one(int value) {
    if (counts[value]++ == 0) {
      present[value / Long.SIZE] |= 1L << value;
    }
  }

  /// Notes which values have a count by looking at all.
  private void mark() {
    for (int word = 0; word < present.length; word++) {
      long bits = 0;
      for (int bit = 0; bit < Long.SIZE; bit++) {
        bits |= (counts[word * Long.SIZE + bit] > 0 ? 1L : 0L) << bit;
      }
      present[word] = bits;
    }
  }

  private int place(Facet facet, int ord) {
    return columns.firstValue(facet) + columns.facet(facet).labelRank(ord);
  }

  int count(Facet facet, int ord) {
    return counts[place(facet, ord)];
  }

  /// Lists the most frequent of the values of a facet that any card has, ties by label.
  ///
  /// @return how many there are, listed or not
  int list(Facet facet, int limit) {
    int first = columns.firstValue(facet);
    highest = 0;
    many = null;
    int size = present(first, first + columns.facet(facet).size(), limit);
    if (listed.length < limit) {
      listed = new int[limit];
    }
    listing = Math.min(limit, size);
    int taken = 0;
    for (long key : many == null ? new long[0] : many.fromTheLargest()) {
      listed[taken++] = Integer.MAX_VALUE - (int) key;
    }
    if (taken < listing) {
      rest(size, taken);
    }
    Arrays.fill(having, 0, highest + 1, 0);
    firstListed = first;
    return size;
  }

  /// How many values are listed.
  int listed() {
    return listing;
  }

  /// The place by label of a listed value in its facet.
  int rank(int listed) {
    return this.listed[listed] - firstListed;
  }

  /// How many cards have a listed value.
  int countOf(int listed) {
    return counts[this.listed[listed]];
  }

  /// Takes the values that have a count.
  ///
  /// @return how many there are
  private int present(int first, int after, int limit) {
    if (values.length < after - first) {
      values = new int[after - first];
    }
    int size = 0;
    for (int word = first / Long.SIZE; word * Long.SIZE < after; word++) {
      for (long bits = present[word]; bits != 0; bits &= bits - 1) {
        int value = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        int count = counts[value];
        values[size++] = value;
        if (count < MANY) {
          having[count]++;
          highest = Math.max(highest, count);
        } else {
          many = many == null ? new Largest(limit) : many;
          // The smaller place is the larger number.
          many.offer((long) count << Integer.SIZE | (Integer.MAX_VALUE - value));
        }
      }
    }
    return size;
  }

  /// Puts each value at the next place for its count, while there is one.
  private void rest(int size, int taken) {
    int next = taken;
    for (int count = highest; count > 0; count--) {
      int same = having[count];
      having[count] = next;
      next += same;
    }
    for (int i = 0; i < size; i++) {
      int count = counts[values[i]];
      if (count <= highest && having[count] < listing) {
        listed[having[count]++] = values[i];
      }
    }
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/// One facet of a generation as plain arrays: which values each card has, which cards each value
/// has, and what values are called. Counting a facet is a walk over integers.
final class FacetColumn {
  private final String[] values;
  private final String[] labels;
  private final int[] byLabel;
  private final int[] labelRanks;
  private final int[] ordStarts;
  private final int[] ords;
  private final int[] docStarts;
  private final int[] docs;
  private final Spellings spellings;

  private FacetColumn(String[] terms, int[] ordStarts, int[] ords, Spellings spellings) {
    this.spellings = spellings;
    values = new String[terms.length];
    labels = new String[terms.length];
    for (int ord = 0; ord < terms.length; ord++) {
      int separator = terms[ord].indexOf(Fields.SEPARATOR);
      values[ord] = terms[ord].substring(0, separator);
      labels[ord] = terms[ord].substring(separator + 1);
    }
    byLabel = byLabel();
    labelRanks = new int[terms.length];
    for (int rank = 0; rank < byLabel.length; rank++) {
      labelRanks[byLabel[rank]] = rank;
    }
    this.ordStarts = ordStarts;
    this.ords = ords;
    docStarts = new int[terms.length + 1];
    docs = new int[ords.length];
    invert();
  }

  /// Reads the column from its doc values; a facet that no card has is empty.
  static FacetColumn read(LeafReader reader, Facet facet) throws IOException {
    SortedSetDocValues stored = reader.getSortedSetDocValues(Fields.facetValues(facet));
    int[] ordStarts = new int[reader.maxDoc() + 1];
    if (stored == null) {
      return new FacetColumn(new String[0], ordStarts, new int[0], new Spellings(reader, facet));
    }
    String[] terms = new String[Math.toIntExact(stored.getValueCount())];
    for (int ord = 0; ord < terms.length; ord++) {
      terms[ord] = stored.lookupOrd(ord).utf8ToString();
    }
    int[] ords = new int[1024];
    int size = 0;
    int next = 0;
    for (int doc = stored.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = stored.nextDoc()) {
      Arrays.fill(ordStarts, next, doc + 1, size);
      next = doc + 1;
      for (int i = stored.docValueCount(); i > 0; i--) {
        if (size == ords.length) {
          ords = Arrays.copyOf(ords, size * 2);
        }
        ords[size++] = (int) stored.nextOrd();
      }
    }
    Arrays.fill(ordStarts, next, ordStarts.length, size);
    return new FacetColumn(
        terms, ordStarts, Arrays.copyOf(ords, size), new Spellings(reader, facet));
  }

  private int[] byLabel() {
    String[] folded = Arrays.stream(labels).map(Words::fold).toArray(String[]::new);
    return IntStream.range(0, labels.length)
        .boxed()
        .sorted(Comparator.<Integer, String>comparing(ord -> folded[ord]).thenComparing(ord -> ord))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void invert() {
    for (int ord : ords) {
      docStarts[ord + 1]++;
    }
    for (int ord = 0; ord < values.length; ord++) {
      docStarts[ord + 1] += docStarts[ord];
    }
    int[] filled = Arrays.copyOf(docStarts, values.length);
    for (int doc = 0; doc < ordStarts.length - 1; doc++) {
      for (int i = ordStarts[doc]; i < ordStarts[doc + 1]; i++) {
        docs[filled[ords[i]]++] = doc;
      }
    }
  }

  /// The values a reader means, by key, label or other spelling in any case; empty when none is
  /// called so.
  int[] resolve(String typed) {
    return spellings.resolve(typed, this);
  }

  int size() {
    return values.length;
  }

  String value(int ord) {
    return values[ord];
  }

  String label(int ord) {
    return labels[ord];
  }

  /// The value's place among all by label.
  int labelRank(int ord) {
    return labelRanks[ord];
  }

  int atLabelRank(int rank) {
    return byLabel[rank];
  }

  /// How many cards have the value.
  int count(int ord) {
    return docStarts[ord + 1] - docStarts[ord];
  }

  /// How many values the card has.
  int valuesOf(int doc) {
    return ordStarts[doc + 1] - ordStarts[doc];
  }

  boolean has(int doc, int ord) {
    for (int i = ordStarts[doc]; i < ordStarts[doc + 1]; i++) {
      if (ords[i] == ord) {
        return true;
      }
    }
    return false;
  }

  void markDocs(int ord, FixedBitSet into) {
    for (int i = docStarts[ord]; i < docStarts[ord + 1]; i++) {
      into.set(docs[i]);
    }
  }

  /// Copies the places by label of the card's values, each raised by `base`.
  ///
  /// @return the place after the last
  int copyValues(int doc, int base, int[] into, int at) {
    int next = at;
    for (int i = ordStarts[doc]; i < ordStarts[doc + 1]; i++) {
      into[next++] = base + labelRanks[ords[i]];
    }
    return next;
  }
}

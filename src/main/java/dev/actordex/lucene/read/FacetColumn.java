package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/// One facet of a generation as plain arrays: which cards each value has, and what values are
/// called. Which values each card has stands for all facets together in [FacetRows].
final class FacetColumn {
  private final String[] values;
  private final String[] labels;
  private final int[] byLabel;
  private final int[] labelRanks;
  private final int[] docStarts;
  private final int[] docs;
  private final Spellings spellings;

  /// @param docStarts where the cards of each value begin, and where the last ones end
  /// @param docs ascending within a value
  private FacetColumn(String[] terms, int[] docStarts, int[] docs, Spellings spellings) {
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
    this.docStarts = docStarts;
    this.docs = docs;
  }

  /// Reads the column from its doc values; a facet that no card has is empty.
  static FacetColumn read(LeafReader reader, Facet facet) throws IOException {
    Spellings spellings = new Spellings(reader, facet);
    SortedSetDocValues stored = reader.getSortedSetDocValues(Fields.facetValues(facet));
    if (stored == null) {
      return new FacetColumn(new String[0], new int[1], new int[0], spellings);
    }
    String[] terms = new String[Math.toIntExact(stored.getValueCount())];
    for (int ord = 0; ord < terms.length; ord++) {
      terms[ord] = stored.lookupOrd(ord).utf8ToString();
    }
    // The value and the card of each pair, in the order of the cards.
    int[] ords = new int[reader.maxDoc()];
    int[] owners = new int[reader.maxDoc()];
    int pairs = 0;
    int[] starts = new int[terms.length + 1];
    for (int doc = stored.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = stored.nextDoc()) {
      int values = stored.docValueCount();
      ords = ArrayUtil.grow(ords, pairs + values);
      owners = ArrayUtil.grow(owners, pairs + values);
      for (int i = 0; i < values; i++) {
        int ord = (int) stored.nextOrd();
        ords[pairs] = ord;
        owners[pairs++] = doc;
        starts[ord + 1]++;
      }
    }
    for (int ord = 0; ord < terms.length; ord++) {
      starts[ord + 1] += starts[ord];
    }
    int[] docs = new int[pairs];
    int[] next = starts.clone();
    for (int i = 0; i < pairs; i++) {
      docs[next[ords[i]]++] = owners[i];
    }
    return new FacetColumn(terms, starts, docs, spellings);
  }

  private int[] byLabel() {
    String[] folded = Arrays.stream(labels).map(Words::fold).toArray(String[]::new);
    return IntStream.range(0, labels.length)
        .boxed()
        .sorted((one, other) -> folded[one].compareTo(folded[other])) // alike: as they were
        .mapToInt(Integer::intValue)
        .toArray();
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

  boolean has(int doc, int ord) {
    return Arrays.binarySearch(docs, docStarts[ord], docStarts[ord + 1], doc) >= 0;
  }

  /// Takes each card of each value.
  interface Each {
    void pair(int ord, int doc);
  }

  /// Value by value.
  void eachDoc(Each each) {
    for (int ord = 0; ord < values.length; ord++) {
      for (int i = docStarts[ord]; i < docStarts[ord + 1]; i++) {
        each.pair(ord, docs[i]);
      }
    }
  }

  void markDocs(int ord, FixedBitSet into) {
    for (int i = docStarts[ord]; i < docStarts[ord + 1]; i++) {
      into.set(docs[i]);
    }
  }
}

package dev.actordex.lucene.read;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;

/// The cards that have one part of a question, a word in any of its fields for instance, and what
/// each counts for it, in the order of the index.
///
/// @param docs ascending
/// @param scores as Lucene computes them, at the same places
record HeldCards(int[] docs, float[] scores) {
  private static final int OVERHEAD = 200;

  /// Reads them from the index.
  static HeldCards read(Query part, IndexSearcher searcher) throws IOException {
    // A generation is one segment.
    LeafReaderContext leaf = searcher.getLeafContexts().getFirst();
    Scorer scorer =
        searcher.createWeight(searcher.rewrite(part), ScoreMode.COMPLETE, 1).scorer(leaf);
    Gathering.Collector found = new Gathering.Collector();
    if (scorer != null) {
      DocIdSetIterator each = scorer.iterator();
      for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
        found.add(doc, scorer.score());
      }
    }
    return found.cards();
  }

  /// The first place from one on that has a card or a later one: by steps that double, then
  /// halving, next to nothing for a near card.
  int firstFrom(int doc, int from) {
    int low = from;
    int step = 1;
    while (low + step < docs.length && docs[low + step] < doc) {
      low += step;
      step <<= 1;
    }
    int high = Math.min(docs.length, low + step);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (docs[middle] < doc) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How much memory they take, about.
  int bytes() {
    return OVERHEAD + docs.length * (Integer.BYTES + Float.BYTES);
  }
}

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Arrays;
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
  ///
  /// @param leaf the generation's one segment
  static HeldCards read(Query part, IndexSearcher searcher, LeafReaderContext leaf)
      throws IOException {
    Scorer scorer =
        searcher.createWeight(searcher.rewrite(part), ScoreMode.COMPLETE, 1).scorer(leaf);
    int[] docs = new int[16];
    float[] scores = new float[16];
    int size = 0;
    if (scorer != null) {
      DocIdSetIterator each = scorer.iterator();
      for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
        if (size == docs.length) {
          docs = Arrays.copyOf(docs, size * 2);
          scores = Arrays.copyOf(scores, size * 2);
        }
        docs[size] = doc;
        scores[size++] = scorer.score();
      }
    }
    return new HeldCards(Arrays.copyOf(docs, size), Arrays.copyOf(scores, size));
  }

  /// How much memory they take, about.
  int bytes() {
    return OVERHEAD + docs.length * (Integer.BYTES + Float.BYTES);
  }
}

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/// Reads from the index which cards have a part of a question, a word in any of its fields for
/// instance, and what each counts for it.
///
/// Each way to have it is read on its own, block by block, and the ways are put together as arrays.
/// Lucene's own way, asking the ten fields card by card for who has the next one, took two to three
/// times as long.
final class PartReader {
  /// What looking up one card costs, in cards that are read one after the other.
  private static final int FEW = 4;

  private final IndexSearcher searcher;
  private final Deadline deadline;

  /// A generation is one segment.
  private final LeafReaderContext leaf;

  private final DocAndFloatFeatureBuffer buffer = new DocAndFloatFeatureBuffer();

  PartReader(IndexSearcher searcher) {
    this.searcher = searcher;
    deadline = Deadline.of(searcher);
    leaf = searcher.getLeafContexts().getFirst();
  }

  /// @param boost by what scores are multiplied, where Lucene does
  HeldCards read(Query query, float boost) throws IOException {
    ScorerSupplier supplier = supplier(query, boost);
    return supplier == null ? HeldCards.NONE : all(supplier.get(Long.MAX_VALUE));
  }

  private @Nullable ScorerSupplier supplier(Query query, float boost) throws IOException {
    return searcher
        .createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, boost)
        .scorerSupplier(leaf);
  }

  /// What a query finds of some cards, and perhaps others besides: few cards are looked up one by
  /// one.
  HeldCards among(Query query, float boost, int[] some) throws IOException {
    ScorerSupplier supplier = supplier(query, boost);
    if (supplier == null) {
      return HeldCards.NONE;
    }
    if (supplier.cost() < (long) some.length * FEW) {
      return all(supplier.get(Long.MAX_VALUE));
    }
    Scorer scorer = supplier.get(some.length);
    TwoPhaseIterator twoPhase = scorer.twoPhaseIterator();
    DocIdSetIterator each = twoPhase == null ? scorer.iterator() : twoPhase.approximation();
    int[] docs = new int[some.length];
    float[] scores = new float[some.length];
    int size = 0;
    for (int doc : some) {
      if (deadline.passed()) {
        break;
      }
      if (each.docID() < doc) {
        each.advance(doc);
      }
      if (each.docID() == doc && (twoPhase == null || twoPhase.matches())) {
        docs[size] = doc;
        scores[size++] = scorer.score();
      }
    }
    return HeldCards.of(docs, scores, size);
  }

  private HeldCards all(Scorer scorer) throws IOException {
    DocIdSetIterator each = scorer.iterator();
    int about = (int) Math.min(each.cost(), leaf.reader().maxDoc());
    int[] docs = new int[about];
    float[] scores = new float[about];
    int size = 0;
    each.nextDoc();
    for (block(scorer); buffer.size > 0 && !deadline.passed(); block(scorer)) {
      if (size + buffer.size > docs.length) {
        int more = Math.max(size + buffer.size, size * 3 / 2);
        docs = Arrays.copyOf(docs, more);
        scores = Arrays.copyOf(scores, more);
      }
      System.arraycopy(buffer.docs, 0, docs, size, buffer.size);
      System.arraycopy(buffer.features, 0, scores, size, buffer.size);
      size += buffer.size;
    }
    return HeldCards.of(docs, scores, size);
  }

  private void block(Scorer scorer) throws IOException {
    scorer.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, null, buffer);
  }
}

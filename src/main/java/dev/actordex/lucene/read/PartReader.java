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

/// Reads from the index which cards have a part of a question, a word in any of its fields for
/// instance, and what each counts for it.
///
/// Each way to have it is read on its own, block by block, and the ways are put together as arrays.
/// Lucene's own way, asking the nine fields card by card for who has the next one, took two to
/// three times as long.
final class PartReader {
  private final IndexSearcher searcher;

  /// A generation is one segment.
  private final LeafReaderContext leaf;

  private final DocAndFloatFeatureBuffer buffer = new DocAndFloatFeatureBuffer();

  PartReader(IndexSearcher searcher) {
    this.searcher = searcher;
    leaf = searcher.getLeafContexts().getFirst();
  }

  /// @param boost by what scores are multiplied, where Lucene does
  HeldCards read(Query query, float boost) throws IOException {
    Scorer scorer =
        searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, boost).scorer(leaf);
    if (scorer == null) {
      return HeldCards.NONE;
    }
    DocIdSetIterator each = scorer.iterator();
    int about = (int) Math.min(each.cost(), leaf.reader().maxDoc());
    int[] docs = new int[about];
    float[] scores = new float[about];
    int size = 0;
    each.nextDoc();
    for (block(scorer); buffer.size > 0; block(scorer)) {
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

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/// Finds the cards of a part of a question once, however many hits are explained by it.
///
/// To explain one hit Lucene asks each part anew, and a beginning of a word then goes through all
/// words that begin so: a hundred hits took a hundred times as long. Lucene's own cache would stay
/// known to the reader for as long as that is open; this goes with the answer.
final class MatchedOnce implements QueryCache {
  @Override
  public Weight doCache(Weight weight, QueryCachingPolicy policy) {
    return weight.getQuery() instanceof TermQuery ? weight : new Kept(weight);
  }

  private static final class Kept extends FilterWeight {
    private final Map<Integer, FixedBitSet> found = new HashMap<>();

    Kept(Weight weight) {
      super(weight);
    }

    @Override
    public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      FixedBitSet docs = found.get(leaf.ord);
      if (docs == null) {
        docs = new FixedBitSet(leaf.reader().maxDoc());
        Scorer scorer = in.scorer(leaf);
        if (scorer != null) {
          docs.or(scorer.iterator());
        }
        found.put(leaf.ord, docs);
      }
      DocIdSetIterator each = new BitSetIterator(docs, docs.length());
      return new DefaultScorerSupplier(
          new ConstantScoreScorer(0, ScoreMode.COMPLETE_NO_SCORES, each));
    }
  }
}

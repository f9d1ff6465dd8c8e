package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// The cards that match the words of a query, with their scores, in the order of the index.
///
/// All of them, because facets count all of them: one Lucene search per request, whatever is
/// filtered, counted or sorted.
final class Matching {
  private int[] docs;
  private float[] scores;
  private int size;

  private Matching(int capacity) {
    docs = new int[capacity];
    scores = new float[capacity];
  }

  private Matching(HeldCards cards, float[] standing) {
    docs = cards.docs();
    size = docs.length;
    scores = cards.scores().clone();
    for (int i = 0; i < size; i++) {
      scores[i] += standing[docs[i]];
    }
  }

  static Matching of(IndexSearcher searcher, Query query, float[] standing) throws IOException {
    HeldCards sum = new Sums(searcher).of(query);
    return sum == null
        ? searcher.search(query, new Collecting(standing))
        : new Matching(sum, standing);
  }

  /// Every card, by what it has by itself.
  static Matching everything(float[] standing) {
    Matching matching = new Matching(standing.length);
    for (int doc = 0; doc < standing.length; doc++) {
      matching.docs[doc] = doc;
      matching.scores[doc] = standing[doc];
    }
    matching.size = standing.length;
    return matching;
  }

  static Matching nothing() {
    return new Matching(0);
  }

  int size() {
    return size;
  }

  int doc(int i) {
    return docs[i];
  }

  float score(int i) {
    return scores[i];
  }

  private void add(int doc, float score) {
    if (size == docs.length) {
      docs = Arrays.copyOf(docs, size * 2);
      scores = Arrays.copyOf(scores, size * 2);
    }
    docs[size] = doc;
    scores[size++] = score;
  }

  /// A generation is one segment, so there is one collector and nothing to merge.
  private record Collecting(float[] standing)
      implements CollectorManager<Collecting.Into, Matching> {

    @Override
    public Into newCollector() {
      return new Into(standing, new Matching(256));
    }

    @Override
    public Matching reduce(Collection<Into> collectors) {
      Matching all = nothing();
      for (Into into : collectors) {
        if (into.matching.size > 0) {
          all = into.matching;
        }
      }
      return all;
    }

    private static final class Into implements Collector {
      private final float[] standing;
      private final Matching matching;

      Into(float[] standing, Matching matching) {
        this.standing = standing;
        this.matching = matching;
      }

      @Override
      public LeafCollector getLeafCollector(LeafReaderContext context) {
        return new LeafCollector() {
          private Scorable scorer = new None();

          @Override
          public void setScorer(Scorable scorer) {
            this.scorer = scorer;
          }

          @Override
          public void collect(int doc) throws IOException {
            matching.add(doc, scorer.score() + standing[doc]);
          }
        };
      }

      @Override
      public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
      }
    }

    private static final class None extends Scorable {
      @Override
      public float score() {
        return 0;
      }
    }
  }
}

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Gathers what a search of Lucene finds, in the order of the index.
///
/// A generation is one segment, so there is one collector and nothing to merge.
final class Gathering implements CollectorManager<Gathering.Collector, HeldCards> {

  @Override
  public Collector newCollector() {
    return new Collector();
  }

  @Override
  public HeldCards reduce(Collection<Collector> collectors) {
    return collectors.stream()
        .filter(collector -> collector.size > 0)
        .findFirst()
        .orElseGet(Collector::new)
        .cards();
  }

  /// Cards and their scores, as they come.
  static final class Collector implements org.apache.lucene.search.Collector {
    private int[] docs = new int[16];
    private float[] scores = new float[16];
    private int size;

    void add(int doc, float score) {
      if (size == docs.length) {
        docs = Arrays.copyOf(docs, size * 2);
        scores = Arrays.copyOf(scores, size * 2);
      }
      docs[size] = doc;
      scores[size++] = score;
    }

    HeldCards cards() {
      return new HeldCards(Arrays.copyOf(docs, size), Arrays.copyOf(scores, size));
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
          add(doc, scorer.score());
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

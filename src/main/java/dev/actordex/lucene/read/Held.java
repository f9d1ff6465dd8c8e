package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// A part of a question that is read from the index once and then walked as two arrays: it finds
/// and scores as what it holds.
///
/// Opening the nine fields of a word costs Lucene some twenty microseconds and 50 kB, walking what
/// they hold a few nanoseconds a card.
final class Held extends Query {
  private final Query part;
  private final HeldParts parts;

  Held(Query part, HeldParts parts) {
    this.part = part;
    this.parts = parts;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    HeldCards known = parts.get(part);
    if (known == null) {
      // One segment, see Generation.
      known = HeldCards.read(part, searcher, searcher.getLeafContexts().getFirst());
      parts.put(part, known);
    }
    return new Walk(this, known, boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    part.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return part.toString(field);
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && part.equals(((Held) other).part);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), part);
  }

  private static final class Walk extends Weight {
    private final HeldCards cards;
    private final float boost;

    Walk(Held query, HeldCards cards, float boost) {
      super(query);
      this.cards = cards;
      this.boost = boost;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
      if (cards.docs().length == 0) {
        return null;
      }
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) {
          return new Steps(cards, boost);
        }

        @Override
        public long cost() {
          return cards.docs().length;
        }
      };
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
      return false;
    }

    @Override
    public Explanation explain(LeafReaderContext context, int doc) {
      throw new UnsupportedOperationException("An answer is explained by what is held");
    }
  }

  private static final class Steps extends Scorer {
    private final HeldCards cards;
    private final float boost;
    private final Docs docs;

    Steps(HeldCards cards, float boost) {
      this.cards = cards;
      this.boost = boost;
      docs = new Docs(cards.docs());
    }

    @Override
    public int docID() {
      return docs.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return docs;
    }

    @Override
    public float score() {
      return cards.scores()[docs.at] * boost;
    }

    @Override
    public float getMaxScore(int upTo) {
      return Float.POSITIVE_INFINITY;
    }
  }

  private static final class Docs extends DocIdSetIterator {
    private final int[] docs;
    private int at = -1;

    Docs(int[] docs) {
      this.docs = docs;
    }

    @Override
    public int docID() {
      return at < 0 ? -1 : at < docs.length ? docs[at] : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      return ++at < docs.length ? docs[at] : NO_MORE_DOCS;
    }

    /// Steps that double, then halving: next to nothing for a near card.
    @Override
    public int advance(int target) {
      int low = at + 1;
      int step = 1;
      while (low + step < docs.length && docs[low + step] < target) {
        low += step;
        step <<= 1;
      }
      int high = Math.min(docs.length, low + step);
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (docs[middle] < target) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      at = low;
      return docID();
    }

    @Override
    public long cost() {
      return docs.length;
    }
  }
}

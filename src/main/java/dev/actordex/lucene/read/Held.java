package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.jspecify.annotations.Nullable;

/// A part of a question that is read from the index once and then walked as two arrays: it finds
/// and scores as what it holds.
///
/// Opening the ten fields of a word costs Lucene some twenty microseconds and 50 kB, walking what
/// they hold a few nanoseconds a card.
///
/// Once its cards are held and asked for again, the query is let go of: with its terms it takes as
/// much memory as they do. Not where that is soon gone anyway, as what is asked again for cards
/// that lack some words: taking its hash takes some microseconds.
final class Held extends Query implements Room.Sized {

  /// Null once nobody needs it: then the cards are there.
  private volatile @Nullable Query part;

  private final Room room;

  /// 0 until it is asked for, which of a part that is asked alone and once it never is.
  private int hash;

  /// What [Clauses] counted in the query that is gone.
  private int clauses;

  private volatile @Nullable HeldCards cards;
  private volatile boolean asked;

  /// Whether there was no room for them.
  private volatile boolean tooMany;

  /// @param room that keeps this, and says whether there is room for its cards
  Held(Query part, Room room) {
    this.part = part;
    this.room = room;
  }

  /// In the order of the index; in part only when time is up, and then not held.
  HeldCards cards(Sums sums) throws IOException {
    HeldCards known = cards;
    if (known != null) {
      if (room.isLasting()) {
        letGo();
      }
      return known;
    }
    Query query = part;
    if (query == null) {
      // Another thread held the cards meanwhile, which is always done before.
      return Objects.requireNonNull(cards);
    }
    known = sums.of(query);
    // What was cut short would be found so by everyone who asks later.
    if (sums.isWhole()) {
      if (room.mayGrow(known.bytes())) {
        cards = known;
      } else {
        tooMany = true;
      }
    }
    return known;
  }

  /// The cards are held and were asked for once more. Whatever is still asked of the query is noted
  /// before it goes, so that who misses it finds that.
  private void letGo() {
    Query query = part;
    if (query != null) {
      hash = hashCode();
      clauses = Clauses.of(query);
      part = null;
    }
  }

  /// Whether all its cards had better be read, though only some are asked about: from the second
  /// time on, unless there is no room to hold them: such a part would be read as a whole each time.
  boolean isWanted() {
    boolean again = asked && !tooMany;
    asked = true;
    return again;
  }

  /// Its cards where they are held, or else null.
  @Nullable HeldCards known() {
    return cards;
  }

  /// Whether its cards are held.
  boolean isKnown() {
    return cards != null;
  }

  /// How many cards have it, once that is held.
  int size() {
    HeldCards known = cards;
    return known == null ? 0 : known.docs().length;
  }

  /// Null when its cards are held instead.
  @Nullable Query part() {
    return part;
  }

  @Override
  public long bytes() {
    HeldCards known = cards;
    return known == null ? 0 : known.bytes();
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return new Walk(this, cards(new Sums(searcher)), boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    Query query = part;
    if (query != null) {
      query.visit(visitor);
      return;
    }
    // Lucene counts how much is asked for at once.
    for (int i = 0; i < clauses; i++) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String field) {
    Query query = part;
    return query == null ? "held" : query.toString(field);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Held held && hashCode() == held.hashCode() && is(held);
  }

  /// Where one's query is gone, what they found tells.
  private boolean is(Held other) {
    Query mine = part;
    Query theirs = other.part;
    if (mine != null && theirs != null) {
      return mine.equals(theirs);
    }
    HeldCards found = cards;
    HeldCards there = other.cards;
    return found != null
        && there != null
        && Arrays.equals(found.docs(), there.docs())
        && Arrays.equals(found.scores(), there.scores());
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      Query query = part;
      known = query == null ? hash : Objects.hash(classHash(), query);
      hash = known;
    }
    return known;
  }

  /// How many clauses a query has, as Lucene counts them where too many are refused.
  private static final class Clauses extends QueryVisitor {
    private int count;

    static int of(Query query) {
      Clauses clauses = new Clauses();
      query.visit(clauses);
      return clauses.count;
    }

    @Override
    public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
      return this;
    }

    @Override
    public void visitLeaf(Query query) {
      count++;
    }

    @Override
    public void consumeTerms(Query query, Term... terms) {
      count++;
    }

    @Override
    public void consumeTermsMatching(
        Query query, String field, Supplier<ByteRunAutomaton> automaton) {
      count++;
    }
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
      docs = new Docs(cards);
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
    private final HeldCards cards;
    private int at = -1;

    Docs(HeldCards cards) {
      this.cards = cards;
    }

    @Override
    public int docID() {
      return at < 0 ? -1 : at < cards.docs().length ? cards.docs()[at] : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      at++;
      return docID();
    }

    @Override
    public int advance(int target) {
      at = cards.firstFrom(target, at + 1);
      return docID();
    }

    @Override
    public long cost() {
      return cards.docs().length;
    }
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Puts together what the parts of a question found: all of them, any of them, some of them, with
/// what counts besides.
///
/// Does with arrays what Lucene's scorers do card by card, and rounds where they round, so that
/// scores are the same to the last bit; what it does not know it leaves to Lucene. Rewriting a
/// query, making weights and scorers of it took longer than walking through what they find.
final class Sums {
  /// How many cards a row of words is read of at once, the words' cards added up.
  private static final int LONG = 20_000;

  private final IndexSearcher searcher;
  private final Deadline deadline;

  /// Null leaves reading terms to Lucene.
  private final @Nullable TermScores terms;

  Sums(IndexSearcher searcher) {
    this(searcher, null);
  }

  Sums(IndexSearcher searcher, @Nullable TermScores terms) {
    this.searcher = searcher;
    deadline = Deadline.of(searcher);
    this.terms = terms;
  }

  /// Whether nothing was left out so far for want of time.
  boolean isWhole() {
    return !deadline.missed();
  }

  /// Whether time is up.
  boolean isOver() {
    return deadline.passed();
  }

  /// What a query finds, in part only when the searcher's time is up: cards that it does not find
  /// are in no part of it.
  HeldCards of(Query query) throws IOException {
    return of(query, 1);
  }

  /// @param boost by what scores are multiplied, where Lucene does
  private HeldCards of(Query query, float boost) throws IOException {
    return switch (query) {
      case Held held when boost == 1 -> held.cards(this);
      case TermQuery term when terms != null ->
          terms.cards(term.getTerm().field(), term.getTerm().bytes(), boost, deadline);
      case TermQuery term -> new PartReader(searcher).read(term, boost);
      case PhraseQuery phrase -> phrase(phrase, boost);
      case ConstantScoreQuery constant -> constant(constant.getQuery(), boost);
      case BoostQuery boosted when boosted.getBoost() > 0 ->
          of(boosted.getQuery(), boosted.getBoost() * boost);
      case DisjunctionMaxQuery any -> best(any, boost);
      case BooleanQuery sum when isSum(sum) -> sum(sum, boost);
      case BooleanQuery filters
          when filters.getClauses(Occur.FILTER).size() == filters.clauses().size() ->
          filtered(filters);
      case MatchNoDocsQuery nothing -> HeldCards.NONE;
      default ->
          boost == 1
              ? searcher.search(query, new Gathering())
              : new PartReader(searcher).read(query, boost);
    };
  }

  private HeldCards constant(Query query, float score) throws IOException {
    if (terms != null && query instanceof TermQuery term) {
      return terms.constant(term.getTerm().field(), term.getTerm().bytes(), score, deadline);
    }
    int[] docs = of(query).docs();
    float[] scores = new float[docs.length];
    Arrays.fill(scores, score);
    return new HeldCards(docs, scores);
  }

  private HeldCards best(DisjunctionMaxQuery any, float boost) throws IOException {
    List<HeldCards> ways = new ArrayList<>();
    for (Query way : any.getDisjuncts()) {
      if (deadline.passed()) {
        break;
      }
      HeldCards cards = of(way, boost);
      if (cards.docs().length > 0) {
        ways.add(cards);
      }
    }
    return ways.isEmpty()
        ? HeldCards.NONE
        : Union.best(ways, any.getTieBreakerMultiplier(), deadline);
  }

  private HeldCards phrase(PhraseQuery phrase, float boost) throws IOException {
    List<BytesRef> words = new ArrayList<>();
    boolean row = true;
    for (Term word : phrase.getTerms()) {
      row &= phrase.getPositions()[words.size()] == words.size();
      words.add(word.bytes());
    }
    boolean near = words.size() == 2 && !words.getFirst().equals(words.getLast());
    if (terms == null
        || !row
        || words.size() < 2
        || phrase.getSlop() > 0 && !near
        || isLong(phrase)) {
      return new PartReader(searcher).read(phrase, boost);
    }
    return terms.phrase(phrase.getField(), words, phrase.getSlop(), boost, deadline);
  }

  /// Whether the words are in so many cards that looking up some of them, as Lucene can, is quicker
  /// than reading all the words' places.
  private boolean isLong(PhraseQuery phrase) throws IOException {
    int cards = 0;
    for (Term word : phrase.getTerms()) {
      cards += terms == null ? LONG : terms.count(word.field(), TermLists.hash(word.bytes()));
    }
    return cards >= LONG;
  }

  /// What all find, and nothing counts.
  private HeldCards filtered(BooleanQuery filters) throws IOException {
    List<HeldCards> all = new ArrayList<>();
    for (Query filter : filters.getClauses(Occur.FILTER)) {
      if (deadline.passed()) {
        return HeldCards.NONE;
      }
      all.add(constant(filter, 0));
    }
    return all(all);
  }

  private static boolean isSum(BooleanQuery query) {
    return query.getClauses(Occur.FILTER).isEmpty()
        && query.getClauses(Occur.MUST_NOT).isEmpty()
        && (query.getMinimumNumberShouldMatch() == 0 || query.getClauses(Occur.MUST).isEmpty());
  }

  private HeldCards sum(BooleanQuery query, float boost) throws IOException {
    List<Query> required = new ArrayList<>();
    List<Query> optional = new ArrayList<>();
    gather(query, Occur.MUST, required);
    gather(query, Occur.SHOULD, optional);
    List<HeldCards> parts = new ArrayList<>();
    if (required.isEmpty()) {
      for (Query part : optional) {
        if (deadline.passed()) {
          break;
        }
        parts.add(of(part, boost));
      }
      return Union.sum(parts, Math.max(1, query.getMinimumNumberShouldMatch()), deadline);
    }
    HeldCards all = required(required, boost);
    for (Query part : all.docs().length == 0 ? List.<Query>of() : optional) {
      if (deadline.passed()) {
        break;
      }
      parts.add(isDear(part, boost) ? among(part, boost, all.docs()) : of(part, boost));
    }
    return parts.isEmpty() ? all : plus(all, parts);
  }

  /// Cards that all parts have; none when time is up before all are read. Dear parts come last,
  /// when few cards are left that may have them.
  private HeldCards required(List<Query> parts, float boost) throws IOException {
    HeldCards[] found = new HeldCards[parts.size()];
    BitSet dear = new BitSet();
    HeldCards fewest = null;
    for (int i = 0; i < found.length; i++) {
      if (deadline.passed()) {
        return HeldCards.NONE;
      }
      if (isDear(parts.get(i), boost)) {
        dear.set(i);
      } else {
        found[i] = of(parts.get(i), boost);
        fewest = fewer(fewest, found[i]);
      }
    }
    for (int i = dear.nextSetBit(0); i >= 0; i = dear.nextSetBit(i + 1)) {
      if (fewest != null && fewest.docs().length == 0) {
        return fewest;
      }
      if (deadline.passed()) {
        return HeldCards.NONE;
      }
      Query part = parts.get(i);
      found[i] = fewest == null ? of(part, boost) : among(part, boost, fewest.docs());
      fewest = fewer(fewest, found[i]);
    }
    return found.length == 1 ? found[0] : all(List.of(found));
  }

  private static HeldCards fewer(@Nullable HeldCards one, HeldCards other) {
    return one != null && one.docs().length <= other.docs().length ? one : other;
  }

  /// Whether something is read that was not before and in which words that many cards have stand in
  /// a row: then where the words stand is read of all these cards, however few are asked about.
  private boolean isDear(Query query, float boost) throws IOException {
    return query instanceof Held held && boost == 1 && !held.isKnown() && hasLongRow(held.part());
  }

  private boolean hasLongRow(Query query) throws IOException {
    switch (query) {
      case PhraseQuery row -> {
        return isLong(row);
      }
      case BoostQuery boosted -> {
        return hasLongRow(boosted.getQuery());
      }
      case DisjunctionMaxQuery any -> {
        for (Query way : any.getDisjuncts()) {
          if (hasLongRow(way)) {
            return true;
          }
        }
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  /// What a query finds of some cards, and perhaps others besides; not to be held.
  HeldCards among(Query query, float boost, int[] docs) throws IOException {
    return switch (query) {
      case Held held -> among(held.part(), boost, docs);
      case PhraseQuery row ->
          isLong(row) ? new PartReader(searcher).among(row, boost, docs) : phrase(row, boost);
      case BoostQuery boosted when boosted.getBoost() > 0 ->
          among(boosted.getQuery(), boosted.getBoost() * boost, docs);
      case DisjunctionMaxQuery any -> {
        List<HeldCards> ways = new ArrayList<>();
        for (Query way : any.getDisjuncts()) {
          if (deadline.passed()) {
            break;
          }
          ways.add(among(way, boost, docs));
        }
        yield ways.isEmpty()
            ? HeldCards.NONE
            : Union.best(ways, any.getTieBreakerMultiplier(), deadline);
      }
      default -> of(query, boost);
    };
  }

  /// Lucene takes sums of sums as one sum.
  private static void gather(BooleanQuery query, Occur occur, List<Query> into) {
    for (Query clause : query.getClauses(occur)) {
      if (clause instanceof BooleanQuery inner
          && isSum(inner)
          && inner.getMinimumNumberShouldMatch() <= (occur == Occur.MUST ? 0 : 1)
          && query.getMinimumNumberShouldMatch() <= 1
          && inner.getClauses(occur).size() == inner.clauses().size()) {
        gather(inner, occur, into);
      } else {
        into.add(clause);
      }
    }
  }

  /// Cards that all have, with what they count together.
  private static HeldCards all(List<HeldCards> parts) {
    HeldCards fewest = parts.getFirst();
    for (HeldCards part : parts) {
      fewest = part.docs().length < fewest.docs().length ? part : fewest;
    }
    Walk[] walks = walks(parts);
    int[] docs = new int[fewest.docs().length];
    float[] scores = new float[docs.length];
    int size = 0;
    for (int doc : fewest.docs()) {
      double sum = 0;
      boolean has = true;
      for (int i = 0; has && i < walks.length; i++) {
        has = walks[i].advance(doc);
        if (has) {
          sum += walks[i].score();
        }
      }
      if (has) {
        docs[size] = doc;
        scores[size++] = (float) sum;
      }
    }
    return HeldCards.of(docs, scores, size);
  }

  /// What some count besides; it decides nothing.
  private static HeldCards plus(HeldCards cards, List<HeldCards> optional) {
    Walk[] walks = walks(optional);
    float[] scores = cards.scores().clone();
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      for (Walk walk : walks) {
        if (walk.advance(cards.docs()[i])) {
          sum += walk.score();
        }
      }
      scores[i] += (float) sum;
    }
    return new HeldCards(cards.docs(), scores);
  }

  private static Walk[] walks(List<HeldCards> parts) {
    Walk[] walks = new Walk[parts.size()];
    for (int i = 0; i < walks.length; i++) {
      walks[i] = new Walk(parts.get(i));
    }
    return walks;
  }

  /// A place in the cards of a part.
  private static final class Walk {
    private final HeldCards cards;
    private int at;

    Walk(HeldCards cards) {
      this.cards = cards;
    }

    int doc() {
      return at < cards.docs().length ? cards.docs()[at] : Integer.MAX_VALUE;
    }

    float score() {
      return cards.scores()[at];
    }

    /// Moves on to a card or past it.
    ///
    /// @return whether the part has it
    boolean advance(int doc) {
      at = cards.firstFrom(doc, at);
      return doc() == doc;
    }
  }
}

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import org.jspecify.annotations.Nullable;

/// Puts together what the parts of a question found: all of them, any of them, some of them, with
/// what counts besides.
///
/// Does with arrays what Lucene's scorers do card by card, and rounds where they round, so that
/// scores are the same to the last bit; what it does not know it leaves to Lucene. Rewriting a
/// query, making weights and scorers of it took longer than walking through what they find.
final class Sums {
  /// How many cards of a term are passed over while Lucene, which can skip, looks one up; and how
  /// many it has looked up when a term is opened.
  private static final int LOOKED_UP = 128;

  private static final int OPENED = 32;

  private final IndexSearcher searcher;
  private final Deadline deadline;

  /// Null leaves reading terms to Lucene.
  private final @Nullable TermScores terms;

  private final Costs costs;
  private final Pile pile;

  Sums(IndexSearcher searcher) {
    this(searcher, null, new Pile());
  }

  /// @param pile that nobody else uses meanwhile
  Sums(IndexSearcher searcher, @Nullable TermScores terms, Pile pile) {
    this(searcher, terms, Costs.dear(searcher.getIndexReader().maxDoc()), pile);
  }

  /// @param dear see [Costs#Costs]
  Sums(IndexSearcher searcher, @Nullable TermScores terms, int dear, Pile pile) {
    this.searcher = searcher;
    this.pile = pile;
    deadline = Deadline.of(searcher);
    this.terms = terms;
    costs = new Costs(terms, dear);
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
      case TermQuery term when terms != null -> piled(term, boost, null);
      case TermQuery term -> new PartReader(searcher).read(term, boost);
      case PhraseQuery phrase -> piled(phrase, boost, null);
      case ConstantScoreQuery constant when isRead(constant) -> piled(constant, boost, null);
      case ConstantScoreQuery constant -> of(constant.getQuery()).counting(boost);
      case BoostQuery boosted when boosted.getBoost() > 0 ->
          of(boosted.getQuery(), boosted.getBoost() * boost);
      // What decides and counts nothing.
      case BoostQuery condition when condition.getQuery() instanceof ConstantScoreQuery ->
          of(condition.getQuery(), condition.getBoost() * boost);
      case Combined.BestOf any -> best(any, boost, null);
      case Combined.AllOf all -> sum(all, boost, null);
      case Combined.SomeOf some -> any(some, boost, null);
      case Combined.Filters all -> filtered(all.parts);
      case Combined.Present present when boost == 1 -> present(present);
      case BooleanQuery sum when Summands.isSum(sum) -> sum(sum, boost, null);
      case BooleanQuery less when Summands.isDifference(less) -> difference(less, boost, null);
      case TermInSetQuery any when terms != null -> any(terms, any).counting(boost);
      case BooleanQuery filters
          when filters.getClauses(Occur.FILTER).size() == filters.clauses().size() ->
          filtered(List.copyOf(filters.getClauses(Occur.FILTER)));
      case MatchNoDocsQuery nothing -> HeldCards.NONE;
      default ->
          boost == 1
              ? searcher.search(query, new Gathering())
              : new PartReader(searcher).read(query, boost);
    };
  }

  private boolean isRead(ConstantScoreQuery constant) {
    return terms != null && constant.getQuery() instanceof TermQuery;
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards piled(Query query, float boost, int @Nullable [] some) throws IOException {
    int from = pile.height();
    pile(query, boost, some);
    return pile.take(from);
  }

  /// Puts what a query finds onto the pile, if it finds anything.
  ///
  /// @param some the cards that are asked about; null asks about all
  private void pile(Query query, float boost, int @Nullable [] some) throws IOException {
    switch (query) {
      case TermQuery term when terms != null -> term(terms, term, boost, some);
      case PhraseQuery row -> phrase(row, boost, some);
      case ConstantScoreQuery constant
          when some == null && terms != null && constant.getQuery() instanceof TermQuery term ->
          terms.constant(term.getTerm().field(), term.getTerm().bytes(), boost, pile, deadline);
      case BoostQuery boosted when boosted.getBoost() > 0 ->
          pile(boosted.getQuery(), boosted.getBoost() * boost, some);
      default -> pile.add(some == null ? of(query, boost) : passing(query, boost, some));
    }
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards best(Combined.BestOf any, float boost, int @Nullable [] some)
      throws IOException {
    int from = pile.height();
    for (Query way : any.parts) {
      if (deadline.passed()) {
        break;
      }
      pile(way, boost, some);
    }
    return Union.best(pile, from, any.others, deadline);
  }

  /// @param some the cards that are asked about; null asks about all
  private void phrase(PhraseQuery phrase, float boost, int @Nullable [] some) throws IOException {
    List<BytesRef> words = new ArrayList<>();
    boolean row = true;
    for (Term word : phrase.getTerms()) {
      row &= phrase.getPositions()[words.size()] == words.size();
      words.add(word.bytes());
    }
    if (terms == null
        || !row
        || words.size() < 2
        || phrase.getSlop() > 0 && words.size() > 2
        || costs.isLong(phrase)) {
      PartReader reader = new PartReader(searcher);
      pile.add(some == null ? reader.read(phrase, boost) : reader.among(phrase, boost, some));
      return;
    }
    terms.phrase(phrase.getField(), words, phrase.getSlop(), boost, some, pile, deadline);
  }

  /// What all find, and nothing counts.
  private HeldCards filtered(List<Query> filters) throws IOException {
    return required(filters, 1, null).counting(0);
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards sum(BooleanQuery query, float boost, int @Nullable [] some) throws IOException {
    List<Query> required = Summands.of(query, Occur.MUST);
    List<Query> optional = Summands.of(query, Occur.SHOULD);
    return required.isEmpty()
        ? any(optional, Math.max(1, query.getMinimumNumberShouldMatch()), boost, some)
        : sum(required, optional, boost, some);
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards sum(Combined.AllOf all, float boost, int @Nullable [] some) throws IOException {
    return sum(Summands.required(all), Summands.optional(all), boost, some);
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards any(Combined.SomeOf some, float boost, int @Nullable [] asked)
      throws IOException {
    return any(Summands.of(some), Math.max(1, some.enough), boost, asked);
  }

  /// What all of some parts find and others do not; none when time is up before that is known.
  ///
  /// @param some the cards that are asked about; null asks about all
  private HeldCards difference(BooleanQuery query, float boost, int @Nullable [] some)
      throws IOException {
    HeldCards cards = required(Summands.of(query, Occur.MUST), boost, some);
    for (Query part : query.getClauses(Occur.MUST_NOT)) {
      if (cards.docs().length > 0) {
        cards = cards.without(among(part, 1, cards.docs()));
      }
    }
    return deadline.missed() ? HeldCards.NONE : cards;
  }

  private HeldCards any(TermScores terms, TermInSetQuery any) throws IOException {
    int from = pile.height();
    BytesRefIterator each = any.getBytesRefIterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      terms.constant(any.getField(), term, 0, pile, deadline);
    }
    return Union.sum(pile, from, 1, deadline);
  }

  /// A part with what counts for its being there.
  private HeldCards present(Combined.Present present) throws IOException {
    HeldCards known = present.known();
    if (known == null) {
      HeldCards part = of(present.part);
      Query fact = present.fact;
      HeldCards.Walk stated =
          fact == null || part.docs().length == 0 ? null : among(fact, 1, part.docs()).walk();
      float[] scores = new float[part.docs().length];
      for (int i = 0; i < scores.length; i++) {
        double more = present.there;
        if (stated != null && stated.advance(part.docs()[i])) {
          more += present.stated;
        }
        scores[i] = part.scores()[i] + (float) more;
      }
      known = new HeldCards(part.docs(), scores);
      if (isWhole()) {
        present.know(known);
      }
    }
    return known;
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards sum(
      List<Query> required, List<Query> optional, float boost, int @Nullable [] some)
      throws IOException {
    HeldCards all = required(required, boost, some);
    List<HeldCards> parts = new ArrayList<>();
    for (Query part : all.docs().length == 0 ? List.<Query>of() : optional) {
      if (deadline.passed()) {
        break;
      }
      parts.add(among(part, boost, all.docs()));
    }
    return parts.isEmpty() ? all : Meeting.plus(all, parts, deadline);
  }

  /// Cards that have enough of some parts. Whoever lacks few of them has one of the few that are in
  /// the fewest cards: the others are only asked about these.
  private HeldCards any(List<Query> parts, int enough, float boost, int @Nullable [] some)
      throws IOException {
    HeldCards[] found = new HeldCards[parts.size()];
    Arrays.fill(found, HeldCards.NONE);
    int[] asked = some;
    int few = parts.size() - enough + 1;
    List<HeldCards> first = new ArrayList<>();
    for (Costs.Place place : costs.fewestFirst(parts, boost)) {
      if (deadline.passed()) {
        break;
      }
      int i = place.part();
      if (first.size() == few || first.size() > few && asked == some) {
        asked = costs.isCheap(place.cards()) ? some : sum(first.subList(0, few), 1).docs();
      }
      found[i] =
          asked == null
              ? of(parts.get(i), boost)
              : among(parts.get(i), boost, asked, place.cards());
      first.add(found[i]);
    }
    return sum(Arrays.asList(found), enough);
  }

  private HeldCards sum(List<HeldCards> parts, int enough) {
    int from = pile.height();
    parts.forEach(pile::add);
    return Union.sum(pile, from, enough, deadline);
  }

  /// Cards that all parts have; none when time is up before all are read. Each is only asked about
  /// the fewest cards that are left.
  private HeldCards required(List<Query> parts, float boost, int @Nullable [] some)
      throws IOException {
    HeldCards[] found = new HeldCards[parts.size()];
    int[] fewest = some;
    for (Costs.Place place : costs.fewestFirst(parts, boost)) {
      if (deadline.passed() || fewest != null && fewest.length == 0) {
        return HeldCards.NONE;
      }
      Query part = parts.get(place.part());
      HeldCards cards =
          fewest == null ? of(part, boost) : among(part, boost, fewest, place.cards());
      found[place.part()] = cards;
      fewest = fewest == null || cards.docs().length < fewest.length ? cards.docs() : fewest;
    }
    return Meeting.of(found, pile, deadline);
  }

  /// What a query finds of some cards, and perhaps others besides. Where it is in many more, these
  /// are passed over: neither scored nor put together, and not held.
  HeldCards among(Query query, float boost, int[] some) throws IOException {
    return among(query, boost, some, costs.of(query, boost));
  }

  /// @param cards see [Costs#of]
  private HeldCards among(Query query, float boost, int[] some, int cards) throws IOException {
    boolean known =
        boost == 1
            && (query instanceof Held held && held.isKnown()
                || query instanceof Combined.Present present && present.known() != null);
    return known || costs.isCheap(cards, some.length)
        ? of(query, boost)
        : passing(query, boost, some);
  }

  private HeldCards passing(Query query, float boost, int[] some) throws IOException {
    return switch (query) {
      case Held held when boost == 1 && (held.isKnown() || held.isWanted()) ->
          held.cards(this).among(some);
      case Held held -> {
        Query part = held.part();
        yield part == null ? of(held, boost) : passing(part, boost, some);
      }
      case TermQuery term when terms != null -> piled(term, boost, some);
      case PhraseQuery row -> piled(row, boost, some);
      case ConstantScoreQuery constant ->
          among(constant.getQuery(), 1, some).among(some).counting(boost);
      case BoostQuery boosted when boosted.getBoost() > 0 ->
          passing(boosted.getQuery(), boosted.getBoost() * boost, some);
      case Combined.BestOf any -> best(any, boost, some);
      case Combined.AllOf all -> sum(all, boost, some);
      case Combined.SomeOf parts -> any(parts, boost, some);
      case Combined.Present present -> passing(present.lucene(), boost, some);
      case BooleanQuery sum when Summands.isSum(sum) -> sum(sum, boost, some);
      case BooleanQuery less when Summands.isDifference(less) -> difference(less, boost, some);
      default -> of(query, boost);
    };
  }

  private void term(TermScores terms, TermQuery query, float boost, int @Nullable [] some)
      throws IOException {
    Term term = query.getTerm();
    if (some == null) {
      terms.cards(term.field(), term.bytes(), boost, pile, deadline);
    } else if (terms.count(term) / LOOKED_UP > some.length + OPENED) {
      pile.add(new PartReader(searcher).among(query, boost, some));
    } else {
      terms.among(term.field(), term.bytes(), boost, some, pile, deadline);
    }
  }
}

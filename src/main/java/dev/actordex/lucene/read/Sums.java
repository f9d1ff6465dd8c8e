package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
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

  private static final int DEAR = 4_000;

  /// In fewer cards reading a word of all takes no longer than finding out how many have it.
  private static final int LARGE = 1 << 14;

  /// What much fewer is: how many times as many cards must be in the part as are asked about.
  private static final int FEWER = 4;

  /// How many cards of a term are passed over while Lucene, which can skip, looks one up; and how
  /// many it has looked up when a term is opened.
  private static final int LOOKED_UP = 128;

  private static final int OPENED = 32;

  private final IndexSearcher searcher;
  private final Deadline deadline;

  /// Null leaves reading terms to Lucene.
  private final @Nullable TermScores terms;

  private final int dear;
  private final Pile pile;

  Sums(IndexSearcher searcher) {
    this(searcher, null, new Pile());
  }

  /// @param pile that nobody else uses meanwhile
  Sums(IndexSearcher searcher, @Nullable TermScores terms, Pile pile) {
    this(searcher, terms, searcher.getIndexReader().maxDoc() < LARGE ? LONG : DEAR, pile);
  }

  /// @param dear a part in so many cards, added up over its ways, is not read as a whole where much
  ///   fewer are asked about; with 0 no part ever is, and from [#LONG] on only rows of words are
  ///   counted
  Sums(IndexSearcher searcher, @Nullable TermScores terms, int dear, Pile pile) {
    this.searcher = searcher;
    this.pile = pile;
    deadline = Deadline.of(searcher);
    this.terms = terms;
    this.dear = dear;
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
      case TermQuery term when terms != null -> piled(term, boost);
      case TermQuery term -> new PartReader(searcher).read(term, boost);
      case PhraseQuery phrase -> piled(phrase, boost);
      case ConstantScoreQuery constant when isRead(constant) -> piled(constant, boost);
      case ConstantScoreQuery constant -> constant(of(constant.getQuery()), boost);
      case BoostQuery boosted when boosted.getBoost() > 0 ->
          of(boosted.getQuery(), boosted.getBoost() * boost);
      // What decides and counts nothing.
      case BoostQuery condition when condition.getQuery() instanceof ConstantScoreQuery ->
          of(condition.getQuery(), condition.getBoost() * boost);
      case Combined.BestOf any -> best(any, boost, null);
      case Combined.AllOf all -> sum(all, boost, null);
      case Combined.SomeOf some -> any(some, boost, null);
      case Combined.Present present when boost == 1 -> present(present);
      case BooleanQuery sum when isSum(sum) -> sum(sum, boost, null);
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

  private boolean isRead(ConstantScoreQuery constant) {
    return terms != null && constant.getQuery() instanceof TermQuery;
  }

  private HeldCards piled(Query query, float boost) throws IOException {
    int from = pile.height();
    pile(query, boost, null);
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

  private static HeldCards constant(HeldCards cards, float score) {
    float[] scores = new float[cards.docs().length];
    Arrays.fill(scores, score);
    return new HeldCards(cards.docs(), scores);
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards best(Combined.BestOf any, float boost, int @Nullable [] some)
      throws IOException {
    int from = pile.height();
    for (Query way : any.ways()) {
      if (deadline.passed()) {
        break;
      }
      pile(way, boost, some);
    }
    return Union.best(pile, from, any.others(), deadline);
  }

  /// @param some the cards that are asked about; null asks about all
  private void phrase(PhraseQuery phrase, float boost, int @Nullable [] some) throws IOException {
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
      PartReader reader = new PartReader(searcher);
      pile.add(some == null ? reader.read(phrase, boost) : reader.among(phrase, boost, some));
      return;
    }
    terms.phrase(phrase.getField(), words, phrase.getSlop(), boost, some, pile, deadline);
  }

  /// Whether the words are in so many cards that looking up some of them, as Lucene can, is quicker
  /// than reading all the words' places.
  private boolean isLong(PhraseQuery phrase) throws IOException {
    int cards = 0;
    for (Term word : phrase.getTerms()) {
      cards += terms == null ? LONG : count(terms, word);
    }
    return cards >= LONG;
  }

  private static int count(TermScores terms, Term term) throws IOException {
    return terms.count(term.field(), TermLists.hash(term.bytes()));
  }

  /// What all find, and nothing counts.
  private HeldCards filtered(BooleanQuery filters) throws IOException {
    return constant(required(List.copyOf(filters.getClauses(Occur.FILTER)), 1, null), 0);
  }

  private static boolean isSum(BooleanQuery query) {
    return query.getClauses(Occur.FILTER).isEmpty()
        && query.getClauses(Occur.MUST_NOT).isEmpty()
        && (query.getMinimumNumberShouldMatch() == 0 || query.getClauses(Occur.MUST).isEmpty());
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards sum(BooleanQuery query, float boost, int @Nullable [] some) throws IOException {
    List<Query> required = new ArrayList<>();
    List<Query> optional = new ArrayList<>();
    gather(query, Occur.MUST, required);
    gather(query, Occur.SHOULD, optional);
    return required.isEmpty()
        ? any(optional, Math.max(1, query.getMinimumNumberShouldMatch()), boost, some)
        : sum(required, optional, boost, some);
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards sum(Combined.AllOf all, float boost, int @Nullable [] some) throws IOException {
    List<Query> required = new ArrayList<>(all.required().size());
    all.required().forEach(part -> gather(part, 0, Occur.MUST, required));
    List<Query> optional = new ArrayList<>(all.optional().size());
    all.optional().forEach(part -> gather(part, 0, Occur.SHOULD, optional));
    return sum(required, optional, boost, some);
  }

  /// @param some the cards that are asked about; null asks about all
  private HeldCards any(Combined.SomeOf some, float boost, int @Nullable [] asked)
      throws IOException {
    List<Query> parts = new ArrayList<>(some.parts().size());
    some.parts().forEach(part -> gather(part, some.enough(), Occur.SHOULD, parts));
    return any(parts, Math.max(1, some.enough()), boost, asked);
  }

  /// A part with what counts for its being there.
  private HeldCards present(Combined.Present present) throws IOException {
    HeldCards known = present.known();
    if (known == null) {
      HeldCards part = of(present.part());
      Query fact = present.fact();
      Walk stated =
          fact == null || part.docs().length == 0 ? null : new Walk(among(fact, 1, part.docs()));
      float[] scores = new float[part.docs().length];
      for (int i = 0; i < scores.length; i++) {
        double more = present.there();
        if (stated != null && stated.advance(part.docs()[i])) {
          more += present.stated();
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
    return parts.isEmpty() ? all : plus(all, parts);
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
    for (Place place : byCards(parts, boost)) {
      if (deadline.passed()) {
        break;
      }
      int i = place.part();
      if (first.size() == few || first.size() > few && asked == some) {
        asked = place.cards() < dear ? some : sum(first.subList(0, few), 1).docs();
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
    for (Place place : byCards(parts, boost)) {
      if (deadline.passed() || fewest != null && fewest.length == 0) {
        return HeldCards.NONE;
      }
      Query part = parts.get(place.part());
      HeldCards cards =
          fewest == null ? of(part, boost) : among(part, boost, fewest, place.cards());
      found[place.part()] = cards;
      fewest = fewest == null || cards.docs().length < fewest.length ? cards.docs() : fewest;
    }
    return found.length == 1 ? found[0] : all(found);
  }

  /// A part by its place among its question's.
  ///
  /// @param cards see [#cards]
  private record Place(int part, int cards) {}

  /// Those that the fewest cards have first.
  private List<Place> byCards(List<Query> parts, float boost) throws IOException {
    List<Place> places = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      places.add(new Place(i, cards(parts.get(i), boost)));
    }
    places.sort(Comparator.comparingInt(Place::cards));
    return places;
  }

  /// How many cards have to be walked through for a query, about.
  private int cards(Query query, float boost) throws IOException {
    return switch (query) {
      case Held held when held.isKnown() && boost == 1 -> held.size();
      case Held held -> {
        Query part = held.part();
        yield part == null ? held.size() : cards(part, boost);
      }
      case TermQuery term -> terms == null || dear >= LONG ? 0 : count(terms, term.getTerm());
      case BoostQuery boosted -> cards(boosted.getQuery(), boost);
      case ConstantScoreQuery constant -> cards(constant.getQuery(), boost);
      case PhraseQuery row -> {
        int cards = 0;
        for (Term word : row.getTerms()) {
          cards = added(cards, terms == null ? LONG : count(terms, word));
        }
        yield cards;
      }
      case Combined.BestOf any -> cards(any.ways(), boost);
      case Combined.AllOf all -> added(cards(all.required(), boost), cards(all.optional(), boost));
      case Combined.SomeOf some -> cards(some.parts(), boost);
      case Combined.Present present -> {
        HeldCards known = present.known();
        yield known == null ? cards(present.part(), boost) : known.docs().length;
      }
      case BooleanQuery sum -> {
        int cards = 0;
        for (BooleanClause clause : sum) {
          cards = added(cards, cards(clause.query(), boost));
        }
        yield cards;
      }
      default -> 0;
    };
  }

  private int cards(List<Query> parts, float boost) throws IOException {
    int cards = 0;
    for (Query part : parts) {
      cards = added(cards, cards(part, boost));
    }
    return cards;
  }

  private static int added(int cards, int more) {
    return (int) Math.min(Integer.MAX_VALUE, (long) cards + more);
  }

  /// What a query finds of some cards, and perhaps others besides. Where it is in many more, these
  /// are passed over: neither scored nor put together, and not held.
  HeldCards among(Query query, float boost, int[] some) throws IOException {
    return among(query, boost, some, cards(query, boost));
  }

  /// @param cards see [#cards]
  private HeldCards among(Query query, float boost, int[] some, int cards) throws IOException {
    boolean known =
        boost == 1
            && (query instanceof Held held && held.isKnown()
                || query instanceof Combined.Present present && present.known() != null);
    boolean cheap = cards < dear || dear > 0 && cards / FEWER < some.length;
    return known || cheap ? of(query, boost) : passing(query, boost, some);
  }

  private HeldCards passing(Query query, float boost, int[] some) throws IOException {
    return switch (query) {
      case Held held when boost == 1 && (held.isKnown() || held.isWanted()) ->
          held.cards(this).among(some);
      case Held held -> {
        Query part = held.part();
        yield part == null ? of(held, boost) : passing(part, boost, some);
      }
      case TermQuery term when terms != null -> passed(term, boost, some);
      case PhraseQuery row -> passed(row, boost, some);
      case ConstantScoreQuery constant ->
          constant(among(constant.getQuery(), 1, some).among(some), boost);
      case BoostQuery boosted when boosted.getBoost() > 0 ->
          passing(boosted.getQuery(), boosted.getBoost() * boost, some);
      case Combined.BestOf any -> best(any, boost, some);
      case Combined.AllOf all -> sum(all, boost, some);
      case Combined.SomeOf parts -> any(parts, boost, some);
      case Combined.Present present -> passing(present.lucene(), boost, some);
      case BooleanQuery sum when isSum(sum) -> sum(sum, boost, some);
      default -> of(query, boost);
    };
  }

  private HeldCards passed(Query query, float boost, int[] some) throws IOException {
    int from = pile.height();
    pile(query, boost, some);
    return pile.take(from);
  }

  private void term(TermScores terms, TermQuery query, float boost, int @Nullable [] some)
      throws IOException {
    Term term = query.getTerm();
    if (some == null) {
      terms.cards(term.field(), term.bytes(), boost, pile, deadline);
    } else if (count(terms, term) / LOOKED_UP > some.length + OPENED) {
      pile.add(new PartReader(searcher).among(query, boost, some));
    } else {
      terms.among(term.field(), term.bytes(), boost, some, pile, deadline);
    }
  }

  private static void gather(BooleanQuery query, Occur occur, List<Query> into) {
    for (Query clause : query.getClauses(occur)) {
      gather(clause, query.getMinimumNumberShouldMatch(), occur, into);
    }
  }

  /// Lucene takes sums of sums as one sum.
  ///
  /// @param enough how many optional parts the sum needs that a part is of
  private static void gather(Query part, int enough, Occur occur, List<Query> into) {
    int most = occur == Occur.MUST ? 0 : 1;
    switch (part) {
      case Combined.AllOf inner
          when occur == Occur.MUST && enough <= 1 && inner.optional().isEmpty() ->
          inner.required().forEach(each -> gather(each, 0, occur, into));
      case Combined.SomeOf inner
          when occur == Occur.SHOULD && enough <= 1 && inner.enough() <= most ->
          inner.parts().forEach(each -> gather(each, inner.enough(), occur, into));
      case BooleanQuery inner
          when isSum(inner)
              && inner.getMinimumNumberShouldMatch() <= most
              && enough <= 1
              && inner.getClauses(occur).size() == inner.clauses().size() ->
          gather(inner, occur, into);
      default -> into.add(part);
    }
  }

  /// Cards that all have, with what they count together.
  private HeldCards all(HeldCards[] parts) {
    HeldCards fewest = parts[0];
    for (HeldCards part : parts) {
      fewest = part.docs().length < fewest.docs().length ? part : fewest;
    }
    Walk[] walks = walks(Arrays.asList(parts));
    int from = pile.height();
    pile.begin(fewest.docs().length);
    int[] docs = pile.docs();
    float[] scores = pile.scores();
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
    pile.end(size);
    return pile.take(from);
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

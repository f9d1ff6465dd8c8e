package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// How many cards have to be walked through for the parts of a question, about: those that the
/// fewest cards have are read first, and what many have is not read as a whole for the few that are
/// left.
final class Costs {
  /// How many cards a row of words is read of at once, the words' cards added up.
  private static final int LONG = 20_000;

  private static final int DEAR = 4_000;

  /// In fewer cards reading a word of all takes no longer than finding out how many have it.
  private static final int LARGE = 1 << 14;

  /// What much fewer is: how many times as many cards must be in the part as are asked about.
  private static final int FEWER = 4;

  private final @Nullable TermScores terms;
  private final int dear;

  /// A part by its place among its question's.
  ///
  /// @param cards see [#of]
  record Place(int part, int cards) {}

  /// @param terms null where reading terms is left to Lucene
  /// @param dear a part in so many cards, added up over its ways, is not read as a whole where much
  ///   fewer are asked about; with 0 no part ever is, and from [#LONG] on only rows of words are
  ///   counted
  Costs(@Nullable TermScores terms, int dear) {
    this.terms = terms;
    this.dear = dear;
  }

  /// @param cards of the index
  static int dear(int cards) {
    return cards < LARGE ? LONG : DEAR;
  }

  /// Whether a part is in so few cards that reading all of them takes no time.
  ///
  /// @param cards see [#of]
  boolean isCheap(int cards) {
    return cards < dear;
  }

  /// The same where some cards are asked about.
  boolean isCheap(int cards, int asked) {
    return isCheap(cards) || dear > 0 && cards / FEWER < asked;
  }

  /// Whether the words are in so many cards that looking up some of them, as Lucene can, is quicker
  /// than reading all the words' places.
  boolean isLong(PhraseQuery row) throws IOException {
    return cards(row) >= LONG;
  }

  /// Those that the fewest cards have first.
  List<Place> fewestFirst(List<Query> parts, float boost) throws IOException {
    List<Place> places = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      places.add(new Place(i, of(parts.get(i), boost)));
    }
    places.sort(Comparator.comparingInt(Place::cards));
    return places;
  }

  /// How many cards have to be walked through for a query, about.
  int of(Query query, float boost) throws IOException {
    return switch (query) {
      case Held held when held.isKnown() && boost == 1 -> held.size();
      case Held held -> {
        Query part = held.part();
        yield part == null ? held.size() : of(part, boost);
      }
      case TermQuery term -> terms == null || dear >= LONG ? 0 : terms.count(term.getTerm());
      case BoostQuery boosted -> of(boosted.getQuery(), boost);
      case ConstantScoreQuery constant -> of(constant.getQuery(), boost);
      case PhraseQuery row -> cards(row);
      case Combined.BestOf any -> of(any.parts, boost);
      case Combined.AllOf all -> added(of(all.parts, boost), of(all.optional, boost));
      case Combined.SomeOf some -> of(some.parts, boost);
      case Combined.Filters all -> of(all.parts, boost);
      case Combined.Present present -> {
        HeldCards known = present.known();
        yield known == null ? of(present.part, boost) : known.docs().length;
      }
      case BooleanQuery sum -> {
        int cards = 0;
        for (BooleanClause clause : sum) {
          cards = added(cards, of(clause.query(), boost));
        }
        yield cards;
      }
      default -> 0;
    };
  }

  private int of(List<Query> parts, float boost) throws IOException {
    int cards = 0;
    for (Query part : parts) {
      cards = added(cards, of(part, boost));
    }
    return cards;
  }

  /// Those that have the words of a row, added up.
  private int cards(PhraseQuery row) throws IOException {
    int cards = 0;
    for (Term word : row.getTerms()) {
      cards = added(cards, terms == null ? LONG : terms.count(word));
    }
    return cards;
  }

  private static int added(int cards, int more) {
    return (int) Math.min(Integer.MAX_VALUE, (long) cards + more);
  }
}

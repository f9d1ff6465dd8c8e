package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.query.FacetWords;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Words that name a facet value: a card has them in its texts, or has the value, which counts
/// more.
final class FactTranslator {
  private final Making making;

  FactTranslator(Making making) {
    this.making = making;
  }

  /// @param tokens the row in which the unit stands
  /// @param said the unit's words as typed
  Query translate(Unit.Fact fact, Senses senses, List<Token> tokens, String said) {
    List<Query> ways = new ArrayList<>();
    List<List<Token>> texts = new ArrayList<>();
    texts.add(tokens.subList(fact.from(), fact.from() + fact.length()));
    texts.addAll(senses.places(fact.sense()));
    texts.forEach(text -> text(text, text == texts.getFirst(), ways));
    boolean valued =
        switch (fact.sense().kind()) {
          case SECTOR, MOTIVATION ->
              value(fact.sense().facet(), fact.sense(), Ranking.CONCEPT, ways);
          case PLACE ->
              switch (fact.side()) {
                case ORIGIN -> value(Facet.COUNTRY, fact.sense(), Ranking.CONCEPT, ways);
                case TARGET -> value(Facet.TARGET, fact.sense(), Ranking.CONCEPT, ways);
                case ORIGIN_RATHER ->
                    value(Facet.COUNTRY, fact.sense(), Ranking.CONCEPT, ways)
                        | value(Facet.TARGET, fact.sense(), Ranking.OTHER_SIDE, ways);
                case TARGET_RATHER ->
                    value(Facet.TARGET, fact.sense(), Ranking.CONCEPT, ways)
                        | value(Facet.COUNTRY, fact.sense(), Ranking.OTHER_SIDE, ways);
              };
        };
    if (valued) {
      read(fact, said);
    }
    making.complete &= !ways.isEmpty();
    return Making.best(ways);
  }

  private void text(List<Token> tokens, boolean typed, List<Query> ways) {
    List<Query> found = new ArrayList<>(making.words(tokens, Making.ELSEWHERE));
    making
        .words(tokens, Making.NAMES)
        .forEach(query -> found.add(Making.weighed(query, Ranking.ASIDE)));
    if (!found.isEmpty()) {
      ways.addAll(found);
      making.clue(
          new Clue.Row(
              Making.hashes(tokens), typed ? Clue.Why.TEXT : Clue.Why.SYNONYM, Making.ANYWHERE));
    }
  }

  /// Whether any card has the value.
  private boolean value(Facet facet, FacetWords.Sense sense, float weight, List<Query> ways) {
    String field = Fields.facet(facet);
    List<BytesRef> terms = new ArrayList<>();
    for (String key : sense.keys()) {
      String term = Words.fold(key);
      if (making.lexicon.has(field, term)) {
        terms.add(new BytesRef(term));
        making.clue(new Clue.Fact(facet, key, Clue.Why.SYNONYM));
      }
    }
    if (terms.size() == 1) {
      ways.add(Making.constant(new TermQuery(new Term(field, terms.getFirst())), weight));
    } else if (!terms.isEmpty()) {
      ways.add(Making.constant(new TermInSetQuery(field, terms), weight));
    }
    return !terms.isEmpty();
  }

  private void read(Unit.Fact fact, String said) {
    FacetWords.Value value = fact.sense().value();
    Facet facet =
        switch (fact.side()) {
          case TARGET, TARGET_RATHER ->
              fact.sense().kind() == FacetWords.Kind.PLACE ? Facet.TARGET : fact.sense().facet();
          case ORIGIN, ORIGIN_RATHER -> fact.sense().facet();
        };
    String label =
        switch (fact.sense().kind()) {
          case SECTOR -> "sector " + value.label();
          case MOTIVATION -> "motivation " + value.label();
          case PLACE ->
              switch (fact.side()) {
                case ORIGIN -> "origin " + value.label();
                case TARGET -> "target " + value.label();
                case ORIGIN_RATHER -> "origin (or else target) " + value.label();
                case TARGET_RATHER -> "target (or else origin) " + value.label();
              };
        };
    making.read(said, Reading.As.FACET, facet, value.key(), label);
    making.readings.add("“%s” read as %s too".formatted(said, label));
  }
}

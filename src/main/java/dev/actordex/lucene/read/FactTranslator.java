package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.Reading;
import dev.actordex.search.query.FacetWords;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.search.Query;

/// Words that name a facet value: a card has them in its texts, or has the value, which counts
/// more.
final class FactTranslator {
  private static final Set<TextField> TOLD =
      EnumSet.of(TextField.DESCRIPTION, TextField.OPERATION, TextField.CAMPAIGN);

  /// A program's name says nothing of a place: who uses China Chopper need not be Chinese.
  private static final Set<TextField> SAID =
      EnumSet.complementOf(EnumSet.of(TextField.TOOL, TextField.TECHNIQUE));

  private static final Set<TextField> PLACED = EnumSet.copyOf(SAID);

  static {
    PLACED.removeAll(Making.NAMES);
  }

  private final Making making;

  FactTranslator(Making making) {
    this.making = making;
  }

  /// @param tokens the row in which the unit stands
  Query translate(Unit.Fact fact, Senses senses, List<Token> tokens) {
    List<Query> ways = new ArrayList<>();
    List<List<Token>> texts = new ArrayList<>();
    texts.add(tokens.subList(fact.from(), fact.from() + fact.length()));
    texts.addAll(senses.places(fact.sense()));
    texts.forEach(text -> text(text, text == texts.getFirst(), fact, ways));
    specific(fact, texts.getFirst(), ways);
    boolean valued =
        switch (fact.sense().kind()) {
          case SECTOR, MOTIVATION -> value(fact.sense().facet(), fact.sense(), Ranking.FACT, ways);
          case PLACE ->
              switch (fact.side()) {
                case ORIGIN -> value(Facet.COUNTRY, fact.sense(), Ranking.PLACE, ways);
                case TARGET -> value(Facet.TARGET, fact.sense(), Ranking.PLACE, ways);
                case ORIGIN_RATHER ->
                    value(Facet.COUNTRY, fact.sense(), Ranking.PLACE, ways)
                        | value(Facet.TARGET, fact.sense(), Ranking.OTHER_SIDE, ways);
                case TARGET_RATHER ->
                    value(Facet.TARGET, fact.sense(), Ranking.PLACE, ways)
                        | value(Facet.COUNTRY, fact.sense(), Ranking.OTHER_SIDE, ways);
              };
        };
    if (valued) {
      read(fact);
    }
    making.complete &= !ways.isEmpty();
    return Ways.best(ways);
  }

  private void text(List<Token> tokens, boolean typed, Unit.Fact fact, List<Query> ways) {
    boolean place = fact.sense().kind() == FacetWords.Kind.PLACE;
    List<Query> found = making.words(tokens, place ? PLACED : Making.ELSEWHERE, Ranking.ASIDE);
    if (!found.isEmpty()) {
      ways.addAll(found);
      making.clue(
          new Clue.Row(
              Making.hashes(tokens),
              typed ? Clue.Why.TEXT : Clue.Why.SYNONYM,
              place ? SAID : Making.ANYWHERE));
    }
  }

  /// A word that says more than the sector it belongs to ("semiconductor", of technology): who is
  /// told to attack just that fits nearly as well as who attacks anyone in the sector, and both
  /// together fit best.
  private void specific(Unit.Fact fact, List<Token> tokens, List<Query> ways) {
    if (fact.sense().kind() == FacetWords.Kind.PLACE) {
      return;
    }
    String field = Fields.facet(fact.sense().facet());
    int valued = 0;
    for (String key : fact.sense().keys()) {
      valued += making.lexicon.cards(field, Words.fold(key));
    }
    for (TextField text : TOLD) {
      int told = Integer.MAX_VALUE;
      for (Token token : tokens) {
        told = Math.min(told, making.lexicon.cards(text.indexed(), token.term()));
      }
      if (told > 0 && told < valued / 2) {
        float weight = Ranking.FACT * Ranking.SPECIFIC * text.weight() * making.rarity(valued);
        making
            .words(tokens, EnumSet.of(text))
            .forEach(query ->
                ways.add(making.labelled(Ways.constant(query, weight), "told in this very word")));
      }
    }
  }

  /// Whether any card has the value.
  private boolean value(Facet facet, FacetWords.Sense sense, float weight, List<Query> ways) {
    String field = Fields.facet(facet);
    List<String> terms = new ArrayList<>();
    for (String key : sense.keys()) {
      String term = Words.fold(key);
      if (making.lexicon.has(field, term)) {
        terms.add(term);
        making.clue(new Clue.Fact(facet, key, Clue.Why.SYNONYM));
      }
    }
    if (!terms.isEmpty()) {
      ways.add(
          making.labelled(
              making.fact(field, terms, weight),
              () ->
                  "read as %s %s"
                      .formatted(facet.label().toLowerCase(Locale.ROOT), sense.value().label())));
    }
    return !terms.isEmpty();
  }

  private void read(Unit.Fact fact) {
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
    making.read("", Reading.As.FACET, facet, value.key(), label);
    making.reading(" read as " + label + " too");
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Words that say what others say too: a card has one of the ways to say it in its texts, or the
/// fact that they stand for, which counts more, or is itself the technique they name.
final class ConceptTranslator {
  private final Making making;
  private final Synonyms synonyms;

  ConceptTranslator(Making making, Synonyms synonyms) {
    this.making = making;
    this.synonyms = synonyms;
  }

  /// Whether a card may be what the words name, if they are all that is asked.
  static boolean mayBeItself(Synonyms.Concept concept) {
    for (Synonyms.Meaning meaning : concept.meanings()) {
      if (meaning.facet() == Facet.TECHNIQUE) {
        return true;
      }
    }
    return false;
  }

  /// Depends on the unit's words only by which phrase of the concept they are.
  ///
  /// @param typed the unit's words
  Query translate(Synonyms.Concept concept, List<Token> typed) {
    List<Query> ways = new ArrayList<>();
    List<String> others = new ArrayList<>();
    String joined = Phrasing.joined(typed);
    for (String phrase : concept.phrases()) {
      List<Query> found = new ArrayList<>();
      List<Token> tokens = synonyms.tokens(phrase);
      String together = Phrasing.joined(tokens);
      boolean same = together.equals(joined);
      if (!same) {
        others.add("“" + phrase + "”");
      }
      phrase(tokens, together, same, found);
      ways.addAll(
          same
              ? found
              : making.labelled(
                  found,
                  () -> "by “%s”, which says the same (%s)".formatted(phrase, concept.reason())));
    }
    List<String> meant = new ArrayList<>();
    Synonyms.@Nullable Meaning first = null;
    for (Synonyms.Meaning meaning : concept.meanings()) {
      for (Lexicon.Value value : making.lexicon.values(meaning.facet(), meaning.value())) {
        meaning(meaning.facet(), value.value(), ways);
        first = first == null ? meaning : first;
        meant.add(meaning.facet().label().toLowerCase(Locale.ROOT) + ' ' + value.label());
      }
    }
    meant.addAll(others);
    if (!meant.isEmpty()) {
      making.read(
          joined,
          Reading.As.SYNONYM,
          first == null ? null : first.facet(),
          first == null ? null : first.value(),
          String.join(", ", meant.subList(0, Math.min(3, meant.size()))));
    }
    making.reading(" read as a concept: also " + String.join(", ", meant));
    making.complete &= !ways.isEmpty();
    return Ways.best(ways);
  }

  /// @param joined the phrase run together
  /// @param typed whether it is what was typed
  private void phrase(List<Token> tokens, String joined, boolean typed, List<Query> ways) {
    Clue.Why why = typed ? Clue.Why.TEXT : Clue.Why.SYNONYM;
    List<Query> found = making.words(tokens, Making.ELSEWHERE, typed ? 1 : Ranking.ASIDE);
    ways.addAll(found);
    if (!found.isEmpty()) {
      making.clue(new Clue.Row(Making.hashes(tokens), why, Making.ANYWHERE));
    }
    WordTranslator words = new WordTranslator(making, false);
    if (tokens.size() == 1) {
      words.apart(joined, why, ways);
    } else {
      words.joined(joined, ways);
    }
  }

  private void meaning(Facet facet, String value, List<Query> ways) {
    String term = Words.fold(value);
    ways.add(
        making.labelled(making.fact(Fields.facet(facet), term, Ranking.FACT), "said as a fact"));
    making.clue(new Clue.Fact(facet, value, Clue.Why.SYNONYM));
    if (facet == Facet.TECHNIQUE && !making.several && making.lexicon.has(Fields.ID, term)) {
      ways.add(
          making.labelled(
              making.fact(Fields.ID, term, Ranking.ITSELF), "it is what the words name"));
      making.clue(new Clue.Term(Fields.ID, term));
    }
  }
}

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

  ConceptTranslator(Making making) {
    this.making = making;
  }

  /// @param typed the unit's words
  /// @param said the same as typed
  Query translate(Synonyms.Concept concept, List<Token> typed, String said) {
    List<Query> ways = new ArrayList<>();
    String joined = Phrasing.joined(typed);
    for (String phrase : concept.phrases()) {
      List<Query> found = new ArrayList<>();
      List<Token> tokens = Words.of(phrase);
      phrase(tokens, joined, found);
      boolean same = Phrasing.joined(tokens).equals(joined);
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
        meant.add(
            "%s %s".formatted(meaning.facet().label().toLowerCase(Locale.ROOT), value.label()));
      }
    }
    concept.phrases().stream()
        .filter(phrase -> !Phrasing.joined(Words.of(phrase)).equals(joined))
        .forEach(phrase -> meant.add("“" + phrase + "”"));
    if (!meant.isEmpty()) {
      making.read(
          said,
          Reading.As.SYNONYM,
          first == null ? null : first.facet(),
          first == null ? null : first.value(),
          String.join(", ", meant.subList(0, Math.min(3, meant.size()))));
    }
    making.readings.add(
        "“%s” read as a concept: also %s"
            .formatted(Phrasing.spaced(typed), String.join(", ", meant)));
    making.complete &= !ways.isEmpty();
    return Making.best(ways);
  }

  private void phrase(List<Token> tokens, String said, List<Query> ways) {
    String joined = Phrasing.joined(tokens);
    Clue.Why why = joined.equals(said) ? Clue.Why.TEXT : Clue.Why.SYNONYM;
    List<Query> found = new ArrayList<>(making.words(tokens, Making.ELSEWHERE));
    float share = why == Clue.Why.TEXT ? 1 : Ranking.ASIDE;
    making.words(tokens, Making.NAMES).forEach(query -> found.add(Making.weighed(query, share)));
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

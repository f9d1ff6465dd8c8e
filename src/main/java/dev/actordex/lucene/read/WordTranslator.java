package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.analysis.Cves;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.search.SearchPage.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;

/// A word that stands for itself: in any field, as part of a compound with a neighbour, as a CVE
/// number or, where nothing has it, as what it is a typo of.
final class WordTranslator {
  private final Making making;
  private final boolean eager;

  /// @param eager whether words that exist may be typos too
  WordTranslator(Making making, boolean eager) {
    this.making = making;
    this.eager = eager;
  }

  /// @param said the words of the row as typed
  Query translate(List<Token> tokens, int i, String said) {
    List<Query> ways = ways(tokens, i);
    Token token = tokens.get(i);
    boolean known = !ways.isEmpty();
    if ((!known || eager) && !token.fixed()) {
      ways.addAll(corrected(token, Phrasing.typed(said, List.of(token)), known));
    }
    making.complete &= !ways.isEmpty();
    return Ways.best(ways);
  }

  /// A name of several words: as one; its words apart from each other hardly count.
  Query name(List<Token> typed) {
    making.clue(new Clue.Row(Making.hashes(typed), Clue.Why.TEXT, Making.ANYWHERE));
    List<Query> ways = new ArrayList<>(making.row(typed, Making.ANYWHERE, 0));
    joined(Phrasing.joined(typed), ways);
    List<Query> apart = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      apart.add(Ways.best(ways(typed, i)));
    }
    ways.add(Ways.weighed(Ways.all(apart), Ranking.ASIDE));
    return Ways.best(ways);
  }

  /// The ways in which cards have the word as it is; none where no card does.
  List<Query> ways(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    List<Query> ways = new ArrayList<>(making.word(token.term(), Making.ANYWHERE));
    if (!ways.isEmpty()) {
      making.clue(
          new Clue.Row(new int[] {ForwardText.hash(token.term())}, Clue.Why.TEXT, Making.ANYWHERE));
    }
    apart(token.surface(), Clue.Why.TEXT, ways);
    if (i > 0) {
      joined(Words.joined(tokens.get(i - 1), token), ways);
    }
    if (i + 1 < tokens.size()) {
      joined(Words.joined(token, tokens.get(i + 1)), ways);
    }
    if (Cves.isOne(token.surface()) && making.lexicon.has(Fields.CVE, token.surface())) {
      making.clue(new Clue.Term(Fields.CVE, token.surface()));
      ways.add(making.fact(Fields.CVE, token.surface(), Ranking.FACT));
    }
    return ways;
  }

  /// One word that texts write as two.
  void apart(String surface, Clue.Why why, List<Query> ways) {
    if (making.compounds(surface)) {
      ways.add(Ways.term(Fields.COMPOUND, surface, Ranking.COMPOUND));
      making.clue(new Clue.Compound(surface, why, Making.ANYWHERE));
    }
  }

  /// Two words that texts write as one.
  void joined(String joined, List<Query> ways) {
    List<Query> found = making.word(joined, Making.ANYWHERE);
    if (!found.isEmpty()) {
      ways.addAll(found);
      making.clue(
          new Clue.Row(new int[] {ForwardText.hash(joined)}, Clue.Why.TEXT, Making.ANYWHERE));
    }
  }

  private List<Query> corrected(Token token, String said, boolean known) {
    List<Query> ways = new ArrayList<>();
    int allowed = NearKeys.allowedFor(token.surface());
    if (allowed == 0 || making.deadline.passed()) {
      return ways;
    }
    List<Lexicon.Correction> corrections = making.lexicon.corrections(token.surface(), allowed);
    for (Lexicon.Correction correction : corrections) {
      float share = correction.edits() == 1 ? Ranking.TYPO : Ranking.TYPO * Ranking.TYPO;
      making
          .word(correction.word(), Making.ANYWHERE)
          .forEach(query ->
              ways.add(
                  making.labelled(
                      Ways.weighed(query, share),
                      () -> Edits.told(token.surface(), correction.word()))));
      making.clue(
          new Clue.Row(
              new int[] {ForwardText.hash(correction.word())}, Clue.Why.TYPO, Making.ANYWHERE));
    }
    if (!corrections.isEmpty()) {
      making.corrected = true;
      making.read(
          said,
          Reading.As.TYPO,
          null,
          corrections.getFirst().word(),
          corrections.stream().map(Lexicon.Correction::word).collect(Collectors.joining(" or ")));
      making.reading(
          '“'
              + token.surface()
              + (known ? "” also read as " : "” read as ")
              + corrections.stream()
                  .map(correction -> "“" + correction.word() + "”")
                  .collect(Collectors.joining(" or ")));
    }
    return ways;
  }
}

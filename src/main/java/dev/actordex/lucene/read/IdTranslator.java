package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.analysis.Addresses;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.search.Query;

/// A word that is an id, whole, or a web address: it stands for itself, not for its parts.
final class IdTranslator {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)h(?:tt|xx)ps?(?::|\\[:\\])//\\S+|[^\\s/@]+\\.[a-z]{2,}/\\S*");
  private static final Pattern EDGES =
      Pattern.compile("^[\\s\\p{Punct}&&[^.]]+|[\\s\\p{Punct}&&[^+#]]+$");

  private final Making making;

  IdTranslator(Making making) {
    this.making = making;
  }

  /// Whether a word is neither an id nor an address, as far as a look-up tells: of most words it
  /// does, for which nothing is made then and nothing remembered.
  boolean isNone(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 127 || word.charAt(i) == '/') {
        return false;
      }
    }
    return !word.isEmpty()
        && Character.isLetterOrDigit(word.charAt(0))
        && Character.isLetterOrDigit(word.charAt(word.length() - 1))
        && !making.lexicon.has(Fields.ID, Words.fold(word));
  }

  /// @param sought whether the card with the id may be what is asked for
  Optional<Query> translate(String word, boolean sought) {
    Optional<String> attackId = Addresses.attackId(word);
    String id = attackId.orElse(EDGES.matcher(Words.fold(word)).replaceAll(""));
    List<Query> ways = new ArrayList<>();
    boolean known = making.lexicon.has(Fields.ID, id);
    if (known) {
      making.clue(new Clue.Term(Fields.ID, id));
      ways.add(Ways.term(Fields.ID, id, sought ? Ranking.ID : Ranking.USED));
    }
    if (ADDRESS.matcher(word).matches()) {
      String url = Addresses.canonical(word);
      if (making.lexicon.has(Fields.URL, url)) {
        making.clue(new Clue.Term(Fields.URL, url));
        ways.add(Ways.term(Fields.URL, url, Ranking.USED));
      }
    }
    if (attackId.isEmpty() && ways.isEmpty()) {
      return Optional.empty();
    }
    List<Token> tokens = Words.of(id);
    if (tokens.size() == 1) {
      ways.addAll(new WordTranslator(making, false).ways(tokens, 0));
    }
    making.complete &= !ways.isEmpty();
    return Optional.of(Ways.best(ways));
  }
}

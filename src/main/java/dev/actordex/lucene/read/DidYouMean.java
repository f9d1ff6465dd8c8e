package dev.actordex.lucene.read;

import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.query.ParsedQuery;
import dev.actordex.search.query.QueryNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to ask instead of a question that finds nothing; only ever something that finds a card.
final class DidYouMean {
  private final Generation generation;
  private final Deadline deadline;

  DidYouMean(Generation generation, Deadline deadline) {
    this.generation = generation;
    this.deadline = deadline;
  }

  /// Null when nothing better is known. Plain words only: who writes operators knows what they ask.
  @Nullable String instead(ParsedQuery parsed) throws IOException {
    if (!(parsed.tree() instanceof QueryNode.Words words)) {
      return null;
    }
    List<String> corrected = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (String word : words.words()) {
      List<Token> tokens = Words.of(word);
      if (isFound(word, tokens)) {
        known.add(word);
        corrected.add(word);
      } else {
        corrected.add(tokens.size() == 1 ? nearest(tokens.getFirst(), word) : word);
      }
      if (deadline.passed()) {
        // What was not found for want of time is no sign that a word is unknown.
        return null;
      }
    }
    Search search = new Search(generation, deadline);
    String spelled = String.join(" ", corrected);
    if (!corrected.equals(words.words()) && search.count(spelled) > 0) {
      return spelled;
    }
    String fewer = String.join(" ", known);
    boolean less = !known.isEmpty() && known.size() < words.words().size();
    return less && !deadline.missed() && search.count(fewer) > 0 ? fewer : null;
  }

  /// Whether any card has the word. Of one that the index has nothing need be looked for.
  private boolean isFound(String word, List<Token> tokens) throws IOException {
    return tokens.size() == 1 && generation.lexicon().fields(tokens.getFirst().term()) != 0
        || new Search(generation, deadline).count('"' + word.replace("\"", "") + '"') > 0;
  }

  /// One edit more than a typo may have.
  private String nearest(Token token, String word) {
    if (token.fixed() || token.surface().length() < 4) {
      return word;
    }
    return generation.lexicon().corrections(token.surface(), 2).stream()
        .map(Lexicon.Correction::word)
        .findFirst()
        .orElse(word);
  }
}

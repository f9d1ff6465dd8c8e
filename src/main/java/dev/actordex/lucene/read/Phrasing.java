package dev.actordex.lucene.read;

import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of a query as it was typed, to show its words and to take a reading of them back.
final class Phrasing {
  private final String text;

  Phrasing(String text) {
    this.text = text;
  }

  /// Tokens of words side by side, whose offsets count in the words joined by single spaces.
  static List<Token> tokens(List<String> words) {
    List<Token> tokens = new ArrayList<>();
    int base = 0;
    for (String word : words) {
      for (Token token : Words.of(word)) {
        tokens.add(
            base == 0
                ? token
                : new Token(
                    token.surface(),
                    token.term(),
                    token.start() + base,
                    token.end() + base,
                    token.fixed(),
                    token.apart()));
      }
      base += word.length() + 1;
    }
    return tokens;
  }

  /// The words, whole, that the tokens are part of.
  ///
  /// @param joined the words by single spaces
  static String typed(String joined, List<Token> tokens) {
    int start = joined.lastIndexOf(' ', tokens.getFirst().start()) + 1;
    int end = joined.indexOf(' ', tokens.getLast().end());
    return joined.substring(start, end < 0 ? joined.length() : end);
  }

  /// Words run together, as a key.
  static String joined(List<Token> tokens) {
    return joined("", tokens);
  }

  static String spaced(List<Token> tokens) {
    return joined(" ", tokens);
  }

  private static String joined(String between, List<Token> tokens) {
    if (tokens.size() == 1) {
      return tokens.getFirst().surface();
    }
    StringBuilder joined = new StringBuilder();
    for (Token token : tokens) {
      joined.append(joined.isEmpty() ? "" : between).append(token.surface());
    }
    return joined.toString();
  }

  /// The text with the words in quotes, so that they count as text only; null when they are quoted
  /// already or cannot be.
  @Nullable String quoting(String typed) {
    if (typed.indexOf('"') >= 0) {
      return null;
    }
    String[] words = typed.indexOf(' ') < 0 ? new String[] {typed} : typed.split(" ", -1);
    for (int start = 0; start < text.length(); start++) {
      int end = bounded(start - 1, '(') ? end(words, start) : -1;
      if (end >= 0 && bounded(end, ')')) {
        if (!isQuoted(start)) {
          return text.substring(0, start)
              + '"'
              + text.substring(start, end)
              + '"'
              + text.substring(end);
        }
        start = end - 1;
      }
    }
    return null;
  }

  /// Whether a quote was opened before and not closed.
  private boolean isQuoted(int at) {
    boolean open = false;
    for (int i = text.indexOf('"'); i >= 0 && i < at; i = text.indexOf('"', i + 1)) {
      open = !open;
    }
    return open;
  }

  /// Whether a word may end or begin here: there is nothing, a blank or a bracket.
  private boolean bounded(int at, char bracket) {
    return at < 0 || at >= text.length() || isBlank(at) || text.charAt(at) == bracket;
  }

  private boolean isBlank(int at) {
    char c = text.charAt(at);
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /// Where words that begin here end, with any blanks between them; -1 where others stand.
  private int end(String[] words, int start) {
    int at = start;
    for (int i = 0; i < words.length; i++) {
      int word = at;
      while (i > 0 && word < text.length() && isBlank(word)) {
        word++;
      }
      if (i > 0 && word == at || !text.startsWith(words[i], word)) {
        return -1;
      }
      at = word + words[i].length();
    }
    return at;
  }
}

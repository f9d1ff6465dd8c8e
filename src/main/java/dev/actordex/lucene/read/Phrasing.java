package dev.actordex.lucene.read;

import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            new Token(
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
  static String typed(List<String> words, List<Token> tokens) {
    String joined = String.join(" ", words);
    int start = joined.lastIndexOf(' ', tokens.getFirst().start()) + 1;
    int end = joined.indexOf(' ', tokens.getLast().end());
    return joined.substring(start, end < 0 ? joined.length() : end);
  }

  /// Words run together, as a key.
  static String joined(List<Token> tokens) {
    return tokens.stream().map(Token::surface).collect(Collectors.joining());
  }

  static String spaced(List<Token> tokens) {
    return tokens.stream().map(Token::surface).collect(Collectors.joining(" "));
  }

  /// The text with the words in quotes, so that they count as text only; null when they are quoted
  /// already or cannot be.
  @Nullable String quoting(String typed) {
    if (typed.indexOf('"') >= 0) {
      return null;
    }
    Pattern words =
        Pattern.compile(
            "(?<![^\\s(])"
                + Arrays.stream(typed.split(" ", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("\\s+"))
                + "(?![^\\s)])");
    Matcher matcher = words.matcher(text);
    while (matcher.find()) {
      if (text.substring(0, matcher.start()).chars().filter(c -> c == '"').count() % 2 == 0) {
        return text.substring(0, matcher.start())
            + '"'
            + matcher.group()
            + '"'
            + text.substring(matcher.end());
      }
    }
    return null;
  }
}

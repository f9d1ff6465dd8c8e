package dev.actordex.source.stix.pattern;

import dev.actordex.source.stix.pattern.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a pattern into tokens; comments and blanks go.
final class PatternLexer {
  private static final List<String> SIGNS =
      List.of("!=", "<>", "==", "<=", ">=", "=", "<", ">", "[", "]", "(", ")", ",", ":", ".", "*");

  private final String text;
  private int at;

  private PatternLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) throws PatternException {
    PatternLexer lexer = new PatternLexer(text);
    List<Token> tokens = new ArrayList<>();
    lexer.blanks();
    while (lexer.at < text.length()) {
      tokens.add(lexer.next());
      lexer.blanks();
    }
    tokens.add(new Token(Kind.END, "", text.length()));
    return tokens;
  }

  private void blanks() throws PatternException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
        at++;
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new PatternException(at, "a comment that is never closed");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private Token next() throws PatternException {
    int start = at;
    char c = text.charAt(at);
    if (c == '\'') {
      return new Token(Kind.STRING, quoted(), start);
    }
    if ((c == 't' || c == 'h' || c == 'b')
        && at + 1 < text.length()
        && text.charAt(at + 1) == '\'') {
      at++;
      return new Token(c == 't' ? Kind.TIME : Kind.BINARY, quoted(), start);
    }
    if (digit(c)
        || (c == '-' || c == '+') && at + 1 < text.length() && digit(text.charAt(at + 1))) {
      at++;
      while (at < text.length() && (digit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      return new Token(Kind.NUMBER, text.substring(start, at), start);
    }
    if (word(c)) {
      while (at < text.length() && (word(text.charAt(at)) || text.charAt(at) == '-')) {
        at++;
      }
      return new Token(Kind.WORD, text.substring(start, at), start);
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Kind.SIGN, sign, start);
      }
    }
    throw new PatternException(at, "a sign that has no place in a pattern");
  }

  /// A backslash takes the next character as it is.
  private String quoted() throws PatternException {
    int start = at;
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '\'') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
      at++;
    }
    if (at >= text.length()) {
      throw new PatternException(start, "a quoted text that is never closed");
    }
    at++;
    return value.toString();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean word(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || digit(c);
  }
}

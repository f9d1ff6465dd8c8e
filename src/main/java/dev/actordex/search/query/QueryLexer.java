package dev.actordex.search.query;

import java.util.ArrayList;
import java.util.List;

/// Takes a query text apart into words, quotes, operators and field names.
///
/// White space parts words; so do parentheses and quotes, except within a word (`f(x)` is one, a
/// quote inside `5"3` too). Typographic quotes count as quotes. A word in front of a colon is a
/// field only when it is one that exists: `https://…` and `C:\` stay words.
final class QueryLexer {

  enum Kind {
    WORD,
    PHRASE,
    FIELD,
    AND,
    OR,
    NOT,
    OPEN,
    CLOSE
  }

  /// @param glued whether no space stands before it
  record Lexeme(Kind kind, String text, boolean glued) {}

  private final String text;
  private final List<String> notes;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;
  private int open;

  private QueryLexer(String text, List<String> notes) {
    this.text = text;
    this.notes = notes;
  }

  static List<Lexeme> lex(String text, List<String> notes) {
    QueryLexer lexer = new QueryLexer(text, notes);
    boolean glued = false;
    while (lexer.at < text.length()) {
      if (Character.isWhitespace(text.charAt(lexer.at))
          || Character.isSpaceChar(text.charAt(lexer.at))) {
        lexer.at++;
        glued = false;
      } else {
        lexer.next(glued);
        glued = true;
      }
    }
    return lexer.lexemes;
  }

  private void next(boolean glued) {
    char c = text.charAt(at);
    if (c == '(') {
      at++;
      open++;
      add(Kind.OPEN, "(", glued);
    } else if (c == ')') {
      at++;
      open = Math.max(0, open - 1);
      add(Kind.CLOSE, ")", glued);
    } else if (isQuote(c)) {
      phrase(glued);
    } else if (c == '-' && !glued && startsOperand(at + 1)) {
      at++;
      add(Kind.NOT, "-", false);
    } else {
      word(glued);
    }
  }

  /// A `-` negates when a word, quote or parenthesis follows at once.
  private boolean startsOperand(int i) {
    return i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i))
            || isQuote(text.charAt(i))
            || text.charAt(i) == '(');
  }

  private void phrase(boolean glued) {
    int end = at + 1;
    while (end < text.length() && !isQuote(text.charAt(end))) {
      end++;
    }
    String inner = text.substring(at + 1, end).strip();
    if (end == text.length()) {
      note("A quote without its partner was ignored.");
      at++;
      return;
    }
    at = end + 1;
    if (!inner.isEmpty()) {
      add(Kind.PHRASE, inner, glued);
    }
  }

  private void word(boolean glued) {
    int start = at;
    int inner = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '"') {
        break;
      }
      if (c == ':' && inner == 0) {
        String name = text.substring(start, at);
        if (QueryField.of(name).isPresent()) {
          at++;
          add(Kind.FIELD, name, glued);
          return;
        }
      }
      if (c == '(') {
        inner++;
      } else if (c == ')') {
        if (inner == 0 && (open > 0 || at > start)) {
          break;
        }
        inner--;
      }
      at++;
    }
    String word = text.substring(start, at);
    Kind kind =
        switch (word) {
          case "AND", "&&" -> Kind.AND;
          case "OR", "||" -> Kind.OR;
          case "NOT" -> Kind.NOT;
          default -> Kind.WORD;
        };
    add(kind, word, glued);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '“' || c == '”' || c == '„';
  }

  private void add(Kind kind, String word, boolean glued) {
    lexemes.add(new Lexeme(kind, word, glued));
  }

  private void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }
}

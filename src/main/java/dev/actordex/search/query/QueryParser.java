package dev.actordex.search.query;

import dev.actordex.search.SearchRequest;
import dev.actordex.search.query.QueryNode.All;
import dev.actordex.search.query.QueryNode.Any;
import dev.actordex.search.query.QueryNode.Everything;
import dev.actordex.search.query.QueryNode.Fielded;
import dev.actordex.search.query.QueryNode.Not;
import dev.actordex.search.query.QueryNode.Phrase;
import dev.actordex.search.query.QueryNode.Prefix;
import dev.actordex.search.query.QueryNode.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the query language: words, `"phrases"`, `-word` and `NOT`, `AND`, `OR`, parentheses,
/// `word*`, `field:value`. Any string is a query.
///
/// Operators are upper case; `OR` binds weaker than `AND`, which needs not be written. A quote or
/// parenthesis without its partner, an operator without operands, an unknown field are read as
/// plain words, and a note says so. What exceeds the bounds (length, [#MAX_DEPTH], [#MAX_CLAUSES],
/// [#MAX_PREFIXES]) is left out, likewise.
public final class QueryParser {

  /// How deep parentheses nest.
  public static final int MAX_DEPTH = 20;

  /// How many words, phrases and fields are read.
  public static final int MAX_CLAUSES = 64;

  /// How many `word*` are read as such.
  public static final int MAX_PREFIXES = 8;

  private final List<QueryLexer.Lexeme> lexemes;
  private final List<String> notes = new ArrayList<>();
  private int at;
  private int depth;
  private int clauses;
  private int prefixes;

  private QueryParser(List<QueryLexer.Lexeme> lexemes) {
    this.lexemes = lexemes;
  }

  public static ParsedQuery parse(String typed) {
    String text = typed;
    List<String> notes = new ArrayList<>();
    if (text.length() > SearchRequest.MAX_TEXT) {
      int end = SearchRequest.MAX_TEXT;
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      text = text.substring(0, end);
      notes.add("Only the first " + SearchRequest.MAX_TEXT + " characters were read.");
    }
    QueryParser parser = new QueryParser(QueryLexer.lex(text, notes));
    List<QueryNode> parts = new ArrayList<>();
    while (parser.at < parser.lexemes.size()) {
      parser.or().ifPresent(parts::add);
      if (parser.at < parser.lexemes.size()) {
        // Only a closing parenthesis that was never opened stops the grammar here.
        parser.at++;
        parser.note("A “)” without “(” was ignored.");
      }
    }
    notes.addAll(parser.notes);
    return new ParsedQuery(text.strip(), all(parts), notes);
  }

  private Optional<QueryNode> or() {
    List<QueryNode> parts = new ArrayList<>();
    boolean operator = false;
    while (at < lexemes.size()) {
      Optional<QueryNode> part = and();
      part.ifPresent(parts::add);
      operator = at < lexemes.size() && lexemes.get(at).kind() == QueryLexer.Kind.OR;
      if (operator) {
        at++;
        if (part.isEmpty()) {
          note("An “OR” with nothing before it was ignored.");
        }
      } else {
        break;
      }
    }
    if (operator && !parts.isEmpty()) {
      note("An “OR” with nothing after it was ignored.");
    }
    return switch (parts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(parts.getFirst());
      default -> Optional.of(new Any(parts));
    };
  }

  private Optional<QueryNode> and() {
    List<QueryNode> parts = new ArrayList<>();
    List<String> run = new ArrayList<>();
    while (at < lexemes.size()) {
      QueryLexer.Lexeme next = lexemes.get(at);
      if (next.kind() == QueryLexer.Kind.OR || next.kind() == QueryLexer.Kind.CLOSE) {
        break;
      }
      if (next.kind() == QueryLexer.Kind.WORD && !prefix(next.text())) {
        at++;
        counted(next.text()).ifPresent(run::add);
        continue;
      }
      flush(run, parts);
      if (next.kind() == QueryLexer.Kind.AND) {
        at++;
        continue;
      }
      unary().ifPresent(parts::add);
    }
    flush(run, parts);
    return parts.isEmpty() ? Optional.empty() : Optional.of(all(parts));
  }

  private static void flush(List<String> run, List<QueryNode> parts) {
    if (!run.isEmpty()) {
      parts.add(new Words(run));
      run.clear();
    }
  }

  private Optional<QueryNode> unary() {
    QueryLexer.Lexeme next = lexemes.get(at);
    if (next.kind() == QueryLexer.Kind.NOT) {
      boolean negated = false;
      while (at < lexemes.size() && lexemes.get(at).kind() == QueryLexer.Kind.NOT) {
        negated = !negated;
        at++;
      }
      if (at == lexemes.size()
          || lexemes.get(at).kind() == QueryLexer.Kind.OR
          || lexemes.get(at).kind() == QueryLexer.Kind.AND
          || lexemes.get(at).kind() == QueryLexer.Kind.CLOSE) {
        note("A “NOT” with nothing after it was ignored.");
        return Optional.empty();
      }
      Optional<QueryNode> part = unary();
      return negated ? part.map(Not::new) : part;
    }
    return primary();
  }

  private Optional<QueryNode> primary() {
    QueryLexer.Lexeme next = lexemes.get(at++);
    return switch (next.kind()) {
      case OPEN -> group();
      case FIELD -> fielded(next);
      case WORD, PHRASE -> counted(next.text()).map(text -> simple(next.kind(), text));
      case AND, OR, NOT, CLOSE -> Optional.empty();
    };
  }

  private Optional<QueryNode> group() {
    if (depth == MAX_DEPTH) {
      note("Parentheses deeper than " + MAX_DEPTH + " were ignored.");
      return Optional.empty();
    }
    depth++;
    Optional<QueryNode> inner = or();
    depth--;
    if (at < lexemes.size() && lexemes.get(at).kind() == QueryLexer.Kind.CLOSE) {
      at++;
    } else {
      note("A “(” without “)” reaches to the end.");
    }
    return inner;
  }

  /// `field:value`, `field:"…"`, `field:(…)`; without a value the field's name is a plain word.
  private Optional<QueryNode> fielded(QueryLexer.Lexeme name) {
    QueryField field = QueryField.of(name.text()).orElseThrow();
    if (at < lexemes.size() && lexemes.get(at).glued()) {
      QueryLexer.Lexeme value = lexemes.get(at);
      if (value.kind() == QueryLexer.Kind.OPEN) {
        at++;
        return group().map(inner -> within(field, inner));
      }
      if (value.kind() == QueryLexer.Kind.WORD || value.kind() == QueryLexer.Kind.PHRASE) {
        at++;
        return counted(value.text()).map(text -> new Fielded(field, simple(value.kind(), text)));
      }
    }
    note("“" + name.text() + ":” has no value and was read as a word.");
    return counted(name.text()).map(text -> new Words(List.of(text)));
  }

  private static QueryNode within(QueryField field, QueryNode node) {
    return switch (node) {
      case Words words ->
          all(
              words.words().stream()
                  .map(word -> (QueryNode) new Fielded(field, new Words(List.of(word))))
                  .toList());
      case Phrase phrase -> new Fielded(field, phrase);
      case Prefix prefix -> new Fielded(field, prefix);
      case All all -> new All(all.parts().stream().map(part -> within(field, part)).toList());
      case Any any -> new Any(any.parts().stream().map(part -> within(field, part)).toList());
      case Not not -> new Not(within(field, not.part()));
      case Fielded inner -> inner;
      case Everything everything -> everything;
    };
  }

  private QueryNode simple(QueryLexer.Kind kind, String text) {
    if (kind == QueryLexer.Kind.PHRASE) {
      return new Phrase(text);
    }
    if (!prefix(text)) {
      return new Words(List.of(text));
    }
    String start = text.substring(0, text.length() - 1);
    if (prefixes == MAX_PREFIXES) {
      note("More than " + MAX_PREFIXES + " words with “*”: “" + start + "” was read as it is.");
      return new Words(List.of(start));
    }
    prefixes++;
    return new Prefix(start);
  }

  /// Whether the word asks for a beginning: a `*` after at least two characters.
  private static boolean prefix(String word) {
    return word.length() > 2 && word.endsWith("*") && word.indexOf('*') == word.length() - 1;
  }

  /// As much of a word or phrase as is still within the bound; what stands between two signs that
  /// are no letters is a word too.
  private Optional<String> counted(String text) {
    int words = 0;
    boolean within = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean letter = Character.isLetterOrDigit(c);
      if (letter && (!within || Character.isIdeographic(c))) {
        if (clauses + words == MAX_CLAUSES) {
          note("Only the first " + MAX_CLAUSES + " words and conditions were read.");
          clauses = MAX_CLAUSES;
          return words == 0 ? Optional.empty() : Optional.of(text.substring(0, i));
        }
        words++;
      }
      within = letter;
    }
    if (words == 0 && clauses == MAX_CLAUSES) {
      return Optional.empty();
    }
    clauses += Math.max(1, words);
    return Optional.of(text);
  }

  private void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  private static QueryNode all(List<QueryNode> parts) {
    return switch (parts.size()) {
      case 0 -> new Everything();
      case 1 -> parts.getFirst();
      default -> new All(parts);
    };
  }
}

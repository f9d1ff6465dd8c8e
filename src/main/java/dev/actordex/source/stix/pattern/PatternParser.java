package dev.actordex.source.stix.pattern;

import dev.actordex.source.stix.pattern.StixPattern.Comparison;
import dev.actordex.source.stix.pattern.StixPattern.Operator;
import dev.actordex.source.stix.pattern.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a pattern by the grammar of STIX 2.1, part 9, which takes in that of 2.0. Among
/// observations AND binds closer than OR and OR closer than FOLLOWEDBY; within one, AND closer than
/// OR.
public final class PatternParser {
  private static final int DEEPEST = 100;
  private static final Set<String> RELATIONS = Set.of("=", "==", "!=", "<>", "<", "<=", ">", ">=");
  private static final Set<String> WORDS = Set.of("LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET");

  private final List<Token> tokens;
  private int at;
  private int depth;

  private PatternParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// @throws PatternException when it is none
  public static StixPattern parse(String text) throws PatternException {
    PatternParser parser = new PatternParser(PatternLexer.tokens(text));
    StixPattern pattern = parser.followed();
    if (parser.now().kind() != Kind.END) {
      throw parser.expected("the end, AND, OR or FOLLOWEDBY");
    }
    return pattern;
  }

  private StixPattern followed() throws PatternException {
    return joined(Operator.FOLLOWEDBY);
  }

  private StixPattern joined(Operator operator) throws PatternException {
    List<StixPattern> parts = new ArrayList<>();
    do {
      parts.add(
          switch (operator) {
            case FOLLOWEDBY -> joined(Operator.OR);
            case OR -> joined(Operator.AND);
            case AND -> observation();
          });
    } while (take(operator.name()));
    return parts.size() == 1 ? parts.getFirst() : new StixPattern.Joined(operator, parts);
  }

  private StixPattern observation() throws PatternException {
    deeper();
    StixPattern pattern;
    if (take("[")) {
      pattern = new StixPattern.Observation(any());
      need("]");
    } else if (take("(")) {
      pattern = followed();
      need(")");
    } else {
      throw expected("[ or (");
    }
    depth--;
    for (String qualifier = qualifier(); !qualifier.isEmpty(); qualifier = qualifier()) {
      pattern = new StixPattern.Qualified(pattern, qualifier);
    }
    return pattern;
  }

  private String qualifier() throws PatternException {
    if (take("WITHIN")) {
      String number = literal(Kind.NUMBER, "a number of seconds");
      need("SECONDS");
      return "WITHIN " + number + " SECONDS";
    }
    if (take("REPEATS")) {
      String number = literal(Kind.NUMBER, "a number of times");
      need("TIMES");
      return "REPEATS " + number + " TIMES";
    }
    if (take("START")) {
      String from = time();
      need("STOP");
      return "START " + from + " STOP " + time();
    }
    return "";
  }

  /// STIX 2.0 has plain strings where 2.1 has times.
  private String time() throws PatternException {
    Kind kind = now().kind();
    if (kind == Kind.TIME || kind == Kind.STRING) {
      return next().text();
    }
    throw expected("a time, t'…'");
  }

  private Comparison any() throws PatternException {
    List<Comparison> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (take("OR"));
    return parts.size() == 1 ? parts.getFirst() : new Comparison.Any(parts);
  }

  private Comparison all() throws PatternException {
    List<Comparison> parts = new ArrayList<>();
    do {
      parts.add(test());
    } while (take("AND"));
    return parts.size() == 1 ? parts.getFirst() : new Comparison.All(parts);
  }

  private Comparison test() throws PatternException {
    if (take("(")) {
      deeper();
      Comparison inner = any();
      need(")");
      depth--;
      return inner;
    }
    boolean leading = take("NOT");
    if (take("EXISTS")) {
      return new Comparison.Test(path(), leading, "EXISTS", List.of());
    }
    String path = path();
    boolean negated = take("NOT") ^ leading;
    Token relation = now();
    if (relation.kind() == Kind.SIGN && RELATIONS.contains(relation.text())) {
      next();
      return new Comparison.Test(path, negated, relation.text(), List.of(value()));
    }
    if (take("IN")) {
      return new Comparison.Test(path, negated, "IN", set());
    }
    if (relation.kind() == Kind.WORD && WORDS.contains(relation.text())) {
      next();
      String text = literal(Kind.STRING, "a quoted text");
      return new Comparison.Test(path, negated, relation.text(), List.of(text));
    }
    throw expected("a comparison such as =, IN, LIKE");
  }

  private List<String> set() throws PatternException {
    need("(");
    List<String> values = new ArrayList<>();
    if (!now().is(")")) {
      do {
        values.add(value());
      } while (take(","));
    }
    need(")");
    return values;
  }

  private String value() throws PatternException {
    Token token = now();
    boolean truth = token.kind() == Kind.WORD && token.text().matches("(?i)true|false");
    return switch (token.kind()) {
      case STRING, NUMBER, BINARY, TIME -> next().text();
      case WORD -> {
        if (!truth) {
          throw expected("a value");
        }
        yield next().text();
      }
      case SIGN, END -> throw expected("a value");
    };
  }

  /// `type:step.'step'[3].step`.
  private String path() throws PatternException {
    StringBuilder path = new StringBuilder(literal(Kind.WORD, "the type of an object"));
    need(":");
    path.append(':').append(step());
    while (true) {
      if (take(".")) {
        path.append('.').append(step());
      } else if (take("[")) {
        path.append('[')
            .append(take("*") ? "*" : literal(Kind.NUMBER, "a number or *"))
            .append(']');
        need("]");
      } else {
        return path.toString();
      }
    }
  }

  private String step() throws PatternException {
    if (now().kind() == Kind.STRING) {
      return "'" + next().text() + "'";
    }
    return literal(Kind.WORD, "the name of a property");
  }

  private void deeper() throws PatternException {
    if (++depth > DEEPEST) {
      throw new PatternException(now().at(), "fewer brackets within brackets than " + DEEPEST);
    }
  }

  private Token now() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at++);
  }

  private boolean take(String word) {
    if (now().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private void need(String word) throws PatternException {
    if (!take(word)) {
      throw expected(word);
    }
  }

  private String literal(Kind kind, String what) throws PatternException {
    if (now().kind() != kind) {
      throw expected(what);
    }
    return next().text();
  }

  private PatternException expected(String what) {
    return new PatternException(now().at(), "expected was " + what);
  }
}

package dev.actordex.search.query;

import java.util.List;
import java.util.stream.Collectors;

/// A query as a tree. `toString` writes it in the query language, with every operator spelled out.
public sealed interface QueryNode {

  /// Nothing was asked: all cards.
  record Everything() implements QueryNode {
    @Override
    public String toString() {
      return "all cards";
    }
  }

  /// Plain words that stood side by side; all must match, by meaning. Kept together because
  /// neighbours may be one compound (`watering hole`), one name or one concept.
  record Words(List<String> words) implements QueryNode {
    public Words {
      if (words.isEmpty()) {
        throw new IllegalArgumentException("No words");
      }
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  /// Words in this order, next to each other.
  record Phrase(String text) implements QueryNode {
    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /// Words that begin so.
  record Prefix(String start) implements QueryNode {
    @Override
    public String toString() {
      return start + "*";
    }
  }

  /// Something within one field. `value` is words, a phrase or a prefix; groups are spread over
  /// their members by the parser.
  record Fielded(QueryField field, QueryNode value) implements QueryNode {
    @Override
    public String toString() {
      return field.key() + ":" + value;
    }
  }

  record All(List<QueryNode> parts) implements QueryNode {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return join(parts, " AND ");
    }
  }

  record Any(List<QueryNode> parts) implements QueryNode {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return join(parts, " OR ");
    }
  }

  record Not(QueryNode part) implements QueryNode {
    @Override
    public String toString() {
      return "NOT " + bracketed(part);
    }
  }

  private static String join(List<QueryNode> parts, String between) {
    return parts.stream().map(QueryNode::bracketed).collect(Collectors.joining(between));
  }

  private static String bracketed(QueryNode node) {
    return switch (node) {
      case All all -> "(" + all + ")";
      case Any any -> "(" + any + ")";
      case Everything everything -> everything.toString();
      case Words words -> words.toString();
      case Phrase phrase -> phrase.toString();
      case Prefix prefix -> prefix.toString();
      case Fielded fielded -> fielded.toString();
      case Not not -> not.toString();
    };
  }
}

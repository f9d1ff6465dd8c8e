package dev.actordex.lucene.analysis;

import java.util.Set;

/// Words that carry a question but not its meaning.
public final class Fillers {
  private Fillers() {}

  private static final Set<String> FUNCTION =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has",
          "have", "in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "them",
          "these", "they", "this", "those", "to", "was", "were", "which", "who", "whose", "with");

  private static final Set<String> QUESTION =
      Set.of(
          "about",
          "all",
          "any",
          "against",
          "actor",
          "actors",
          "adversaries",
          "adversary",
          "attributed",
          "being",
          "do",
          "does",
          "find",
          "gang",
          "group",
          "groups",
          "how",
          "known",
          "list",
          "linked",
          "me",
          "show",
          "some",
          "tell",
          "than",
          "threat",
          "threats",
          "using",
          "use",
          "used",
          "uses",
          "what",
          "where");

  /// Words by which a question asks for actors.
  public static boolean meansActor(String surface) {
    return switch (surface) {
      case "actor", "actors", "adversaries", "adversary", "gang", "group", "groups" -> true;
      default -> false;
    };
  }

  /// Articles, prepositions and the like: part of no compound.
  public static boolean isFunctionWord(String surface) {
    return FUNCTION.contains(surface);
  }

  /// Words that a card need not hold to answer the question, unless they are all there is.
  public static boolean isFiller(String surface) {
    return FUNCTION.contains(surface) || QUESTION.contains(surface);
  }
}

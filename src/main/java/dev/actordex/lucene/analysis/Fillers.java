package dev.actordex.lucene.analysis;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
          "us",
          "we",
          "our",
          "you",
          "your",
          "please",
          "give",
          "there",
          "can",
          "did",
          "after",
          "before",
          "between",
          "called",
          "caused",
          "doing",
          "during",
          "inside",
          "made",
          "off",
          "other",
          "out",
          "over",
          "pro",
          "run",
          "send",
          "sending",
          "sends",
          "since",
          "through",
          "while",
          "active",
          "actor",
          "actors",
          "adversaries",
          "adversary",
          "affiliated",
          "against",
          "aligned",
          "all",
          "also",
          "any",
          "apt",
          "apts",
          "associated",
          "attack",
          "attacked",
          "attacking",
          "attacks",
          "attributed",
          "backed",
          "based",
          "behind",
          "being",
          "breached",
          "companies",
          "company",
          "cyber",
          "do",
          "does",
          "find",
          "firm",
          "firms",
          "gang",
          "gangs",
          "group",
          "groups",
          "hacked",
          "hacker",
          "hackers",
          "hacking",
          "hit",
          "hits",
          "hitting",
          "how",
          "industries",
          "industry",
          "institution",
          "institutions",
          "involved",
          "known",
          "linked",
          "list",
          "me",
          "nexus",
          "operator",
          "operators",
          "organisation",
          "organisations",
          "organization",
          "organizations",
          "responsible",
          "sector",
          "sectors",
          "show",
          "some",
          "sponsored",
          "target",
          "targeted",
          "targeting",
          "targets",
          "tell",
          "than",
          "threat",
          "threats",
          "towards",
          "use",
          "used",
          "users",
          "uses",
          "using",
          "victim",
          "victims",
          "what",
          "where");

  private static final Set<String> ALL =
      Stream.concat(FUNCTION.stream(), QUESTION.stream()).collect(Collectors.toSet());

  /// Words by which a question asks for actors.
  public static boolean meansActor(String surface) {
    return switch (surface) {
      case "actor",
          "actors",
          "adversaries",
          "adversary",
          "apt",
          "apts",
          "gang",
          "gangs",
          "group",
          "groups",
          "hacker",
          "hackers",
          "operator",
          "operators",
          "who" ->
          true;
      default -> false;
    };
  }

  /// Articles, prepositions and the like: part of no compound.
  public static boolean isFunctionWord(String surface) {
    return FUNCTION.contains(surface);
  }

  /// Words that a card need not hold to answer the question, unless they are all there is.
  public static boolean isFiller(String surface) {
    return ALL.contains(surface);
  }
}

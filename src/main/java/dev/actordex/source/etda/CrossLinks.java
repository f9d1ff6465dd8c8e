package dev.actordex.source.etda;

import dev.actordex.card.Link;
import dev.actordex.card.RelationType;
import dev.actordex.card.Statement.Related;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The other cards that a text of ETDA names in double braces, `{{Axiom, Group 72}}` or
/// `{{Subgroup: Greenbug, Volatile Kitten}}`.
final class CrossLinks {
  private static final Pattern LINK = Pattern.compile("\\{\\{(?:Subgroup: )?([^{}]{1,300})}}");
  private static final Pattern SUBGROUP_BEFORE =
      Pattern.compile("(?i)subgroup of (?:the )?(?:[\\w-]+ ){0,2}$");
  private static final Pattern NUMBERED = Pattern.compile("\\d+\\.\\s+(.*)");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}“\"{(])");
  private static final int LONGEST_EVIDENCE = 300;
  private static final int LONGEST_LEAD = 80;

  private CrossLinks() {}

  /// The text without braces, as a reader sees it.
  static String plain(String text) {
    return LINK.matcher(text).replaceAll("$1");
  }

  /// One relation per card named, with the sentence that names it: subgroup of it where the text
  /// says so, else mentioned.
  ///
  /// @param links how to name the card with a title; the text's own card gives null links no
  ///   relation
  static List<Related> relations(String text, Function<String, Link> links, Link own) {
    Map<Link, Related> relations = new LinkedHashMap<>();
    String heading = "";
    for (String line : text.split("\\R")) {
      String stripped = line.strip();
      Matcher numbered = NUMBERED.matcher(stripped);
      boolean item = numbered.matches();
      for (String sentence :
          item ? List.of(numbered.group(1)) : List.of(SENTENCE_END.split(stripped))) {
        Matcher link = LINK.matcher(sentence);
        while (link.find()) {
          Link to = links.apply(link.group(1).strip());
          RelationType type =
              SUBGROUP_BEFORE.matcher(before(sentence, link.start())).find()
                  ? RelationType.SUBGROUP_OF
                  : RelationType.MENTIONS;
          String evidence = shortened(plain(item ? heading + " " + sentence : sentence).strip());
          if (!to.equals(own)) {
            relations.merge(
                to,
                new Related(type, to, null, evidence),
                (first, next) ->
                    first.type() == RelationType.MENTIONS ? stronger(first, next) : first);
          }
        }
      }
      if (!item && !stripped.isEmpty()) {
        heading = stripped;
      }
    }
    return new ArrayList<>(relations.values());
  }

  private static String before(String sentence, int end) {
    return sentence.substring(Math.max(0, end - LONGEST_LEAD), end);
  }

  private static Related stronger(Related first, Related next) {
    return next.type() == RelationType.SUBGROUP_OF ? next : first;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_EVIDENCE
        ? text
        : text.substring(0, LONGEST_EVIDENCE - 1).strip() + "…";
  }
}

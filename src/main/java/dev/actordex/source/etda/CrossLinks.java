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
  private static final int LONGEST_SENTENCE = 2000;
  private static final int LONGEST_LEAD = 80;
  private static final int LONGEST_HEADING = 150;

  private CrossLinks() {}

  /// The text without braces, as a reader sees it.
  static String plain(String text) {
    return LINK.matcher(text).replaceAll("$1");
  }

  /// One relation per card named, with the sentence that names it: subgroup of it where the text
  /// says so, else mentioned.
  ///
  /// @param links how to name the card with a title
  /// @param own the text's own card, to which it does not relate itself
  static List<Related> relations(String text, Function<String, Link> links, Link own) {
    Map<Link, Related> relations = new LinkedHashMap<>();
    for (String sentence : sentences(text)) {
      // Once a sentence: a sentence of a hostile file may hold any number of links.
      String evidence = shortened(plain(start(sentence, LONGEST_SENTENCE)));
      Matcher link = LINK.matcher(sentence);
      while (link.find()) {
        Link to = links.apply(link.group(1).strip());
        String before = sentence.substring(Math.max(0, link.start() - LONGEST_LEAD), link.start());
        boolean subgroup = SUBGROUP_BEFORE.matcher(before).find();
        Related known = relations.get(to);
        if (!to.equals(own)
            && (known == null || (subgroup && known.type() == RelationType.MENTIONS))) {
          relations.put(
              to,
              new Related(
                  subgroup ? RelationType.SUBGROUP_OF : RelationType.MENTIONS, to, null, evidence));
        }
      }
    }
    return new ArrayList<>(relations.values());
  }

  /// The sentences of a text; each item of a numbered list with the line that heads the list.
  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    String heading = "";
    for (String line : text.split("\\R")) {
      String stripped = line.strip();
      Matcher numbered = NUMBERED.matcher(stripped);
      if (numbered.matches()) {
        sentences.add(heading + " " + numbered.group(1));
      } else if (!stripped.isEmpty()) {
        sentences.addAll(List.of(SENTENCE_END.split(stripped)));
        heading = start(stripped, LONGEST_HEADING);
      }
    }
    return sentences;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_EVIDENCE
        ? text.strip()
        : start(text, LONGEST_EVIDENCE - 1).strip() + "…";
  }

  /// The first characters, none of them cut in two.
  private static String start(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}

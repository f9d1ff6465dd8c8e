package dev.actordex.identity;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.SourceRecord;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the sources' ways of marking up prose into the one of [dev.actordex.card.Text].
final class Markup {
  // Texts come from feeds: every pattern is bounded, so that none runs long or deep on a hostile
  // one.
  private static final Pattern CITATION =
      Pattern.compile("\\(Citation: ([^()]{0,200}(?:\\([^()]{0,200}\\)[^()]{0,200}){0,3})\\)");
  private static final Pattern ATTACK_LINK =
      Pattern.compile(
          "\\[([^\\]\\[]+)\\]\\((https?://attack\\.mitre\\.org/[a-z]+/([A-Z]{1,3}\\d{4})(?:/(\\d{3}))?/?)\\)");
  private static final Pattern ETDA_LINK =
      Pattern.compile("\\{\\{(?:Subgroup: )?([^{}\\n]{1,300})\\}\\}");
  private static final Pattern LINE_END = Pattern.compile("<br\\s*/?>|</(?:p|li)>");
  private static final Pattern TAG = Pattern.compile("</?(?:code|b|i|em|strong|p|ul|li)\\s*/?>");

  private final Links links;

  Markup(Links links) {
    this.links = links;
  }

  /// @param citation the number of the reference with this key, if the card has it
  String of(String text, SourceRecord record, Function<String, Optional<Integer>> citation) {
    String out = text;
    if (out.indexOf('<') >= 0) {
      out = TAG.matcher(LINE_END.matcher(out).replaceAll("\n")).replaceAll("");
    }
    if (out.contains("](")) {
      out =
          ATTACK_LINK.matcher(out).replaceAll(m -> Matcher.quoteReplacement(attackLink(m, record)));
    }
    if (out.contains("{{")) {
      out =
          ETDA_LINK
              .matcher(out)
              .replaceAll(m -> Matcher.quoteReplacement(etdaLink(m.group(1), record)));
    }
    if (out.contains("(Citation:")) {
      out =
          CITATION
              .matcher(out)
              .replaceAll(
                  m -> citation.apply(m.group(1).strip()).map(n -> "[^" + n + "]").orElse(""));
    }
    return out.strip();
  }

  private String attackLink(MatchResult match, SourceRecord record) {
    String id = match.group(3) + (match.group(4) == null ? "" : "." + match.group(4));
    Cluster card = links.follow(Link.attack(id), record.ref().source());
    return card == null ? match.group() : "[" + match.group(1) + "](card:" + card.id() + ")";
  }

  private String etdaLink(String title, SourceRecord record) {
    Cluster card = titled(title, record);
    return card == null
        ? title
        : "[" + title.replace('[', '(').replace(']', ')') + "](card:" + card.id() + ")";
  }

  private @Nullable Cluster titled(String title, SourceRecord record) {
    for (CardType type : new CardType[] {CardType.ACTOR, CardType.SOFTWARE}) {
      Cluster card = links.follow(new Link.ByName(type, title), record.ref().source());
      if (card != null) {
        return card;
      }
    }
    return null;
  }
}

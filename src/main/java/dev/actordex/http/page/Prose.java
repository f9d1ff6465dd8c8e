package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardType;
import dev.actordex.card.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The texts of cards as markup: links, numbered citations, code, paragraphs and lists. All else in
/// them is words. `web/lib/prose.js` reads them alike.
final class Prose {
  private static final Pattern INLINE =
      Pattern.compile(
          "\\[([^\\]\\[]*)\\]\\((card:[^)\\s]{1,2000}|https?://[^)\\s]{1,2000})\\)"
              + "|\\[\\^(\\d{1,6})\\]|<code>([^<]*)</code>|`([^`\\n]+)`");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[*•-]|(\\d{1,4})[.)])\\s+(.*)");
  private static final Pattern MARK = Pattern.compile("<mark>(.*?)</mark>", Pattern.DOTALL);
  private static final Pattern TECHNIQUE = Pattern.compile("TA?\\d.*");

  private Prose() {}

  /// One line of a text.
  static Html inline(String markup) {
    List<Html> parts = new ArrayList<>();
    Matcher match = INLINE.matcher(markup);
    int end = 0;
    while (match.find()) {
      String before = markup.substring(end, match.start());
      String cited = match.group(3);
      parts.add(text(cited == null ? before : before.stripTrailing()));
      if (cited != null) {
        parts.add(citation(cited));
      } else if (match.group(2) != null) {
        parts.add(reference(match.group(1), match.group(2)));
      } else {
        String code = match.group(4) == null ? match.group(5) : match.group(4);
        parts.add(el("code", code));
      }
      end = match.end();
    }
    parts.add(text(markup.substring(end)));
    return Html.all(parts);
  }

  private static Html reference(String label, String target) {
    if (!target.startsWith("card:")) {
      return Words.outward(target, label);
    }
    String id = target.substring("card:".length());
    return link(Words.address(type(id), id), label);
  }

  /// The kind an id speaks of; the page itself corrects it if it does not tell.
  private static CardType type(String id) {
    if (TECHNIQUE.matcher(id).matches()) {
      return CardType.TECHNIQUE;
    }
    boolean digit = id.length() > 1 && Character.isDigit(id.charAt(1));
    return switch (digit ? id.charAt(0) : ' ') {
      case 'S' -> CardType.SOFTWARE;
      case 'C' -> CardType.CAMPAIGN;
      default -> CardType.ACTOR;
    };
  }

  private static Html citation(String number) {
    return el("sup")
        .cls("citation")
        .with(link("#reference-" + number, number).attr("aria-label", "Reference " + number));
  }

  /// A whole text; lines that begin like the items of a list become one.
  static Html paragraphs(String markup) {
    List<Html> blocks = new ArrayList<>();
    Html.Element open = el("p");
    String kind = "";
    for (String line : markup.split("\n", -1)) {
      Matcher item = ITEM.matcher(line);
      if (line.isBlank()) {
        kind = kind.equals("p") ? "" : kind;
        continue;
      }
      String wanted = item.matches() ? (item.group(1) == null ? "ul" : "ol") : "p";
      boolean continued = kind.equals(wanted);
      if (!continued) {
        open = el(wanted);
        if (!wanted.equals("p")) {
          open.cls("text-list").attr("start", start(item.group(1)));
        }
        blocks.add(open);
        kind = wanted;
      }
      if (wanted.equals("p")) {
        open.with(continued ? el("br") : Html.none(), inline(line.strip()));
      } else {
        open.with(el("li").with(inline(item.group(2))));
      }
    }
    return Html.all(blocks);
  }

  private static @Nullable String start(@Nullable String number) {
    return number == null || number.equals("1") ? null : number;
  }

  /// Whether a text says more than where it is from.
  static boolean says(String markup) {
    return !Text.plain(markup).isBlank();
  }

  /// A snippet of a search: escaped text in which `<mark>` is the only tag.
  static Html highlight(String escaped) {
    List<Html> parts = new ArrayList<>();
    Matcher mark = MARK.matcher(escaped);
    int end = 0;
    while (mark.find()) {
      parts.add(text(unescaped(escaped.substring(end, mark.start()))));
      parts.add(el("mark", unescaped(mark.group(1))));
      end = mark.end();
    }
    parts.add(text(unescaped(escaped.substring(end))));
    return Html.all(parts);
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&");
  }
}

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;

/// Cards in a list: found ones with the reason, and the way to further pages.
final class Hits {
  private static final int NAMES_SHOWN = 6;
  private static final int REASONS_SHOWN = 2;
  private static final int SECTORS_SHOWN = 3;
  private static final Map<String, String> REASONS =
      Map.of(
          "alias",
          "Also known as",
          "technique",
          "Uses",
          "tool",
          "Uses",
          "id",
          "Has the id",
          "cve",
          "Mentions");

  private Hits() {}

  static Html list(List<Hit> hits, int first) {
    return el("ol")
        .cls("hits")
        .attr("start", Integer.toString(first))
        .with(hits.stream().map(Hits::hit).toList());
  }

  private static Html hit(Hit hit) {
    return el("li")
        .cls("hit")
        .with(
            el("div")
                .cls("hit-head")
                .with(
                    el("h2", link(Words.address(hit.type(), hit.id()), hit.name()).cls("hit-name")),
                    text(" "),
                    Words.id(id(hit)),
                    text(" "),
                    Words.kind(hit.type()))
                .with(Words.doubts(hit.contested(), hit.disputed(), hit.status()))
                .with(Words.marks(hit.sources().stream().map(RecordRef::source).toList())))
        .with(reasons(hit))
        .with(names(hit), facts(hit))
        .with(snippets(hit));
  }

  static String id(Hit hit) {
    return hit.attackId() == null ? hit.id() : hit.attackId();
  }

  private static List<Html> reasons(Hit hit) {
    List<Html> reasons = new ArrayList<>();
    for (SearchPage.Match match : hit.matched()) {
      String words = REASONS.get(match.field());
      String value = match.value();
      if (words == null
          || value == null
          || value.equals(hit.name())
          || value.equals(hit.attackId())
          || reasons.size() == REASONS_SHOWN) {
        continue;
      }
      Html.Element reason = el("p", words + " ").cls("hit-why").with(el("strong", value));
      if (match.giver() != null) {
        reason.with(", coined by " + match.giver());
      }
      Optional.ofNullable(match.source())
          .flatMap(Source::of)
          .ifPresent(source -> reason.with(el("span", " (" + source.label() + ")").cls("muted")));
      reasons.add(reason);
    }
    return reasons;
  }

  private static Html names(Hit hit) {
    List<String> others = hit.names().stream().filter(name -> !name.equals(hit.name())).toList();
    if (others.isEmpty()) {
      return none();
    }
    String shown = String.join(" · ", others.subList(0, Math.min(NAMES_SHOWN, others.size())));
    String more =
        others.size() > NAMES_SHOWN
            ? " · " + Words.counted(others.size() - NAMES_SHOWN, "more name")
            : "";
    return el("p", shown + more).cls("hit-names");
  }

  private static Html facts(Hit hit) {
    List<Html> facts = new ArrayList<>();
    hit.countries().forEach(code -> facts.add(Words.country(code)));
    String years = Words.years(hit.firstSeen(), hit.lastSeen());
    if (!years.isEmpty()) {
      facts.add(text(years));
    }
    if (!hit.motivations().isEmpty()) {
      facts.add(text(humanised(hit.motivations(), 2)));
    }
    if (!hit.sectors().isEmpty()) {
      int more = hit.sectors().size() - SECTORS_SHOWN;
      facts.add(text(humanised(hit.sectors(), SECTORS_SHOWN) + (more > 0 ? " +" + more : "")));
    }
    return facts.isEmpty() ? none() : el("p", Html.join(facts, " · ")).cls("hit-facts");
  }

  static String humanised(List<String> keys, int most) {
    return String.join(", ", keys.stream().limit(most).map(Words::humanised).toList());
  }

  private static List<Html> snippets(Hit hit) {
    List<Html> snippets = new ArrayList<>();
    hit.highlights()
        .byField()
        .forEach((field, texts) -> {
          if (field.equals("name") || field.equals("alias") || snippets.size() == 3) {
            return;
          }
          Html.Element snippet = el("p").cls("hit-text");
          if (!field.equals("description")) {
            snippet.with(el("span", Words.humanised(Words.field(field)) + ": ").cls("hit-field"));
          }
          snippets.add(
              snippet.with(Html.join(texts.stream().limit(2).map(Prose::highlight).toList(), " ")));
        });
    if (snippets.isEmpty() && !hit.summary().isBlank()) {
      snippets.add(el("p", hit.summary()).cls("hit-text"));
    }
    return snippets;
  }

  /// Links to the first, the last and the neighbouring pages; nothing where there is only one.
  static Html pages(int page, int last, IntFunction<String> address) {
    if (last <= 1) {
      return none();
    }
    Html.Element nav = el("nav").cls("results-pages").attr("aria-label", "Pages");
    if (page > 1) {
      nav.with(link(address.apply(page - 1), "Previous").cls("button quiet").attr("rel", "prev"));
    }
    for (int number : new TreeSet<>(List.of(1, page - 1, page, page + 1, last))) {
      if (number >= 1 && number <= last) {
        nav.with(
            text(" "),
            link(address.apply(number), Words.number(number))
                .cls("button quiet")
                .attr("aria-label", "Page " + number)
                .attr("aria-current", number == page ? "page" : null));
      }
    }
    if (page < last) {
      nav.with(
          text(" "), link(address.apply(page + 1), "Next").cls("button quiet").attr("rel", "next"));
    }
    return nav;
  }
}

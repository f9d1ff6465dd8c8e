package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import dev.actordex.search.CardPage;
import dev.actordex.search.SearchPage.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All cards of a kind, A–Z.
public final class ListView {
  private static final int NAMES_SHOWN = 5;

  private ListView() {}

  /// @param letter null for all
  public static Document of(CardType type, @Nullable String letter, CardPage cards, String origin) {
    String all = "All " + type.path();
    String total = Words.number(cards.total()) + (letter == null ? "" : " under " + letter) + " · ";
    int last = (cards.total() + cards.size() - 1) / cards.size();
    Html main =
        el("div")
            .cls("page list-with-facets")
            .with(
                el("aside").cls("results-aside").attr("aria-label", "Filters"),
                el("div")
                    .cls("list-main")
                    .with(
                        el("div")
                            .cls("page-head")
                            .with(
                                el("h1", all),
                                el("p", total)
                                    .with(link("/search?type=" + type.key(), "Search and narrow"))),
                        letters(type, letter, cards.letters()),
                        el("div")
                            .cls("list-body")
                            .with(
                                cards.cards().isEmpty()
                                    ? el("p", "None loaded.").cls("notice")
                                    : table(type, cards.cards()),
                                Hits.pages(
                                    cards.page(), last, page -> address(type, letter, page)))));
    String title = all + (letter == null ? "" : ", " + letter);
    String paged = title + (cards.page() == 1 ? "" : ", page " + cards.page());
    String path = address(type, letter, cards.page());
    String description =
        all + (letter == null ? "" : " under " + letter) + ", A to Z: " + cards.total() + " cards.";
    return Document.of(
        paged,
        description,
        path,
        "list",
        SchemaOrg.page("CollectionPage", paged, description, origin + path),
        main);
  }

  private static String address(CardType type, @Nullable String letter, int page) {
    String by = letter == null ? "" : "letter=" + Words.encoded(letter);
    String at = page == 1 ? "" : "page=" + page;
    String query = by + (by.isEmpty() || at.isEmpty() ? "" : "&") + at;
    return "/" + type.path() + (query.isEmpty() ? "" : "?" + query);
  }

  private static Html letters(CardType type, @Nullable String letter, List<String> letters) {
    Html.Element nav = el("nav").cls("letters").attr("aria-label", "Initials");
    nav.with(
        link(address(type, null, 1), "All").attr("aria-current", letter == null ? "page" : null));
    letters.forEach(each ->
        nav.with(
            text(" "),
            link(address(type, each, 1), each)
                .attr("aria-current", each.equals(letter) ? "page" : null)));
    return nav;
  }

  private static Html table(CardType type, List<Hit> cards) {
    List<String> heads =
        switch (type) {
          case ACTOR -> List.of("Name", "Origin", "Motivation", "Years", "Sources");
          case SOFTWARE -> List.of("Name", "What it is", "Sources");
          case TECHNIQUE -> List.of("Name", "What it is");
          case CAMPAIGN -> List.of("Name", "Years", "What it was");
        };
    Html.Element head = el("tr");
    heads.forEach(each -> head.with(el("th", each).attr("scope", "col")));
    Html.Element rows = el("tbody");
    cards.forEach(hit -> rows.with(el("tr", name(hit)).with(cells(type, hit))));
    return el("table", el("thead", head), rows).cls("table list-table");
  }

  private static Html name(Hit hit) {
    List<String> others = hit.names().stream().filter(name -> !name.equals(hit.name())).toList();
    int more = others.size() - NAMES_SHOWN;
    String shown = String.join(" · ", others.stream().limit(NAMES_SHOWN).toList());
    return el("th")
        .attr("scope", "row")
        .with(
            link(Words.address(hit.type(), hit.id()), hit.name()).cls("list-name"),
            text(" "),
            Words.id(hit.attackId() == null ? "" : hit.attackId()),
            text(" "))
        .with(Words.doubts(hit.contested(), hit.disputed(), hit.status()))
        .with(
            others.isEmpty()
                ? none()
                : el("div", shown + (more > 0 ? " +" + more : "")).cls("list-names"));
  }

  private static List<Html> cells(CardType type, Hit hit) {
    Html sources = el("td", Words.marks(hit.sources().stream().map(RecordRef::source).toList()));
    Html years = el("td", Words.years(hit.firstSeen(), hit.lastSeen())).cls("years-cell");
    Html summary = el("td", hit.summary());
    return switch (type) {
      case ACTOR ->
          List.of(
              el("td", Html.join(hit.countries().stream().map(Words::country).toList(), ", ")),
              el("td", Hits.humanised(hit.motivations(), Integer.MAX_VALUE)),
              years,
              sources);
      case SOFTWARE -> List.of(summary, sources);
      case TECHNIQUE -> List.of(summary);
      case CAMPAIGN -> List.of(years, summary);
    };
  }
}

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.FacetCounts;
import dev.actordex.search.SearchPage.FacetValue;
import dev.actordex.search.SearchPage.Hit;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// The way in: a search box, what can be asked, what is loaded and what changed last.
public final class HomeView {
  private static final List<String> EXAMPLES =
      List.of(
          "Group 72",
          "watering hole",
          "T1566.001",
          "PlugX",
          "motivation:financial country:RU",
          "\"point of sale\" -ransomware");
  private static final Map<Facet, String> CHARTS =
      Map.of(
          Facet.COUNTRY, "Suspected origin",
          Facet.TARGET, "Observed targets",
          Facet.MOTIVATION, "Motivation");
  private static final int BARS = 10;
  private static final String DESCRIPTION =
      "A search engine over threat-actor cards: who they are, by whose word, what they use and"
          + " whom they target.";

  private HomeView() {}

  /// What the page asks the index: the actors changed last, and what there is of each kind.
  public static SearchRequest question() {
    return new SearchRequest(
        "",
        List.of(new Filter.OneOf(Facet.TYPE, List.of(CardType.ACTOR.key()), false)),
        new Sort(Sort.By.MODIFIED, true),
        1,
        8,
        EnumSet.of(Facet.TYPE, Facet.COUNTRY, Facet.TARGET, Facet.MOTIVATION),
        false);
  }

  /// @param newest the answer to [#question]
  public static Document of(SearchPage newest, Manifest manifest, String origin) {
    Html.Element examples = el("ul").cls("home-examples").attr("aria-label", "Examples");
    EXAMPLES.forEach(words ->
        examples.with(el("li", link("/search?q=" + Words.encoded(words), words).cls("chip"))));
    Html main =
        el("div")
            .cls("page home")
            .with(
                el("div")
                    .cls("home-search")
                    .with(
                        el("h1", "Who is behind it, and who says so?"),
                        el("p")
                            .cls("home-lead")
                            .with(
                                "Threat actors, their names, tools and techniques from several"
                                    + " sources on one card each, every statement with its"
                                    + " source."),
                        el("div", Shell.searchForm("", true)).cls("search-box"),
                        examples),
                counts(facet(newest, Facet.TYPE)),
                el("div", changes(newest.hits())).cls("home-overview").with(charts(newest)),
                loaded(manifest));
    return Document.of("", DESCRIPTION, "/", "home", SchemaOrg.site(origin), main);
  }

  private static List<FacetValue> facet(SearchPage page, Facet facet) {
    return page.facets().stream()
        .filter(each -> each.facet() == facet)
        .findFirst()
        .map(FacetCounts::values)
        .orElse(List.of());
  }

  private static Html counts(List<FacetValue> types) {
    Html.Element counts = el("ul").cls("home-counts");
    for (CardType type : CardType.values()) {
      int count =
          types.stream()
              .filter(value -> value.value().equals(type.key()))
              .mapToInt(FacetValue::count)
              .sum();
      counts.with(
          el(
              "li",
              el("a", el("strong", Words.number(count)), text(" "), el("span", Words.plural(type)))
                  .href("/" + type.path())));
    }
    return counts;
  }

  private static Html changes(List<Hit> hits) {
    Html.Element list = el("ul");
    for (Hit hit : hits) {
      List<Html> facts = new ArrayList<>();
      if (hit.modified() != null) {
        facts.add(Words.date(hit.modified()));
      }
      hit.countries().forEach(code -> facts.add(Words.country(code)));
      list.with(
          el("li")
              .with(
                  link(Words.address(hit.type(), hit.id()), hit.name()),
                  text(" "),
                  hit.attackId() == null ? none() : Words.id(hit.attackId()),
                  text(" "),
                  Words.marks(hit.sources().stream().map(RecordRef::source).toList()),
                  el("div", Html.join(facts, " · ")).cls("small muted")));
    }
    return el("section")
        .cls("home-block home-newest")
        .with(
            el("h2", "Newest changes"),
            list,
            el("p", link("/search?type=actor&sort=-modified", "All actors by last change"))
                .cls("small"));
  }

  /// Bars that lead to their search.
  private static List<Html> charts(SearchPage page) {
    List<Html> charts = new ArrayList<>();
    for (Facet facet : List.of(Facet.COUNTRY, Facet.TARGET, Facet.MOTIVATION)) {
      boolean place = facet != Facet.MOTIVATION;
      List<FacetValue> values =
          facet(page, facet).stream()
              .filter(value -> !place || value.value().matches("[A-Z]{2}"))
              .limit(BARS)
              .toList();
      int most = values.stream().mapToInt(FacetValue::count).max().orElse(1);
      Html.Element bars = el("ul").cls("bars");
      values.forEach(value -> bars.with(el("li", bar(facet, place, value, most))));
      charts.add(
          el("section", el("h2", CHARTS.getOrDefault(facet, facet.label())), bars)
              .cls("home-block"));
    }
    return charts;
  }

  private static Html bar(Facet facet, boolean place, FacetValue value, int most) {
    Html label = place ? Words.country(value.value(), text(value.label())) : text(value.label());
    int part = Math.round(100f * value.count() / Math.max(1, most));
    return el("a")
        .href(Words.search(CardType.ACTOR, facet.key(), value.value()))
        .with(
            el("span", label).cls("bar-label"),
            text(" "),
            el("svg", el("rect").attr("width", part + "%").attr("height", "100%"))
                .cls("bar bar-drawn")
                .attr("aria-hidden", "true"),
            el("span", Words.number(value.count()))
                .cls("number")
                .with(
                    el("span", value.count() == 1 ? " actor" : " actors").cls("visually-hidden")));
  }

  private static Html loaded(Manifest manifest) {
    return el("section")
        .cls("home-block home-loaded")
        .attr("aria-labelledby", "home-loaded")
        .with(
            el("h2", "Loaded").id("home-loaded"),
            el("ul")
                .cls("home-sources")
                .with(manifest.report().sources().stream().map(HomeView::source).toList()),
            el("p", link("/about", "Licences, problems found while importing, query language"))
                .cls("small"));
  }

  private static Html source(SourceSummary source) {
    return el("li", el("strong", source.source().label()))
        .with(" " + source.collection() + " · " + source.release())
        .with(el("span", " · " + counts(source)).cls("muted"));
  }

  static String counts(SourceSummary source) {
    return String.join(
        ", ",
        source.counts().entrySet().stream()
            .map(count -> Words.number(count.getValue()) + " " + count.getKey())
            .toList());
  }
}

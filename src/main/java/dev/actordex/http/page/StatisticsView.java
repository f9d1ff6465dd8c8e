package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.export.ActorSearches;
import dev.actordex.search.Facet;
import dev.actordex.search.landscape.Fact;
import dev.actordex.search.landscape.Statistics;
import java.util.ArrayList;
import java.util.List;

/// How often each thing occurs among the loaded actors, each count a link to what it counts.
public final class StatisticsView {
  private static final int FIRST = 12;
  private static final int MOST = 60;
  private static final String DESCRIPTION =
      "Origins, targets, sectors, motivations, software, techniques and name-givers of the loaded"
          + " threat actors, and their operations per year.";

  private StatisticsView() {}

  public static Document of(Statistics statistics, ActorFilter filter, String origin) {
    ActorSearches searches = new ActorSearches(filter.asked());
    Html.Element blocks = el("div").cls("statistics-blocks");
    for (Facet facet : Statistics.COUNTED) {
      List<Statistics.Count> counts = statistics.counts().getOrDefault(facet, List.of());
      if (!counts.isEmpty()) {
        blocks.with(block(facet, counts, statistics, searches));
      }
    }
    blocks.with(operations(statistics, searches));
    Html main =
        el("div")
            .cls("page statistics")
            .with(
                el(
                        "div",
                        el("h1", "Statistics"),
                        el("p")
                            .with(
                                "Over "
                                    + Words.counted(statistics.actors(), "actor")
                                    + ". A count says how many of them a source ascribes the value"
                                    + " to, and leads to them."))
                    .cls("page-head"),
                filter.html(),
                blocks);
    String title = "Statistics" + filter.words();
    String path = filter.address(List.of());
    return new Document(
        title,
        DESCRIPTION,
        path,
        "statistics",
        "website",
        !filter.narrows(),
        SchemaOrg.page("WebPage", title, DESCRIPTION, origin + path),
        "",
        main);
  }

  static String title(Facet facet) {
    return switch (facet) {
      case COUNTRY -> "Suspected origin";
      case TARGET -> "Observed targets";
      case SECTOR -> "Targeted sectors";
      case MOTIVATION -> "Motivation";
      case SPONSOR -> "Sponsor";
      case TOOL -> "Software";
      case TECHNIQUE -> "Techniques";
      case TACTIC -> "Tactics";
      case NAME_GIVER -> "Names per giver";
      case SOURCE -> "Sources";
      case DISPUTED -> "Where sources disagree";
      case FIRST_SEEN -> "First seen per year";
      case TYPE, PLATFORM -> facet.label();
    };
  }

  private static Html block(
      Facet facet, List<Statistics.Count> counts, Statistics statistics, ActorSearches searches) {
    boolean years = facet == Facet.FIRST_SEEN;
    List<Bars.Bar> bars = new ArrayList<>();
    for (Statistics.Count count :
        counts.subList(0, years ? counts.size() : Math.min(MOST, counts.size()))) {
      String search = searches.of(count.fact());
      int names = statistics.names().getOrDefault(count.fact().value(), 0);
      bars.add(
          new Bars.Bar(
              label(facet, count.fact()),
              count.actors(),
              search == null ? null : ResultsView.shown(search),
              facet == Facet.NAME_GIVER ? "· " + Words.counted(names, "name") : ""));
    }
    Html all =
        years || counts.size() <= MOST
            ? none()
            : el("p", "The " + MOST + " most frequent of " + Words.number(counts.size()) + ".")
                .cls("small muted");
    return section(
        facet.key(),
        title(facet),
        counts.size(),
        Html.all(Bars.folded(bars, years ? counts.size() : FIRST, "actor"), all));
  }

  private static Html label(Facet facet, Fact fact) {
    Html words = text(fact.label());
    if (facet == Facet.COUNTRY || facet == Facet.TARGET) {
      return Words.country(fact.value(), words);
    }
    return facet == Facet.TECHNIQUE ? Html.all(Words.id(fact.value()), text(" "), words) : words;
  }

  private static Html operations(Statistics statistics, ActorSearches searches) {
    List<Bars.Bar> bars = new ArrayList<>();
    statistics
        .operations()
        .forEach((year, count) ->
            bars.add(
                new Bars.Bar(
                    text(Integer.toString(year)),
                    count.operations(),
                    ResultsView.shown(searches.active(year)),
                    "· " + Words.counted(count.actors(), "actor"))));
    return bars.isEmpty()
        ? none()
        : section(
            "operations",
            "Operations per year",
            0,
            Html.all(
                el("p")
                    .cls("section-lead")
                    .with(
                        "Dated operations by the year they began in; a year leads to the actors"
                            + " known to have been active in it, which are more."),
                Bars.folded(bars, bars.size(), "operation")));
  }

  private static Html section(String id, String title, int count, Html body) {
    Html.Element head = el("h2", title).id("statistics-" + id);
    if (count > FIRST) {
      head.with(text(" "), el("span", Words.number(count)).cls("section-count"));
    }
    return el("section", head, body)
        .cls("statistics-block statistics-" + id.replace('_', '-'))
        .attr("aria-labelledby", "statistics-" + id);
  }
}

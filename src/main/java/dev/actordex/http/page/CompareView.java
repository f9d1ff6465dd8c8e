package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardType;
import dev.actordex.search.Facet;
import dev.actordex.search.landscape.Comparison;
import dev.actordex.search.landscape.Fact;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.Likeness;
import dev.actordex.search.landscape.Profile;
import dev.actordex.search.landscape.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A few actors side by side: how alike each two are and by what, and what each of them has.
public final class CompareView {
  private static final int SIMILAR = 8;
  private static final String DESCRIPTION =
      "Two to eight threat actors side by side: shared techniques, software, targets and sectors,"
          + " and how alike each two are.";

  private CompareView() {}

  /// @param actors those chosen, at most eight
  /// @param unclear what was asked for and is no actor, as sentences
  public static Document of(
      Landscape landscape, List<Profile> actors, List<String> unclear, String origin) {
    Html.Element main =
        el("div")
            .cls("page compare")
            .with(
                el(
                        "div",
                        el("h1", "Compare actors"),
                        el(
                            "p",
                            "What two to eight actors have in common, and what sets them apart."))
                    .cls("page-head"),
                form(actors));
    unclear.forEach(each -> main.with(el("p", each).cls("notice compare-unclear")));
    if (actors.size() >= Comparison.LEAST) {
      main.with(compared(Comparison.of(landscape, actors)));
    } else if (actors.size() == 1) {
      main.with(like(landscape, actors.getFirst()));
    }
    String title =
        actors.isEmpty()
            ? "Compare actors"
            : actors.stream()
                .map(actor -> actor.card().name())
                .collect(Collectors.joining(", ", "Compare ", ""));
    String path = address(actors);
    return new Document(
        title,
        DESCRIPTION,
        path,
        "compare",
        "website",
        actors.isEmpty(),
        SchemaOrg.page("WebPage", title, DESCRIPTION, origin + path),
        "",
        main);
  }

  private static String address(List<Profile> actors) {
    return actors.isEmpty()
        ? "/compare"
        : "/compare?ids="
            + actors.stream()
                .map(actor -> Words.encoded(actor.card().id()))
                .collect(Collectors.joining(","));
  }

  private static Html form(List<Profile> actors) {
    Html.Element chosen = el("ul").cls("chips compare-chosen").attr("aria-label", "Chosen actors");
    for (Profile actor : actors) {
      List<Profile> others = actors.stream().filter(each -> !each.equals(actor)).toList();
      chosen.with(
          el(
                  "li",
                  Words.card(actor.card()),
                  text(" "),
                  link(address(others), "×")
                      .cls("chip-remove")
                      .attr("aria-label", "Remove " + actor.card().name()))
              .cls("chip"));
    }
    Html.Element form = el("form").cls("compare-form").action("/compare");
    if (!actors.isEmpty()) {
      form.with(
          el("input")
              .attr("type", "hidden")
              .attr("name", "ids")
              .attr(
                  "value",
                  String.join(",", actors.stream().map(actor -> actor.card().id()).toList())));
    }
    return el("div", actors.isEmpty() ? none() : chosen)
        .cls("compare-choice")
        .with(
            actors.size() == Comparison.MOST
                ? none()
                : form.with(
                    el("label", "Add an actor").attr("for", "compare-field"),
                    el("input")
                        .attr("type", "search")
                        .attr("name", "name")
                        .id("compare-field")
                        .attr("placeholder", "Name or id")
                        .attr("maxlength", "256"),
                    el("button", "Add").attr("type", "submit").cls("button primary")));
  }

  private static Html like(Landscape landscape, Profile actor) {
    Html.Element list = el("ul").cls("compare-offers");
    for (Similarity.Neighbour each : Similarity.nearest(landscape, actor, SIMILAR).nearest()) {
      list.with(
          el(
                  "li",
                  link(
                      address(List.of(actor, each.actor())),
                      "Compare with " + each.actor().card().name()))
              .with(" " + score(each.likeness().score()) + " · ")
              .with(shared(each.likeness())));
    }
    boolean alone = Similarity.nearest(landscape, actor, 1).nearest().isEmpty();
    return el(
            "section",
            el("h2", "Most like " + actor.card().name()),
            alone
                ? el("p", "Nothing that is known of this actor is known of another.").cls("muted")
                : list)
        .cls("compare-block");
  }

  private static Html compared(Comparison comparison) {
    Html.Element blocks = el("div").cls("compare-blocks");
    blocks.with(pairs(comparison));
    for (Facet kind : Comparison.KINDS) {
      List<Comparison.Shared> facts = comparison.facts().getOrDefault(kind, List.of());
      if (!facts.isEmpty()) {
        blocks.with(block(kind, facts, comparison));
      }
    }
    return blocks;
  }

  private static Html pairs(Comparison comparison) {
    Html.Element list = el("ul").cls("compare-pairs");
    for (Comparison.Pair pair : comparison.pairs()) {
      Likeness likeness = pair.likeness();
      Html.Element because = el("ul");
      likeness.evidence().stream()
          .limit(25)
          .forEach(each ->
              because.with(
                  el("li", fact(each.fact()))
                      .with(
                          el(
                                  "span",
                                  " weighs %.2f, %s"
                                      .formatted(
                                          each.weight(), Words.counted(each.actorCount(), "actor")))
                              .cls("muted small"))));
      list.with(
          el(
              "li",
              el(
                      "details",
                      el("summary", el("strong", score(likeness.score())))
                          .with(
                              " "
                                  + pair.one().card().name()
                                  + " and "
                                  + pair.other().card().name()
                                  + " ")
                          .with(el("span", shared(likeness)).cls("muted small")),
                      because)
                  .cls("compare-pair")));
    }
    return el("section")
        .cls("compare-block")
        .attr("aria-labelledby", "compare-pairs")
        .with(
            el("h2", "How alike").id("compare-pairs"),
            list,
            el("details", el("summary", "The formula"), el("p", Similarity.FORMULA)).cls("more"));
  }

  private static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  private static String shared(Likeness likeness) {
    String counts =
        likeness.counts().entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(CompareView::counted)
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "nothing shared" : "shares " + counts;
  }

  private static String counted(Map.Entry<Facet, Integer> count) {
    return switch (count.getKey()) {
      case TOOL -> Words.number(count.getValue()) + " software";
      case TARGET ->
          Words.number(count.getValue()) + (count.getValue() == 1 ? " country" : " countries");
      default -> Words.counted(count.getValue(), count.getKey().key());
    };
  }

  private static Html block(Facet kind, List<Comparison.Shared> facts, Comparison comparison) {
    Html.Element head = el("tr", el("th", singular(kind)).attr("scope", "col"));
    comparison
        .actors()
        .forEach(actor -> head.with(el("th", Words.card(actor.card())).attr("scope", "col")));
    head.with(el("th", "All actors").attr("scope", "col").cls("number"));
    Html.Element body = el("tbody");
    for (Comparison.Shared each : facts) {
      Html.Element row = el("tr", el("th", fact(each.fact())).attr("scope", "row"));
      for (Profile actor : comparison.actors()) {
        row.with(mark(each, actor.card().id()));
      }
      body.with(row.with(el("td", Words.number(each.actorCount())).cls("number")));
    }
    String id = "compare-" + kind.key();
    int all = comparison.sharedByAll(kind);
    List<Html> caption = new ArrayList<>();
    caption.add(
        text(Words.number(facts.size()) + " in all, " + Words.number(all) + " shared by all"));
    return el("section")
        .cls("compare-block")
        .attr("aria-labelledby", id)
        .with(
            el("h2", title(kind)).id(id),
            el("p").cls("muted small").with(caption),
            el("div", el("table", el("thead", head), body).cls("table compare-table"))
                .cls("table-scroll")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", title(kind) + ", table"));
  }

  private static Html mark(Comparison.Shared fact, String id) {
    if (fact.usedBy().contains(id)) {
      return el("td", el("span", "yes").cls("compare-yes"));
    }
    return fact.usedBelow().contains(id)
        ? el("td", el("span", "in part").cls("compare-part"))
        : el("td", el("span", "no").cls("compare-no"));
  }

  private static Html fact(Fact fact) {
    Html id = fact.facet() == Facet.TECHNIQUE ? Words.id(fact.value()) : none();
    String card = fact.card();
    if (card != null) {
      CardType type = fact.facet() == Facet.TECHNIQUE ? CardType.TECHNIQUE : CardType.SOFTWARE;
      return Html.all(id, text(" "), link(Words.address(type, card), fact.label()));
    }
    Html found = link(Words.search(CardType.ACTOR, fact.facet().key(), fact.asked()), fact.label());
    boolean place = fact.facet() == Facet.COUNTRY || fact.facet() == Facet.TARGET;
    return place ? Words.country(fact.value(), found) : found;
  }

  private static String title(Facet kind) {
    return switch (kind) {
      case TECHNIQUE -> "Techniques";
      case TOOL -> "Software";
      case TARGET -> "Targeted countries";
      case SECTOR -> "Targeted sectors";
      case COUNTRY -> "Suspected origin";
      default -> kind.label();
    };
  }

  private static String singular(Facet kind) {
    return switch (kind) {
      case TARGET, COUNTRY -> "Country";
      case SECTOR -> "Sector";
      default -> kind.label();
    };
  }
}

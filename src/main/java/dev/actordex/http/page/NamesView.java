package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardName;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.landscape.NamingTable;
import dev.actordex.search.landscape.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// Who bears a name: for those asked for, or, without any, for the names that several cards claim;
/// and the table of who calls whom what.
public final class NamesView {
  private static final int COLUMNS = 12;
  private static final String LEAD =
      "Who is meant by a name, by whose word, and who else claims it. Spelling, case and separators"
          + " do not matter; a digit does.";

  private NamesView() {}

  /// @param asked the names as they were asked for, in the order of `answers`
  public static Document answers(List<String> asked, List<NameAnswer> answers, String origin) {
    long known = answers.stream().filter(answer -> !answer.claims().isEmpty()).count();
    Html.Element list = el("ul").cls("name-answers");
    for (int i = 0; i < asked.size(); i++) {
      list.with(item(asked.get(i), answers.get(i)));
    }
    String title = asked.size() == 1 ? "“" + asked.getFirst() + "”" : "Names";
    String path =
        "/names?"
            + String.join("&", asked.stream().map(name -> "name=" + Words.encoded(name)).toList());
    return page(
        title,
        path,
        asked,
        origin,
        Html.all(
            el("h2", "Answers").cls("visually-hidden"),
            el("p", known + " of " + Words.counted(asked.size(), "name") + " known").cls("muted"),
            list,
            el("p", link("/names", "All contested names"))));
  }

  public static Document contested(
      List<NameAnswer> names, int total, int page, int size, String origin) {
    int last = Math.max(1, (total + size - 1) / size);
    return page(
        page == 1 ? "Names" : "Names, page " + page,
        page == 1 ? "/names" : "/names?page=" + page,
        List.of(),
        origin,
        Html.all(
            el("h2", "Contested names ").with(el("span", Words.number(total)).cls("section-count")),
            el("p")
                .cls("section-lead names-lead")
                .with(
                    "Names that more than one card claims. Each finds all its claimants; none of"
                        + " them is merged."),
            el("ul")
                .cls("name-answers")
                .with(names.stream().map(answer -> item(answer.name(), answer)).toList()),
            Hits.pages(page, last, number -> number == 1 ? "/names" : "/names?page=" + number)));
  }

  /// Who calls whom what: the actors under some conditions, each with its names by their givers.
  ///
  /// @param total how many actors meet the conditions
  /// @param page from 1
  public static Document table(
      NamingTable table, ActorFilter filter, int total, int page, int size, String origin) {
    int last = Math.max(1, (total + size - 1) / size);
    IntFunction<String> address =
        number ->
            filter.address(
                number == 1
                    ? filter.own()
                    : Stream.concat(filter.own().stream(), Stream.of("page=" + number)).toList());
    return page(
        "Who calls whom what" + filter.words() + (page == 1 ? "" : ", page " + page),
        address.apply(page),
        List.of(),
        origin,
        Html.all(
            el("h2", "Who calls whom what"),
            filter.html(),
            el("p", Words.counted(total, "actor") + " ")
                .cls("muted")
                .with(
                    filter.own().contains("everyone=true")
                        ? link(
                            filter.address(List.of("view=table")),
                            "Only those with a known name-giver")
                        : link(
                            filter.address(List.of("view=table", "everyone=true")),
                            "Those without a known name-giver too")),
            el("div", rows(table))
                .cls("naming-scroll")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", "Who calls whom what, table"),
            Hits.pages(page, last, address)));
  }

  private static Html rows(NamingTable table) {
    List<NamingTable.Giver> givers = table.givers().stream().limit(COLUMNS).toList();
    Html.Element head = el("tr", el("th", "Actor").attr("scope", "col"));
    givers.forEach(giver -> head.with(el("th", giver.name()).attr("scope", "col")));
    head.with(el("th", "Other names").attr("scope", "col"));
    Html.Element body = el("tbody");
    for (NamingTable.Row row : table.rows()) {
      Html.Element cells = el("tr", el("th", Words.card(row.actor().card())).attr("scope", "row"));
      givers.forEach(
          giver -> cells.with(el("td", names(row.names().getOrDefault(giver.name(), List.of())))));
      List<Profile.Bearing> others = new ArrayList<>();
      row.names().entrySet().stream()
          .filter(entry -> givers.stream().noneMatch(giver -> giver.name().equals(entry.getKey())))
          .forEach(entry -> others.addAll(entry.getValue()));
      others.addAll(row.others());
      String own = row.actor().card().name();
      body.with(
          cells.with(
              el(
                      "td",
                      names(
                          others.stream()
                              .filter(each -> !each.name().equals(own))
                              .distinct()
                              .toList()))
                  .cls("naming-others")));
    }
    return el("table", el("thead", head), body).cls("table naming");
  }

  private static Html names(List<Profile.Bearing> names) {
    return Html.join(
        names.stream()
            .map(each ->
                each.contested()
                    ? el("span", link("/names?name=" + Words.encoded(each.name()), each.name()))
                        .cls("naming-contested")
                    : text(each.name()))
            .toList(),
        ", ");
  }

  private static Html tabs(String path) {
    boolean table = path.contains("view=table");
    return el("nav")
        .cls("results-tabs")
        .attr("aria-label", "View")
        .with(
            link("/names", "Contested names").attr("aria-current", table ? null : "true"),
            link("/names?view=table", "Who calls whom what")
                .attr("aria-current", table ? "true" : null));
  }

  private static Document page(
      String title, String path, List<String> asked, String origin, Html body) {
    Html form =
        el("form")
            .cls("names-form")
            .action("/names")
            .with(
                el("label", "Names, one a line").attr("for", "names-field"),
                el("textarea", String.join("\n", asked))
                    .attr("name", "name")
                    .attr("rows", "3")
                    .attr("spellcheck", "false")
                    .id("names-field")
                    .attr("placeholder", "Fancy Bear"),
                el("button", "Look up").attr("type", "submit").cls("button primary"));
    Html main =
        el("div")
            .cls("page")
            .with(
                el("div", el("h1", "Names"), el("p", LEAD)).cls("page-head"),
                form,
                asked.isEmpty() ? tabs(path) : none(),
                el("div", body).cls("names-body"));
    return Document.of(
        title, LEAD, path, "names", SchemaOrg.page("WebPage", title, LEAD, origin + path), main);
  }

  private static Html item(String asked, NameAnswer answer) {
    Html.Element claims = el("ul");
    answer.claims().forEach(claim -> claims.with(claim(claim)));
    Html unknown =
        el("p", "No loaded card bears this name. ")
            .cls("muted")
            .with(link("/search?q=" + Words.encoded(asked), "Search for it"));
    return el("li")
        .cls("name-answer")
        .with(
            el("h3", asked + " ")
                .with(answer.contested() ? Words.badge("contested", "contested") : none()),
            answer.claims().isEmpty() ? unknown : claims);
  }

  private static Html claim(NameAnswer.NameClaim claim) {
    CardName name = claim.name();
    List<String> said = new ArrayList<>();
    if (name.primary()) {
      said.add("its primary name");
    } else if (!name.name().equals(claim.card().name())) {
      said.add("as " + name.name());
    }
    if (!name.givers().isEmpty()) {
      said.add("coined by " + String.join(", ", name.givers()));
    }
    String id = claim.card().attackId();
    return el("li", Words.card(claim.card()), text(" "), id == null ? none() : Words.id(id))
        .with(
            el("span", " " + String.join(", ", said) + " ").cls("muted small"),
            Words.marks(name.sources().stream().map(CardName.Naming::source).toList()));
  }
}

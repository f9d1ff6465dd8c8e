package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardName;
import dev.actordex.search.NameAnswer;
import java.util.ArrayList;
import java.util.List;

/// Who bears a name: for those asked for, or, without any, for the names that several cards claim.
public final class NamesView {
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

  private static Document page(String title, String path, String origin, Html body) {
    Html form =
        el("form")
            .cls("names-form")
            .action("/names")
            .with(
                el("label", "A name").attr("for", "names-field"),
                el("input")
                    .attr("type", "search")
                    .attr("name", "name")
                    .id("names-field")
                    .attr("placeholder", "Fancy Bear")
                    .attr("maxlength", "256"),
                el("button", "Look up").attr("type", "submit").cls("button primary"));
    Html main =
        el("div")
            .cls("page")
            .with(
                el("div", el("h1", "Names"), el("p", LEAD)).cls("page-head"),
                form,
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

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is loaded and under which licence, how queries are read, how to ask by program.
public final class AboutView {
  private static final int PROBLEMS_SHOWN = 50;
  private static final String DESCRIPTION =
      "A search engine over threat-actor cards. It merges what several sources say without"
          + " forgetting who said it, and shows where they do not agree.";
  private static final Map<String, String> QUERIES = queries();

  private AboutView() {}

  public static Document of(Manifest manifest, String origin) {
    Html.Element queries = el("dl").cls("query-list");
    QUERIES.forEach((query, what) ->
        queries.with(
            el(
                "div",
                el("dt", el("a", el("code", query)).href("/search?q=" + Words.encoded(query))),
                el("dd", what))));
    Html main =
        el("div")
            .cls("page about")
            .with(
                el("div", el("h1", "About Actordex"), el("p", DESCRIPTION)).cls("page-head"),
                section("sources", "What is loaded", loaded(manifest)),
                section(
                    "query-language",
                    "How queries are read",
                    Html.all(
                        el("p")
                            .with(
                                "A query is never an error: what cannot be parsed is read as plain"
                                    + " words, and the results say how it was read."),
                        queries)),
                section(
                    "api",
                    "By program",
                    el("p", "Everything here comes from ")
                        .with(link("/api/v1/search?q=axiom", "/api/v1/search"))
                        .with(
                            " and its neighbours, as JSON. A result’s address and its API call"
                                + " take the same parameters.")));
    return Document.of(
        "About",
        DESCRIPTION,
        "/about",
        "about",
        SchemaOrg.page("AboutPage", "About Actordex", DESCRIPTION, origin + "/about"),
        main);
  }

  private static Html section(String id, String title, Html body) {
    return el("section", el("h2", title), body).id(id);
  }

  private static Html loaded(Manifest manifest) {
    Html.Element loaded = el("div").cls("about-loaded");
    loaded.with(
        el("p", "Built ")
            .cls("muted small")
            .with(Words.date(manifest.built()), text(" · generation "))
            .with(el("code", manifest.generation()))
            .with(" · version " + manifest.version()));
    manifest.report().sources().forEach(source -> loaded.with(source(source)));
    List<Problem> problems = manifest.report().problems();
    if (problems.isEmpty()) {
      return loaded.with(el("p", "No problem was found while importing.").cls("muted small"));
    }
    Html.Element list = el("ul").cls("problems");
    problems.stream()
        .limit(PROBLEMS_SHOWN)
        .forEach(problem ->
            list.with(
                el("li", el("code", problem.file() + " " + problem.place()))
                    .with(" " + problem.message() + " ")
                    .with(
                        el("span", "(" + problem.consequence().key().replace('_', ' ') + ")")
                            .cls("muted"))));
    return loaded.with(
        el("details")
            .cls("more")
            .with(
                el("summary", Words.counted(problems.size(), "problem") + " found while importing"),
                list,
                el("p", link("/api/v1/sources", "All of them, as JSON"))));
  }

  private static Html source(SourceSummary source) {
    String superseded = source.supersededBy();
    return el("section")
        .cls("about-source")
        .with(
            el("h3", source.source().label() + " ")
                .with(el("span", source.collection()).cls("muted")),
            el("p", "Release ")
                .cls("small")
                .with(el("strong", source.release()), text(" · Licence "))
                .with(Words.outward(source.source().licenceUrl(), source.source().licence()))
                .with(text(" · "), el("code", source.file()))
                .with(superseded == null ? none() : text(" · superseded by " + superseded)),
            el("p", HomeView.counts(source)).cls("small muted"));
  }

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "watering hole",
        "All words must match, by meaning: synonyms, word forms, separators and typos are"
            + " tolerated. A designator such as APT28 or T1566.001 never tolerates a changed"
            + " digit.");
    queries.put("\"point of sale\"", "Words in quotes stand together, in this order.");
    queries.put("bank -ransomware", "A minus or NOT leaves cards out.");
    queries.put("(iran OR pakistan) AND telecom", "AND, OR and parentheses.");
    queries.put("mimi*", "The beginning of a word.");
    queries.put(
        "country:CN sector:aerospace",
        "A field and a value. Every filter is a field; so are name, alias, description, operation,"
            + " cve, id and url.");
    queries.put("technique:T1566", "A technique includes its sub-techniques.");
    queries.put(
        "https://attack.mitre.org/groups/G0001/",
        "Any id finds its card: ATT&CK, STIX, ETDA, MISP, retired ones too.");
    return queries;
  }
}

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardType;
import dev.actordex.export.ActorSearches;
import dev.actordex.search.Facet;
import dev.actordex.search.landscape.TechniqueMatrix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The techniques as their matrix: under each tactic its techniques, each with how many of the
/// loaded actors use it.
public final class MatrixView {
  private static final String FIRST = "enterprise-attack";
  private static final int STEPS = 5;
  private static final String DESCRIPTION =
      "The ATT&CK matrix of the loaded data: every technique under its tactics, with how many of"
          + " the loaded actors use it.";

  private MatrixView() {}

  /// @param domain which matrix; null for the first
  /// @param used whether techniques that no actor uses are left out
  public static Document of(
      TechniqueMatrix matrix,
      ActorFilter filter,
      @Nullable String domain,
      boolean used,
      String origin) {
    TechniqueMatrix.Domain shown =
        matrix.domains().stream()
            .filter(each -> each.key().equals(domain))
            .findFirst()
            .orElse(matrix.domains().isEmpty() ? null : matrix.domains().getFirst());
    Html.Element tabs = el("nav").cls("results-tabs").attr("aria-label", "Matrix");
    for (TechniqueMatrix.Domain each : matrix.domains()) {
      tabs.with(
          link(filter.address(own(each.key(), used)), each.label())
              .attr("aria-current", each == shown ? "true" : null));
    }
    String lead =
        "How many of %s use each technique; of %s any is known. "
            .formatted(
                Words.counted(matrix.actors(), "actor"), Words.number(matrix.withTechniques()));
    Html main =
        el("div")
            .cls("page matrix-page")
            .with(
                el(
                        "div",
                        el("h1", "Techniques"),
                        el("p", lead)
                            .with(link("/search?type=technique&sort=name", "All techniques A–Z")))
                    .cls("page-head"),
                tabs,
                el("div", filter.html())
                    .cls("matrix-bar")
                    .with(
                        link(
                                filter.address(own(shown == null ? FIRST : shown.key(), !used)),
                                used ? "Show unused too" : "Hide unused")
                            .cls("button quiet")),
                el("div")
                    .cls("matrix-body")
                    .with(shown == null ? nothing() : drawn(shown, filter, used)));
    String label = shown == null ? "" : ", " + shown.label() + " matrix";
    String title = "Techniques" + label + filter.words();
    String path = filter.address(own(shown == null ? FIRST : shown.key(), used));
    return new Document(
        title,
        DESCRIPTION,
        path,
        "matrix",
        "website",
        !filter.narrows(),
        SchemaOrg.page("CollectionPage", title, DESCRIPTION, origin + path),
        "",
        main);
  }

  private static List<String> own(String domain, boolean used) {
    List<String> own = new ArrayList<>();
    if (!domain.equals(FIRST)) {
      own.add("domain=" + Words.encoded(domain));
    }
    if (used) {
      own.add("used=true");
    }
    return own;
  }

  private static Html nothing() {
    return el("p", "No technique is loaded.").cls("notice");
  }

  private static Html drawn(TechniqueMatrix.Domain domain, ActorFilter filter, boolean used) {
    int most =
        domain.tactics().stream()
            .flatMap(column -> column.techniques().stream())
            .mapToInt(TechniqueMatrix.Cell::actors)
            .max()
            .orElse(0);
    ActorSearches searches = new ActorSearches(filter.asked());
    Html.Element columns =
        el("div")
            .cls("matrix")
            .attr("role", "region")
            .attr("tabindex", "0")
            .attr("aria-label", domain.label() + " matrix");
    for (TechniqueMatrix.Column column : domain.tactics()) {
      List<TechniqueMatrix.Cell> cells = shown(column.techniques(), used);
      if (used && cells.isEmpty()) {
        continue;
      }
      String sum =
          Words.counted(cells.size(), "technique")
              + " · "
              + Words.counted(column.actors(), "actor");
      Html.Element list = el("ul");
      cells.forEach(cell ->
          list.with(el("li", cell(cell, most, searches), below(cell, most, searches, used))));
      columns.with(
          el(
                  "details",
                  el(
                      "summary",
                      el("h2", column.tactic().name()),
                      el("span", sum).cls("matrix-sum")),
                  list)
              .cls("matrix-column")
              .flag("open", true));
    }
    return columns;
  }

  private static List<TechniqueMatrix.Cell> shown(List<TechniqueMatrix.Cell> cells, boolean used) {
    return cells.stream().filter(cell -> !used || cell.actors() > 0).toList();
  }

  private static Html below(
      TechniqueMatrix.Cell cell, int most, ActorSearches searches, boolean used) {
    List<TechniqueMatrix.Cell> below = shown(cell.subtechniques(), used);
    if (below.isEmpty()) {
      return none();
    }
    Html.Element list = el("ul");
    below.forEach(sub -> list.with(el("li", cell(sub, most, searches))));
    return el("details", el("summary", Words.counted(below.size(), "sub-technique")), list)
        .cls("matrix-subs");
  }

  private static Html cell(TechniqueMatrix.Cell cell, int most, ActorSearches searches) {
    var technique = cell.technique();
    String number = Words.number(cell.actors());
    String search = searches.of(Facet.TECHNIQUE, technique.attackId(), technique.card().name());
    Html count =
        cell.actors() == 0 || search == null
            ? el("span", number).cls("matrix-count")
            : link(ResultsView.shown(search), number)
                .cls("matrix-count")
                .attr("rel", "nofollow")
                .attr(
                    "aria-label",
                    Words.counted(cell.actors(), "actor")
                        + " with "
                        + technique.attackId()
                        + " "
                        + technique.card().name());
    return el("div")
        .cls("matrix-cell tone-" + step(cell.actors(), most))
        .with(
            link(Words.address(CardType.TECHNIQUE, technique.card().id()), technique.card().name())
                .cls("matrix-name")
                .attr("title", technique.attackId())
                .with(
                    technique.withdrawn()
                        ? el("span", " withdrawn").cls("matrix-withdrawn")
                        : none()),
            text(" "),
            count);
  }

  /// How strong a tone a count has: the root of its share of the highest, in steps.
  static int step(int count, int most) {
    return count == 0 ? 0 : Math.max(1, (int) Math.ceil(Math.sqrt((double) count / most) * STEPS));
  }
}

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts as bars, each of which leads to what it counts.
final class Bars {
  private Bars() {}

  /// @param address of the search; null where none can find it
  /// @param note said beside the count: `85 names`; empty for nothing
  record Bar(Html label, int count, @Nullable String address, String note) {}

  /// The first bars, and the others on demand.
  static Html folded(List<Bar> bars, int first, String unit) {
    int most = bars.stream().mapToInt(Bar::count).max().orElse(1);
    List<Bar> rest = bars.subList(Math.min(first, bars.size()), bars.size());
    Html more =
        rest.isEmpty()
            ? none()
            : el(
                    "details",
                    el("summary", Words.number(rest.size()) + " more"),
                    list(rest, most, unit))
                .cls("more");
    return Html.all(list(bars.subList(0, bars.size() - rest.size()), most, unit), more);
  }

  private static Html list(List<Bar> bars, int most, String unit) {
    Html.Element list = el("ul").cls("bars");
    bars.forEach(bar -> list.with(el("li", row(bar, most, unit))));
    return list;
  }

  private static Html row(Bar bar, int most, String unit) {
    int part = Math.round(100f * bar.count() / Math.max(1, most));
    Html number =
        el("span", Words.number(bar.count()))
            .cls("number")
            .with(
                el("span", " " + unit + (bar.count() == 1 ? "" : "s")).cls("visually-hidden"),
                bar.note().isEmpty() ? none() : el("span", " " + bar.note()).cls("bar-note"));
    Html.Element row = bar.address() == null ? el("span").cls("bar-row") : link(bar.address(), "");
    return row.with(
        el("span", bar.label()).cls("bar-label"),
        text(" "),
        el("svg", el("rect").attr("width", part + "%").attr("height", "100%"))
            .cls("bar bar-drawn")
            .attr("aria-hidden", "true"),
        number);
  }
}

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;

import dev.actordex.card.CardType;
import dev.actordex.export.SearchLinks;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which actors a page is about: what is in force, each with the way to lift it, and the facets as
/// links.
///
/// @param asked the conditions, without the kind of card
/// @param counted the answer to [#question], whose facets are shown
/// @param path of the page
/// @param own the page's own parameters, `domain=ics-attack`; they stay as they are
public record ActorFilter(SearchRequest asked, SearchPage counted, String path, List<String> own) {
  public ActorFilter {
    own = List.copyOf(own);
  }

  /// The conditions of a page about actors: those of the address, without a kind of card.
  public static SearchRequest conditions(SearchRequest request) {
    return with(
        request,
        request.filters().stream()
            .filter(filter -> !(filter instanceof Filter.OneOf one && one.facet() == Facet.TYPE))
            .toList());
  }

  /// The same as a search for actors.
  public static SearchRequest question(SearchRequest conditions) {
    List<Filter> filters = new ArrayList<>(conditions.filters());
    filters.add(new Filter.OneOf(Facet.TYPE, List.of(CardType.ACTOR.key()), false));
    return with(conditions, filters);
  }

  private static SearchRequest with(SearchRequest request, List<Filter> filters) {
    return new SearchRequest(
        request.text(),
        filters,
        request.sort(),
        1,
        request.size(),
        request.facets(),
        request.explain());
  }

  boolean narrows() {
    return !asked.text().isBlank() || !asked.filters().isEmpty();
  }

  /// The page's address under the same conditions, with other parameters of its own.
  String address(List<String> own) {
    return address(new SearchLinks(asked).self(), own);
  }

  private String address(String api, List<String> own) {
    String conditions = api.substring(SearchLinks.PATH.length());
    String query = String.join("&", own);
    return path + conditions + (query.isEmpty() ? "" : (conditions.isEmpty() ? "?" : "&") + query);
  }

  /// `, origin China` for a title.
  String words() {
    Map<String, String> labels = labels();
    List<String> said = new ArrayList<>();
    if (!asked.text().isBlank()) {
      said.add("“" + asked.text() + "”");
    }
    SearchLinks.filters(asked)
        .forEach((key, values) -> said.add(said(key, values.getFirst(), labels)));
    return said.isEmpty() ? "" : ", " + String.join(", ", said);
  }

  Html html() {
    SearchLinks links = new SearchLinks(asked);
    Html.Element facets = el("div");
    counted.facets().stream()
        .filter(facet -> facet.facet() != Facet.TYPE && !facet.values().isEmpty())
        .forEach(facet -> facets.with(ResultsView.facet(facet, links, api -> address(api, own))));
    return el("div", chips(links))
        .cls("filter-served")
        .with(el("details", el("summary", "Filters").cls("button"), facets).cls("served-filters"));
  }

  private Map<String, String> labels() {
    return counted.facets().stream()
        .flatMap(facet ->
            facet.values().stream()
                .map(value -> Map.entry(facet.facet().key() + "=" + value.value(), value.label())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
  }

  private static String said(String name, String value, Map<String, String> labels) {
    String key = name.replaceFirst("^-", "");
    String field = Facet.of(key).map(Facet::label).orElse(Words.humanised(key));
    String label = labels.getOrDefault(key + "=" + value, value);
    return field + ": " + (name.startsWith("-") ? "not " : "") + label;
  }

  private Html chips(SearchLinks links) {
    if (!narrows()) {
      return none();
    }
    Map<String, String> labels = labels();
    Html.Element list = el("ul").cls("chips").attr("aria-label", "Filters in force");
    if (!asked.text().isBlank()) {
      list.with(
          el(
              "li",
              link(address(SearchLinks.asking(asked, ""), own), "“" + asked.text() + "” ×")
                  .cls("chip")));
    }
    SearchLinks.filters(asked)
        .forEach((name, values) ->
            values.forEach(value ->
                list.with(
                    el(
                        "li",
                        link(
                                address(links.without(name, value), own),
                                said(name, value, labels) + " ×")
                            .cls(name.startsWith("-") ? "chip chip-not" : "chip")))));
    return el("div", list).cls("filter-chips");
  }
}

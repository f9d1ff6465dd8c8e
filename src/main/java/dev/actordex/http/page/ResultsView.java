package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.CardType;
import dev.actordex.export.SearchLinks;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.FacetCounts;
import dev.actordex.search.SearchPage.FacetValue;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The page of a search's answer: facets as links, kinds as tabs, what is in force, hits, pages.
public final class ResultsView {
  private static final int VALUES_SHOWN = 7;
  private static final Map<String, String> ORDERS = orders();

  private ResultsView() {}

  /// @param offers the calls that the server answers
  public static Document of(SearchPage page, List<String> offers, String origin) {
    SearchRequest request = page.request();
    SearchLinks links = new SearchLinks(request);
    Html main =
        el("div")
            .cls("page results served")
            .with(
                el("h1", "Search results").cls("visually-hidden"),
                el("div")
                    .cls("results-main")
                    .with(
                        tabs(page, links),
                        bar(page, links, offers),
                        readings(page),
                        chips(page, links),
                        state(page, links),
                        Hits.list(page.hits(), request.offset() + 1),
                        Hits.pages(
                            request.page(), last(page), number -> shown(links.page(number)))),
                el("aside")
                    .cls("results-aside")
                    .attr("aria-label", "Filters")
                    .with(
                        page.facets().stream()
                            .filter(facet -> facet.facet() != Facet.TYPE)
                            .filter(facet -> !facet.values().isEmpty())
                            .map(facet -> facet(facet, links, ResultsView::shown))
                            .toList()));
    String words = request.text().isBlank() ? "All cards" : "“" + request.text() + "”";
    String title = words + (request.page() == 1 ? "" : ", page " + request.page());
    String description =
        Words.counted(page.total(), "card") + " of threat actors, software, techniques, campaigns.";
    String path = shown(links.page(request.page()));
    return new Document(
        title,
        description,
        path,
        "results",
        "website",
        false,
        SchemaOrg.page("SearchResultsPage", title, description, origin + path),
        request.text(),
        main);
  }

  /// The page's address for an address of the API.
  static String shown(String api) {
    return "/search" + api.substring(SearchLinks.PATH.length());
  }

  private static int last(SearchPage page) {
    int size = page.request().size();
    int reachable = Math.min(page.total(), SearchRequest.MAX_WINDOW);
    return Math.max(1, (reachable + size - 1) / size);
  }

  private static Html tabs(SearchPage page, SearchLinks links) {
    List<FacetValue> types =
        page.facets().stream()
            .filter(facet -> facet.facet() == Facet.TYPE)
            .findFirst()
            .map(FacetCounts::values)
            .orElse(List.of());
    boolean none = types.stream().noneMatch(FacetValue::selected);
    Html.Element tabs = el("nav").cls("results-tabs").attr("aria-label", "Kind of card");
    String all = page.request().filters().isEmpty() ? links.page(1) : everyKind(page.request());
    tabs.with(tab("All", types.stream().mapToInt(FacetValue::count).sum(), shown(all), none));
    for (CardType type : CardType.values()) {
      types.stream()
          .filter(value -> value.value().equals(type.key()))
          .forEach(value ->
              tabs.with(
                  tab(
                      Words.plural(type),
                      value.count(),
                      shown(links.toggle(Facet.TYPE, value)),
                      value.selected())));
    }
    return tabs;
  }

  private static String everyKind(SearchRequest request) {
    return new SearchLinks(
            new SearchRequest(
                request.text(),
                request.filters().stream()
                    .filter(filter ->
                        !(filter instanceof Filter.OneOf one
                            && one.facet() == Facet.TYPE
                            && !one.excluded()))
                    .toList(),
                request.sort(),
                1,
                request.size(),
                request.facets(),
                request.explain()))
        .page(1);
  }

  private static Html tab(String label, int count, String address, boolean current) {
    return link(address, label)
        .attr("aria-current", current ? "true" : null)
        .with(text(" "), el("span", Words.number(count)).cls("tab-count"));
  }

  private static Html bar(SearchPage page, SearchLinks links, List<String> offers) {
    Html.Element summary =
        el("p", el("strong", Words.counted(page.total(), "card"))).cls("results-summary");
    String asked = page.request().text();
    if (!asked.isBlank() && page.readings().isEmpty() && !page.understood().equals(asked)) {
      summary.with(el("span", " · read as: ").cls("muted").with(page.understood()));
    }
    List<Html> orders = new ArrayList<>();
    ORDERS.forEach((key, label) -> {
      boolean current = page.request().sort().key().equals(key);
      Sort sort = Sort.of(key).orElse(Sort.RELEVANCE);
      orders.add(current ? el("strong", label) : link(shown(links.sorted(sort)), label));
    });
    return el("div")
        .cls("results-bar")
        .with(
            summary,
            el("p", "Sort: ").cls("results-orders small muted").with(Html.join(orders, " · ")),
            Files.menu(Files.ofSearch(links.page(1), offers)));
  }

  private static Map<String, String> orders() {
    Map<String, String> orders = new LinkedHashMap<>();
    orders.put("relevance", "Relevance");
    orders.put("name", "Name");
    orders.put("first_seen", "Oldest");
    orders.put("-first_seen", "Newest");
    orders.put("-modified", "Last changed");
    return orders;
  }

  private static Html readings(SearchPage page) {
    if (page.readings().isEmpty()) {
      return none();
    }
    Html.Element list = el("ul").cls("chips").attr("aria-label", "How the words were read");
    for (SearchPage.Reading reading : page.readings()) {
      String words =
          reading.as() == SearchPage.Reading.As.FEWER
              ? reading.label()
              : reading.text() + " → " + reading.label();
      String without = reading.without();
      Html chip =
          without == null
              ? el("span", words).cls("chip")
              : link(shown(SearchLinks.asking(page.request(), without)), words + " ×")
                  .cls("chip")
                  .attr("title", "Read “" + reading.text() + "” as a plain word");
      list.with(el("li", chip));
    }
    return el("div", list).cls("results-readings");
  }

  /// The conditions in force, each with the way to lift it.
  private static Html chips(SearchPage page, SearchLinks links) {
    Map<String, String> labels = new HashMap<>();
    page.facets()
        .forEach(facet ->
            facet
                .values()
                .forEach(
                    value -> labels.put(facet.facet().key() + "=" + value.value(), value.label())));
    Html.Element list = el("ul").cls("chips").attr("aria-label", "Filters in force");
    int count = 0;
    for (Map.Entry<String, List<String>> filter : SearchLinks.filters(page.request()).entrySet()) {
      String key = filter.getKey().replaceFirst("^-", "");
      boolean excluded = filter.getKey().startsWith("-");
      for (String value : filter.getValue()) {
        String label = labels.getOrDefault(key + "=" + value, value);
        String field = Facet.of(key).map(Facet::label).orElse(Words.humanised(key));
        list.with(
            el(
                "li",
                link(
                        shown(links.without(filter.getKey(), value)),
                        field + ": " + (excluded ? "not " : "") + label + " ×")
                    .cls(excluded ? "chip chip-not" : "chip")));
        count++;
      }
    }
    return count == 0 ? none() : el("div", list).cls("results-chips");
  }

  private static Html state(SearchPage page, SearchLinks links) {
    String meant = page.didYouMean();
    Html offer =
        meant == null
            ? none()
            : el("p", "Did you mean ")
                .cls("results-meant")
                .with(link(shown(SearchLinks.asking(page.request(), meant)), meant))
                .with("?");
    if (page.total() > 0) {
      return meant == null ? none() : el("div", offer).cls("results-state");
    }
    Html.Element ways = el("ul").cls("ways-out");
    String asked = page.request().text();
    if (!page.request().filters().isEmpty()) {
      ways.with(el("li", link(shown(links.wordsOnly()), "Drop all filters")));
    }
    if (!asked.isBlank()) {
      ways.with(el("li", link("/names?name=" + Words.encoded(asked), "Look it up as a name")));
    }
    ways.with(
        el("li", link("/about#query-language", "How queries are read")),
        el("li", link("/search", "All cards")));
    return el("div", el("section", el("h2", "No card matches"), offer, ways).cls("notice"))
        .cls("results-state");
  }

  /// @param address the page's address for one of the API
  static Html facet(FacetCounts facet, SearchLinks links, UnaryOperator<String> address) {
    List<FacetValue> values = new ArrayList<>(facet.values());
    List<FacetValue> shown = new ArrayList<>();
    values.stream().filter(FacetValue::selected).forEach(shown::add);
    values.stream()
        .filter(value -> !value.selected())
        .limit(Math.max(0, VALUES_SHOWN - shown.size()))
        .forEach(shown::add);
    if (facet.facet() == Facet.FIRST_SEEN) {
      shown = new ArrayList<>(values);
      shown.sort((a, b) -> b.value().compareTo(a.value()));
    }
    Html.Element list = el("ul").cls("facet-values");
    shown.forEach(value ->
        list.with(value(facet.facet(), value, address.apply(links.toggle(facet.facet(), value)))));
    boolean open =
        facet.facet() == Facet.COUNTRY
            || facet.facet() == Facet.SECTOR
            || facet.facet() == Facet.MOTIVATION
            || shown.stream().anyMatch(FacetValue::selected);
    return el(
            "details",
            el("summary", el("h2", facet.facet().label())),
            el("div", list).cls("facet-body"))
        .cls("facet")
        .flag("open", open);
  }

  private static Html value(Facet facet, FacetValue value, String toggle) {
    boolean place = facet == Facet.COUNTRY || facet == Facet.TARGET;
    Html label = place ? Words.country(value.value(), text(value.label())) : text(value.label());
    Html.Element to =
        el("a", el("span", value.selected() ? text("✓ ") : none(), label).cls("facet-label"))
            .href(toggle)
            .attr("rel", "nofollow")
            .attr("aria-current", value.selected() ? "true" : null)
            .with(text(" "), el("span", Words.number(value.count())).cls("facet-count"));
    return el("li", to).cls("facet-value");
  }
}

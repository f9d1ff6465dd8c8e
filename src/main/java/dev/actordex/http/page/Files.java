package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;

import dev.actordex.export.JsonForm;
import dev.actordex.export.SearchLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files in which a card, or all that a search finds, can be taken along: those that the server
/// makes, by their endings.
final class Files {
  private static final String CARD = "cards/{id}.";
  private static final String SEARCH = "search.";
  private static final String INDICATORS = "cards/{id}/indicators.";
  private static final Map<String, String> LABELS =
      Map.of(
          "md", "Markdown",
          "jsonl", "JSON lines",
          "xlsx", "Excel",
          "stix.json", "STIX",
          "etda.json", "ETDA",
          "misp.json", "MISP",
          "navigator.json", "Navigator layer");

  private Files() {}

  /// @param offers the calls that the server answers, as `Shell` names them
  static List<Html> ofCard(String id, List<String> offers) {
    List<Html> files = new ArrayList<>();
    files.addAll(of(CARD, JsonForm.selfLink(id) + ".", "", "", offers));
    files.addAll(
        of(INDICATORS, JsonForm.selfLink(id) + "/indicators.", "", "Indicators: ", offers));
    return files;
  }

  /// @param api the search's own address
  static List<Html> ofSearch(String api, List<String> offers) {
    String query = api.substring(SearchLinks.PATH.length());
    return of(SEARCH, SearchLinks.PATH + ".", query, "", offers);
  }

  private static List<Html> of(
      String offered, String address, String query, String said, List<String> offers) {
    return offers.stream()
        .filter(offer -> offer.startsWith(offered))
        .map(offer -> offer.substring(offered.length()))
        .map(ending ->
            (Html)
                el(
                    "li",
                    link(address + ending + query, said + label(ending)).flag("download", true)))
        .toList();
  }

  private static String label(String ending) {
    return LABELS.getOrDefault(ending, ending.toUpperCase(Locale.ROOT));
  }

  /// A box that unfolds them; nothing where there are none.
  static Html menu(List<Html> files) {
    return files.isEmpty()
        ? Html.none()
        : el(
                "details",
                el("summary", "Export").cls("button quiet"),
                el("ul", Html.all(files)).cls("export-list"))
            .cls("export");
  }
}

package dev.actordex.browser;

import java.util.List;
import java.util.stream.Stream;

/// A page as readers come to it by its address. All pages are listed here, once.
///
/// @param name what its screenshots are called
/// @param status what the server answers with
record Place(String name, String path, Site site, int status) {

  private static Place at(String name, String path, Site site) {
    return new Place(name, path, site, 200);
  }

  /// What any user has, over the fullest index there is.
  static List<Place> pages() {
    Site site = Site.fullest();
    return List.of(
        at("home", "/", site),
        at("home-bundled", "/", Site.BUNDLED),
        at("results", "/search?q=watering-hole", site),
        at("results-filtered", "/search?type=actor&country=CN&-country=RU&sector=energy", site),
        at("results-none", "/search?q=zzxqvv&country=CN", site),
        new Place("results-refused", "/search?q=a&sort=nonsense", site, 400),
        at("actors", "/actors", site),
        at("software", "/software", site),
        at("techniques", "/techniques", site),
        at("campaigns", "/campaigns", site),
        at("names", "/names", site),
        at("names-asked", "/names?name=Fancy+Bear&name=Group+72&name=Nobody+Knows", site),
        at("names-table", "/names?view=table", site),
        at("compare", "/compare?ids=G0032,G0082,G0067", site),
        at("compare-none", "/compare", site),
        at("techniques-filtered", "/techniques?country=RU", site),
        at("statistics", "/statistics", site),
        at("about", "/about", site),
        at("actor-bundled", "/actors/G0001", Site.BUNDLED),
        at("technique", "/techniques/T1566", site),
        at("software-card", "/software/S0154", site),
        new Place("missing-page", "/nowhere", site, 404),
        new Place("missing-card", "/actors/G00011", site, 404));
  }

  /// Cards of every kind that the real data has: disputed, with the most techniques, contested,
  /// known to one source only, with hardly anything on it.
  static List<Place> realCards() {
    return List.of(
        at("actor-fin7", "/actors/G0046", Site.REAL),
        at("actor-lazarus", "/actors/G0032", Site.REAL),
        at("actor-axiom", "/actors/G0001", Site.REAL),
        at("actor-misp-only", "/actors/MISP-6149f3b6", Site.REAL),
        at("actor-two-facts", "/actors/MISP-e38d32a2", Site.REAL),
        at("campaign", "/campaigns/C0002", Site.REAL));
  }

  static Stream<Place> all() {
    return Stream.concat(pages().stream(), realCards().stream());
  }

  Reader open(Reader reader) {
    return status == 200 ? reader.open(path) : reader.openRefused(path, status);
  }

  @Override
  public String toString() {
    return name;
  }
}

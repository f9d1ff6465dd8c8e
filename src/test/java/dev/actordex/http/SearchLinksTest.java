package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.export.SearchLinks;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.FacetValue;
import dev.actordex.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchLinksTest {
  private static final FacetValue CHINA = new FacetValue("CN", "China", 17, false);
  private static final FacetValue CHOSEN_CHINA = new FacetValue("CN", "China", 17, true);

  @Test
  void choosingAValueAddsItAndKeepsTheRestOfTheQuestion() {
    assertThat(toggled("q=a+b%26c&country=RU&sort=name&size=50&page=3&explain=true", CHINA))
        .isEqualTo("/api/v1/search?q=a+b%26c&country=RU&country=CN&sort=name&size=50&explain=true");
  }

  @ParameterizedTest
  @CsvSource({
    "q=x&country=CN, /api/v1/search?q=x",
    "q=x&country=china, /api/v1/search?q=x",
    "country=CN&country=RU, /api/v1/search?country=RU",
    "country=cn, /api/v1/search",
    "country=Middle+Kingdom, /api/v1/search"
  })
  void aChosenValueIsTakenAwayHoweverItWasTyped(String query, String address) {
    assertThat(toggled(query, CHOSEN_CHINA)).isEqualTo(address);
  }

  @Test
  void choosingAnExcludedValueEndsTheExclusion() {
    assertThat(toggled("-country=CN&-country=RU", CHINA))
        .isEqualTo("/api/v1/search?-country=RU&country=CN");
  }

  @Test
  void theYearOfTheFirstSightingIsOneRangeAtATime() {
    SearchLinks links = new SearchLinks(read("first_seen=2010..2012&active=..2009"));
    assertThat(links.toggle(Facet.FIRST_SEEN, new FacetValue("2008", "2008", 1, false)))
        .isEqualTo("/api/v1/search?active=..2009-12-31&first_seen=2008");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "q=a+b%26c",
        "sort=name&size=50",
        "q=x&country=RU&sort=name&explain=true",
        "country=RU&sector=energy&active=2010..2012",
        "first_seen=2010..2012&country=RU&facets=country,first_seen",
        "-country=RU&q=x",
        "-sector=energy&country=RU&country=KP"
      })
  void whatStandsAroundAConditionGivesTheSameAddresses(String query) {
    SearchLinks links = new SearchLinks(read(query));
    for (Facet facet : Facet.values()) {
      SearchLinks.Around around = links.around(facet);
      String value = facet == Facet.FIRST_SEEN ? "2008" : "a value & more";
      String put = around.before() + SearchLinks.condition(facet.key(), value) + around.after();
      assertThat(put).isEqualTo(links.toggle(facet, new FacetValue(value, value, 1, false)));
      assertThat(around.always()).isEqualTo(!query.contains("-" + facet.key()));
    }
  }

  @Test
  void theAddressOfATogglesReadsBackAsTheSameQuestion() {
    SearchRequest request =
        read("q=%C3%A9+%3C&country=CN&-sector=energy&first_seen=2010&facets=country");
    String address =
        new SearchLinks(request).toggle(Facet.TARGET, new FacetValue("JP", "Japan", 1, false));
    SearchRequest again = read(address.substring(address.indexOf('?') + 1));
    assertThat(again.text()).isEqualTo("é <");
    assertThat(again.filters()).containsAll(request.filters()).hasSize(4);
    assertThat(again.facets()).isEqualTo(request.facets());
  }

  private static String toggled(String query, FacetValue value) {
    return new SearchLinks(read(query)).toggle(Facet.COUNTRY, value);
  }

  private static SearchRequest read(String query) {
    return SearchParameters.read(Parameters.read(query, SearchParameters.names()));
  }
}

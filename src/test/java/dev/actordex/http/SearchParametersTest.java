package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParametersTest {

  @Test
  void nothingAsksForAllCardsWithAllFacets() {
    assertThat(read("")).isEqualTo(SearchRequest.of(""));
  }

  @Test
  void aRepeatedParameterIsOneConditionWithSeveralValues() {
    assertThat(read("country=CN&country=Russia").filters())
        .containsExactly(new Filter.OneOf(Facet.COUNTRY, List.of("CN", "Russia"), false));
  }

  @Test
  void aLeadingMinusExcludes() {
    assertThat(read("-country=CN&sector=energy").filters())
        .containsExactly(
            new Filter.OneOf(Facet.SECTOR, List.of("energy"), false),
            new Filter.OneOf(Facet.COUNTRY, List.of("CN"), true));
  }

  @Test
  void valuesOfOpenVocabulariesGoToTheEngineAsTyped() {
    assertThat(read("target=United+States&technique=t1566&tool=Plug%58").filters())
        .containsExactly(
            new Filter.OneOf(Facet.TARGET, List.of("United States"), false),
            new Filter.OneOf(Facet.TOOL, List.of("PlugX"), false),
            new Filter.OneOf(Facet.TECHNIQUE, List.of("t1566"), false));
  }

  @ParameterizedTest
  @CsvSource({
    "type=Actors, TYPE, actor",
    "type=software, TYPE, software",
    "source=MITRE+ATT%26CK, SOURCE, attack",
    "source=ETDA, SOURCE, etda",
    "disputed=Origin, DISPUTED, country",
    "disputed=first_seen, DISPUTED, first_seen"
  })
  void valuesOfClosedSetsAreTakenByKeyOrLabel(String query, Facet facet, String value) {
    assertThat(read(query).filters())
        .containsExactly(new Filter.OneOf(facet, List.of(value), false));
  }

  @ParameterizedTest
  @CsvSource({
    "2010..2012, 2010-01-01, 2012-12-31",
    "2010, 2010-01-01, 2010-12-31",
    "2010-03..2010-04-15, 2010-03-01, 2010-04-15",
    "2014.., 2014-01-01,",
    "..2009, , 2009-12-31"
  })
  void activityIsAnIntervalOfDays(String typed, LocalDate from, LocalDate to) {
    assertThat(read("active=" + typed).filters()).containsExactly(new Filter.Active(from, to));
  }

  @ParameterizedTest
  @CsvSource({"2010..2012, 2010, 2012", "2010, 2010, 2010", "2014.., 2014,", "..2009, , 2009"})
  void firstSeenIsARangeOfYears(String typed, Integer from, Integer to) {
    assertThat(read("first_seen=" + typed).filters())
        .containsExactly(new Filter.FirstSeen(from, to));
  }

  @Test
  void orderPagingFacetsAndExplanationsAreRead() {
    SearchRequest request =
        read("q=bear&sort=-last_seen&page=3&size=50&facets=country,type&explain=true");
    assertThat(request.text()).isEqualTo("bear");
    assertThat(request.sort()).isEqualTo(new Sort(Sort.By.LAST_SEEN, true));
    assertThat(request.offset()).isEqualTo(100);
    assertThat(request.facets()).isEqualTo(EnumSet.of(Facet.COUNTRY, Facet.TYPE));
    assertThat(request.explain()).isTrue();
    assertThat(read("facets=none").facets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "foo=1, foo",
    "Q=1, Q",
    "q=a&q=b, q",
    "q=%ff, q",
    "q=%zz, q",
    "q=%, q",
    "q=%00, q",
    "type=person, type",
    "source=nobody, source",
    "disputed=name, disputed",
    "-type=person, -type",
    "country=, country",
    "active=2012..2010, active",
    "active=.., active",
    "active=soon, active",
    "active=2010-02-31, active",
    "first_seen=20, first_seen",
    "first_seen=2012..2010, first_seen",
    "sort=colour, sort",
    "page=0, page",
    "page=501, page",
    "page=-1, page",
    "page=1e3, page",
    "page=99999999999, page",
    "size=0, size",
    "size=101, size",
    "page=101&size=100, page",
    "'facets=country,colour', facets",
    "facets=, facets",
    "explain=yes, explain"
  })
  void whatIsWrongIsRefusedByName(String query, String parameter) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(query));
    assertThat(refusal).as(query).isNotNull();
    assertThat(refusal.problem().status()).isEqualTo(400);
    assertThat(refusal.problem().parameter()).isEqualTo(parameter);
  }

  @Test
  void anUnknownParameterIsToldTheKnownOnes() {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> read("foo=1"));
    assertThat(refusal.problem().kind()).isEqualTo(ProblemKind.UNKNOWN_PARAMETER);
    assertThat(refusal.problem().allowed()).contains("q", "country", "-country", "first_seen");
  }

  @Test
  void aTextLongerThanTheLimitIsRefusedNamingTheLimit() {
    assertThat(read("q=" + "a".repeat(1_024)).text()).hasSize(1_024);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> read("q=" + "%C3%A9".repeat(513)));
    assertThat(refusal.problem().detail()).contains("1024 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"country=%s", "-tool=%s"})
  void tooManyOrTooLongValuesAreRefused(String form) {
    String many = ("&" + form.formatted("x")).repeat(101).substring(1);
    assertThat(catchThrowableOfType(Refusal.class, () -> read(many))).isNotNull();
    String wide = form.formatted("x".repeat(257));
    assertThat(catchThrowableOfType(Refusal.class, () -> read(wide))).isNotNull();
  }

  @Test
  void moreParametersThanAnyoneNeedsAreRefused() {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> read("country=x&".repeat(300)));
    assertThat(refusal.problem().kind()).isEqualTo(ProblemKind.BAD_REQUEST);
  }

  private static SearchRequest read(String query) {
    return SearchParameters.read(Parameters.read(query, SearchParameters.names()));
  }
}

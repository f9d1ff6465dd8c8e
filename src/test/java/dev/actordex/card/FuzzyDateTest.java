package dev.actordex.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzyDateTest {

  @ParameterizedTest
  @CsvSource({
    "2008, 2008, 2008-01-01, 2008-12-31",
    "2021-03, 2021-03, 2021-03-01, 2021-03-31",
    "2021-03-17, 2021-03-17, 2021-03-17, 2021-03-17",
    "2014 Late, 2014 Late, 2014-09-01, 2014-12-31",
    "2014 Early, 2014 Early, 2014-01-01, 2014-03-31",
    "2014 Mid, 2014 Mid, 2014-05-01, 2014-08-31",
    "2014 Spring, 2014 Spring, 2014-03-01, 2014-05-31",
    "2014 Summer, 2014 Summer, 2014-06-01, 2014-08-31",
    "2014 Fall, 2014 Fall, 2014-09-01, 2014-11-30",
    "2014 Autumn, 2014 Autumn, 2014-09-01, 2014-11-30",
    "2014 Winter, 2014 Winter, 2014-01-01, 2014-03-31",
    "2008/2014, 2008/2014, 2008-01-01, 2014-12-31",
    "2016-02/2017-04, 2016-02/2017-04, 2016-02-01, 2017-04-30",
    "2014 Late/2015 Early, 2014 Late/2015 Early, 2014-09-01, 2015-03-31",
  })
  void theFormsOfEtda(String text, String display, LocalDate from, LocalDate to) {
    assertThat(FuzzyDate.parse(text)).contains(new FuzzyDate(display, from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "2017-05-31T21:31:43.540Z, 2017-05-31, 2017-05-31, 2017-05-31",
    "2020-02-29 12:00, 2020-02-29, 2020-02-29, 2020-02-29",
    "2020-2, 2020-02, 2020-02-01, 2020-02-29",
    "2020/7, 2020-07, 2020-07-01, 2020-07-31",
    "2020 Q3, 2020 Q3, 2020-07-01, 2020-09-30",
    "May 2017, 2017-05, 2017-05-01, 2017-05-31",
    "2017 May, 2017-05, 2017-05-01, 2017-05-31",
    "Sept 2017, 2017-09, 2017-09-01, 2017-09-30",
    "2015 - 2017, 2015/2017, 2015-01-01, 2017-12-31",
    "2015..2017-03, 2015/2017-03, 2015-01-01, 2017-03-31",
    "2015–2017, 2015/2017, 2015-01-01, 2017-12-31",
    "2010s, 2010s, 2010-01-01, 2019-12-31",
    "'  2008 ', 2008, 2008-01-01, 2008-12-31",
  })
  void otherFormsThatOccur(String text, String display, LocalDate from, LocalDate to) {
    assertThat(FuzzyDate.parse(text)).contains(new FuzzyDate(display, from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "unknown",
        "20",
        "20081",
        "2008-13",
        "2008-00",
        "2021-02-30",
        "2014 Someday",
        "2014 Ma",
        "2014/2008",
        "2014/",
        "/2014",
        "0000",
        "2008-01-01x",
        "2013s",
        "Late 2014/May"
      })
  void whatIsNoDateIsNone(String text) {
    assertThat(FuzzyDate.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2008", "2021-03", "2014 Late", "2008/2014", "2014 Late/2015 Early"})
  void whatIsShownReadsAsTheSameDate(String text) {
    FuzzyDate date = FuzzyDate.parse(text).orElseThrow();
    assertThat(FuzzyDate.parse(date.display())).contains(date);
  }

  @Test
  void datesAreOrderedByBeginningThenEnd() {
    List<String> sorted =
        Stream.of("2015", "2014 Late", "2014", "2014-01-01", "2008/2014", "2008")
            .map(text -> FuzzyDate.parse(text).orElseThrow())
            .sorted()
            .map(FuzzyDate::display)
            .toList();
    assertThat(sorted)
        .containsExactly("2008", "2008/2014", "2014-01-01", "2014", "2014 Late", "2015");
  }
}

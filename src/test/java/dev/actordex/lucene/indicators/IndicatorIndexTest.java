package dev.actordex.lucene.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import dev.actordex.indicator.Indicators;
import dev.actordex.indicator.Subject;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.lucene.GenerationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Indicators go in, are replaced, go out, and are found by their values.
class IndicatorIndexTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path data;
  private LuceneIndicatorSearch search;

  @BeforeEach
  void fill() {
    write(
        Indicators.of("1", IndicatorType.DOMAIN, "evil.example", Indicators.PLUGX),
        Indicators.of("2", IndicatorType.DOMAIN, "WWW.evil.example", Indicators.PLUGX),
        Indicators.of("3", IndicatorType.DOMAIN, "notevil.example"),
        Indicators.of("4", IndicatorType.URL, "http://cdn.evil.example:80/%7Ea", Indicators.PLUGX),
        Indicators.of("5", IndicatorType.IP_PORT, "192.0.2.1:443", Indicators.PLUGX),
        Indicators.of("6", IndicatorType.URL, "http://192.0.2.1/x"),
        Indicators.of("7", IndicatorType.IPV4, "192.0.2.77"),
        Indicators.of("8", IndicatorType.IPV4, "192.0.2.0/25"),
        Indicators.of("9", IndicatorType.IPV6, "2001:db8::1"),
        Indicators.of("10", IndicatorType.SHA256, HASH, Indicators.PLUGX),
        Indicators.of("11", IndicatorType.FILE_NAME, "Evil.EXE"),
        Indicators.of("12", IndicatorType.IPV4, "198.51.100.7"));
    search = LuceneIndicatorSearch.open(data);
  }

  @AfterEach
  void close() {
    search.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evil.example                  | 1 2 4
          EVIL[.]example                | 1 2 4
          www.evil.example              | 2
          vil.example                   |
          example.test                  |
          http://cdn.evil.example/~a    | 4
          hxxp://CDN[.]evil[.]example/%7ea | 4
          192.0.2.1                     | 5 6 8
          192.0.2.1:443                 | 5
          192.0.2.1:80                  |
          192.0.2.0/24                  | 5 6 7 8
          192.0.2.64/26                 | 7 8
          0.0.0.0/0                     | 5 6 7 8 12
          2001:DB8:0::1                 | 9
          2001:db8::/32                 | 9
          E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855 | 10
          evil.exe                      | 11
          "evil.example",               | 1 2 4
          <evil.example>                | 1 2 4
          .evil.example                 | 1 2 4
          ｅｖｉｌ．ｅｘａｍｐｌｅ        | 1 2 4
          １９２．０．２．７７             | 7 8
          SHA256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 | 10
          http://user:pw@www.evil.example.:8080/a?b | 2
          hxxps[:]//evil[.]example/other | 1
          http://cdn.evil.example/~a#top | 4
          cdn.evil.example/~a           | 4
          evil.example:443              | 1
          evil.example/other            | 1
          http://198.51.100.7/other     | 12
          198.51.100.7:8080             | 12
          198.51.100.7/other            | 12
          https://192.0.2.1/other       | 5
          http://[2001:db8::1]:8080/    | 9
          [2001:db8::1]:8080            | 9
          user@evil.example             |
          nothing of the kind           |
          """)
  void aValueIsFoundAsPeoplePasteIt(String pasted, String ids) {
    List<String> expected = ids == null ? List.of() : List.of(ids.split(" "));

    IndicatorPage page = search.find(IndicatorQuery.read(pasted), null, 1, 50);

    assertThat(page.indicators())
        .extracting(Indicator::sourceId)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(page.total()).isEqualTo(expected.size());
  }

  @Test
  void whatGoesInComesOutIdentically() {
    Subject campaign =
        new Subject(
            "stix:campaign--1",
            Set.of(CardType.CAMPAIGN),
            null,
            List.of("a", "b"),
            List.of("campaign--1"),
            null);
    Indicator whole =
        new Indicator(
            Source.STIX,
            "indicator--1",
            IndicatorValue.of(IndicatorType.PATTERN, "[a:b = 'c'] AND [d:e = 'f']").orElseThrow(),
            List.of(IndicatorValue.of(IndicatorType.DOMAIN, "Part.example").orElseThrow()),
            "[a:b = 'c'] AND [d:e = 'f']",
            "name",
            "description\nin lines",
            "producer",
            0,
            Instant.parse("1969-01-01T00:00:00.123456789Z"),
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2021-01-01T00:00:00Z"),
            List.of("\u202egnat", ""),
            List.of(),
            List.of(
                new Indicator.Pointing(campaign, "indicates", List.of("through x")),
                new Indicator.Pointing(Indicators.PLUGX, "indicates", List.of())),
            "{\"x_own\": \"\u0000\"}");

    write(whole);
    search.refresh();

    assertThat(search.find(IndicatorQuery.read("part.example"), null, 1, 1).indicators())
        .containsExactly(whole);
    assertThat(search.subjects())
        .extracting(counted -> counted.subject().key() + " " + counted.indicators())
        .containsExactly("malpedia:win.plugx 6", "stix:campaign--1 1");
  }

  @Test
  void theSameIdOfTheSameSourceReplacesAndAWithdrawnOneGoes() {
    try (LuceneIndicatorSink sink = new LuceneIndicatorSink(data, CLOCK, false)) {
      sink.replace(
          Source.THREATFOX,
          "1",
          List.of(Indicators.of("1", IndicatorType.DOMAIN, "moved.example", Indicators.PLUGX)));
      sink.remove(Source.THREATFOX, "2");
      sink.remove(Source.STIX, "4");
      sink.commit(List.of());
    }
    search.refresh();

    assertThat(ids("evil.example")).containsExactly("4");
    assertThat(ids("moved.example")).containsExactly("1");
    assertThat(search.manifest().total()).isEqualTo(11);
  }

  @Test
  void whatTheFirstImportSaysTwiceCountsOnceTheLastTime(@TempDir Path empty) {
    List<Indicator> many =
        IntStream.range(0, 500)
            .mapToObj(i -> Indicators.of("" + i % 400, IndicatorType.DOMAIN, i + ".example"))
            .toList();
    write(empty, many.toArray(Indicator[]::new));

    try (LuceneIndicatorSearch found = LuceneIndicatorSearch.open(empty)) {
      assertThat(found.manifest().total()).isEqualTo(400);
      assertThat(found.find(IndicatorQuery.read("99.example"), null, 1, 1).total()).isZero();
      assertThat(found.find(IndicatorQuery.read("100.example"), null, 1, 1).total()).isOne();
      assertThat(found.find(IndicatorQuery.read("499.example"), null, 1, 1).total()).isOne();
    }
  }

  @Test
  void theWholeOfASourceTakesThePlaceOfWhatItSaidBefore() {
    try (LuceneIndicatorSink sink = new LuceneIndicatorSink(data, CLOCK, false)) {
      sink.removeAll(Source.THREATFOX);
      sink.replace(
          Source.THREATFOX, "1", List.of(Indicators.of("1", IndicatorType.DOMAIN, "new.example")));
      sink.commit(List.of());
    }
    search.refresh();

    assertThat(search.manifest().total()).isEqualTo(1);
    assertThat(search.subjects()).isEmpty();
  }

  @Test
  void whatIsNotCommittedHasNotHappened() {
    String before = search.manifest().version();
    try (LuceneIndicatorSink sink = new LuceneIndicatorSink(data, CLOCK, false)) {
      sink.removeAll(Source.THREATFOX);
    }

    assertThat(search.refresh()).isFalse();
    assertThat(search.manifest().version()).isEqualTo(before);
    assertThat(search.manifest().total()).isEqualTo(12);
  }

  @Test
  void eachImportIsAnotherVersionAndKeepsTheListOfFiles() {
    String before = search.manifest().version();
    SourceSummary file =
        new SourceSummary(
            Source.THREATFOX, "iocs", "a&b=c\td%.json", "", "0".repeat(64), Map.of("imported", 1));
    try (LuceneIndicatorSink sink = new LuceneIndicatorSink(data, CLOCK, false)) {
      sink.commit(List.of(file));
    }
    search.refresh();

    assertThat(search.manifest().version()).isNotEqualTo(before);
    assertThat(search.manifest().files()).containsExactly(file);
    assertThat(search.manifest().updated()).isEqualTo("2026-01-01T12:00:00Z");
  }

  @Test
  void ofASubjectsIndicatorsPagesAndTypesAreCounted() {
    IndicatorPage page = search.of(Set.of("malpedia:win.plugx"), null, 1, 2);

    assertThat(page.total()).isEqualTo(5);
    assertThat(page.indicators()).hasSize(2);
    assertThat(page.types())
        .containsOnly(
            Map.entry(IndicatorType.DOMAIN, 2L),
            Map.entry(IndicatorType.URL, 1L),
            Map.entry(IndicatorType.IP_PORT, 1L),
            Map.entry(IndicatorType.SHA256, 1L));
    assertThat(search.of(Set.of("malpedia:win.plugx"), IndicatorType.DOMAIN, 1, 9).indicators())
        .extracting(indicator -> indicator.value().canonical())
        .containsExactlyInAnyOrder("evil.example", "www.evil.example");
  }

  @Test
  void anExportHasEachValueOnce() {
    write(Indicators.of("99", IndicatorType.DOMAIN, "EVIL.example", Indicators.PLUGX));
    search.refresh();
    List<String> values = new ArrayList<>();

    search.each(Set.of("malpedia:win.plugx"), null, i -> values.add(i.value().canonical()));

    assertThat(values).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whereThereAreNoneThereIsNothingAndThenTheyArePickedUp(@TempDir Path empty) {
    try (IndicatorSearch none = LuceneIndicatorSearch.open(empty)) {
      assertThat(none.find(IndicatorQuery.read("evil.example"), null, 1, 1).total()).isZero();
      assertThat(none.manifest().total()).isZero();
      assertThat(IndicatorVerification.verify(empty)).isEmpty();
    }
  }

  @Test
  void oneWritesAtATime() {
    try (LuceneIndicatorSink first = new LuceneIndicatorSink(data, CLOCK, false)) {
      assertThat(first.before().total()).isEqualTo(12);
      assertThatThrownBy(() -> new LuceneIndicatorSink(data, CLOCK, false))
          .isInstanceOfSatisfying(
              GenerationException.class,
              e -> assertThat(e.reason()).isEqualTo(GenerationException.Reason.BUSY));
    }
  }

  @Test
  void theDigestIsThatOfTheContentInWhateverOrderItCame(@TempDir Path other) {
    Indicator one = Indicators.of("1", IndicatorType.DOMAIN, "one.example", Indicators.PLUGX);
    Indicator two = Indicators.of("2", IndicatorType.DOMAIN, "two.example");
    write(data.resolve("a"), one, two);
    write(other, two);
    write(other, one);

    assertThat(IndicatorVerification.verify(other).orElseThrow().digest())
        .isEqualTo(IndicatorVerification.verify(data.resolve("a")).orElseThrow().digest());
    write(other, Indicators.of("2", IndicatorType.DOMAIN, "2.example"));
    assertThat(IndicatorVerification.verify(other).orElseThrow().digest())
        .isNotEqualTo(IndicatorVerification.verify(data.resolve("a")).orElseThrow().digest());
  }

  /// Each file of the index in turn: cut, changed in its middle, removed.
  @Test
  void everyDamagedFileIsNoticed() throws IOException {
    search.close();
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(3);
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      flipped[flipped.length / 2] ^= 0x10;
      for (byte[] damage : List.of(new byte[0], flipped, java.util.Arrays.copyOf(whole, 9))) {
        Files.write(file, damage);
        assertThat(IndicatorVerification.verify(data).orElseThrow().damage())
            .as(file.toString())
            .isNotEmpty();
      }
      Files.delete(file);
      assertThat(IndicatorVerification.verify(data).orElseThrow().damage())
          .as(file.toString())
          .isNotEmpty();
      Files.write(file, whole);
    }
    assertThat(IndicatorVerification.verify(data).orElseThrow().damage()).isEmpty();
    search = LuceneIndicatorSearch.open(data);
  }

  /// A server that starts over damaged indicators serves none of them and says so; one that meets
  /// the damage later does the same; both answer again when the files are as they were.
  @Test
  void damagedIndicatorsAreNotServedUntilTheyAreWholeAgain() throws IOException {
    try (LuceneIndicatorSearch serving = LuceneIndicatorSearch.openChecked(data)) {
      for (Path file : files()) {
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 0x10;
        assertThat(serving.usable()).as(file.toString()).isTrue();

        Files.write(file, flipped);
        serving.recheck();
        assertThat(serving.usable()).as(file.toString()).isFalse();
        assertThat(serving.problem().orElse("")).contains("damaged").doesNotContain("org.apache");
        assertThat(serving.manifest().total()).isZero();
        try (LuceneIndicatorSearch begun = LuceneIndicatorSearch.openChecked(data)) {
          assertThat(begun.usable()).as(file.toString()).isFalse();
          Files.write(file, whole);
          begun.recheck();
          assertThat(begun.usable()).as(file.toString()).isTrue();
          assertThat(begun.manifest().total()).isEqualTo(12);
        }
        serving.recheck();
        assertThat(serving.problem()).as(file.toString()).isEmpty();
        assertThat(serving.manifest().total()).isEqualTo(12);
      }
    }
  }

  @Test
  void damagedIndicatorsThatAreImportedAnewAreServedWithoutARestart() throws IOException {
    try (LuceneIndicatorSearch serving = LuceneIndicatorSearch.openChecked(data)) {
      for (Path file : files()) {
        if (String.valueOf(file.getFileName()).endsWith(".si")) {
          Files.delete(file);
        }
      }
      try (LuceneIndicatorSearch begun = LuceneIndicatorSearch.openChecked(data)) {
        assertThat(begun.usable()).isFalse();
        try (LuceneIndicatorSink sink = new LuceneIndicatorSink(data, CLOCK, true)) {
          sink.commit(List.of());
        }
        for (LuceneIndicatorSearch each : List.of(serving, begun)) {
          each.refresh();
          assertThat(each.problem()).isEmpty();
          assertThat(each.manifest().total()).isZero();
        }
        write(Indicators.of("1", IndicatorType.DOMAIN, "evil.example"));
        for (LuceneIndicatorSearch each : List.of(serving, begun)) {
          assertThat(each.refresh()).isTrue();
          assertThat(each.manifest().total()).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aClockThatJumpsBackChangesNoOrder() {
    Set<String> versions = new HashSet<>(Set.of(search.manifest().version()));
    for (String now :
        List.of("2036-01-01T00:00:00Z", "2016-01-01T00:00:00Z", "2016-01-01T00:00:00Z")) {
      String domain = "at" + versions.size() + ".example";
      Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
      try (LuceneIndicatorSink sink = new LuceneIndicatorSink(data, clock, false)) {
        Indicator indicator = Indicators.of(domain, IndicatorType.DOMAIN, domain);
        sink.replace(indicator.source(), indicator.sourceId(), List.of(indicator));
        sink.commit(List.of());
      }
      assertThat(search.refresh()).isTrue();
      assertThat(ids(domain)).containsExactly(domain);
      assertThat(versions.add(search.manifest().version())).isTrue();
      assertThat(search.manifest().version()).startsWith(versions.size() + "-");
    }
  }

  /// What was read goes on to be served when the next commit is damaged.
  @Test
  void aDamagedCommitIsPassedOverAndSaid() throws IOException {
    List<Path> before = files();
    try (LuceneIndicatorSearch serving = LuceneIndicatorSearch.openChecked(data)) {
      write(Indicators.of("13", IndicatorType.DOMAIN, "other.example"));
      Path added =
          files().stream()
              .filter(file -> !before.contains(file) && file.toString().endsWith(".cfs"))
              .findFirst()
              .orElseThrow();
      byte[] whole = Files.readAllBytes(added);
      byte[] flipped = whole.clone();
      flipped[flipped.length / 2] ^= 0x10;
      Files.write(added, flipped);

      assertThat(serving.refresh()).isFalse();
      assertThat(serving.usable()).isTrue();
      assertThat(serving.problem().orElse("")).contains("those before them are served");
      assertThat(serving.manifest().total()).isEqualTo(12);

      serving.recheck();
      assertThat(serving.usable()).isTrue();
      assertThat(serving.problem().orElse("")).contains("those before them are served");
      assertThat(serving.manifest().total()).isEqualTo(12);

      Files.write(added, whole);
      serving.recheck();
      assertThat(serving.problem()).isEmpty();
      assertThat(serving.manifest().total()).isEqualTo(13);
    }
  }

  /// Java tells a read that was interrupted like one that failed.
  @Test
  void aRecheckThatIsInterruptedFindsNoDamage() {
    try (LuceneIndicatorSearch serving = LuceneIndicatorSearch.openChecked(data)) {
      Thread.currentThread().interrupt();
      serving.recheck();
      assertThat(Thread.interrupted()).isTrue();

      assertThat(serving.problem()).isEmpty();
      assertThat(serving.manifest().total()).isEqualTo(12);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(data.resolve(IndicatorFields.FOLDER))) {
      return all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

  private List<String> ids(String value) {
    return search.find(IndicatorQuery.read(value), null, 1, 50).indicators().stream()
        .map(Indicator::sourceId)
        .toList();
  }

  private void write(Indicator... indicators) {
    write(data, indicators);
  }

  private static void write(Path folder, Indicator... indicators) {
    try (LuceneIndicatorSink sink = new LuceneIndicatorSink(folder, CLOCK, false)) {
      for (Indicator indicator : indicators) {
        sink.replace(indicator.source(), indicator.sourceId(), List.of(indicator));
      }
      sink.commit(List.of());
    }
  }
}

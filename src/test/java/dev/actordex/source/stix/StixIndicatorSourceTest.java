package dev.actordex.source.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.source.IndicatorsRead;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Indicators and observables of bundles that we invented, one of each version of STIX.
class StixIndicatorSourceTest {
  private static final Path FIXTURES = Path.of("src/test/resources/dev/actordex/source/stix");

  @Test
  void anIndicatorPointsToWhatItIndicatesAndKeepsEveryPropertyItCameWith() {
    IndicatorsRead read = read("kestrel-2.1.json");
    Indicator indicator = read.of("indicator--0a000000-0000-4000-8000-000000000001").getFirst();

    assertThat(indicator.source()).isEqualTo(Source.STIX);
    assertThat(indicator.value().type()).isEqualTo(IndicatorType.DOMAIN);
    assertThat(indicator.value().canonical()).isEqualTo("update.kestrel.example");
    assertThat(indicator.producer()).isEqualTo("Heron Watch");
    assertThat(indicator.confidence()).isEqualTo(80);
    assertThat(indicator.firstSeen()).isEqualTo(Instant.parse("2024-02-01T00:00:00Z"));
    assertThat(indicator.validUntil()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(indicator.tags()).containsExactly("c2", "malicious-activity");
    assertThat(indicator.raw()).contains("\"x_heron_grade\"", "\"deep\"");
    Indicator.Pointing pointing = indicator.pointings().getFirst();
    assertThat(pointing.relation()).isEqualTo("indicates");
    assertThat(pointing.subject().name()).isEqualTo("Kestrel Loader");
    assertThat(pointing.subject().names()).containsExactly("KLoad");
    assertThat(pointing.subject().types()).containsExactly(CardType.SOFTWARE);
  }

  @Test
  void valuesJoinedByOrAreIndicatorsEachAndACompoundPatternIsKeptWhole() {
    IndicatorsRead read = read("kestrel-2.1.json");

    assertThat(read.of("indicator--0a000000-0000-4000-8000-000000000002"))
        .extracting(i -> i.value().canonical())
        .containsExactly("192.0.2.10", "192.0.2.11");
    Indicator compound = read.of("indicator--0a000000-0000-4000-8000-000000000003").getFirst();
    assertThat(compound.value().type()).isEqualTo(IndicatorType.PATTERN);
    assertThat(compound.pattern()).isEqualTo(compound.value().value()).contains(" AND ");
    assertThat(compound.parts())
        .extracting(part -> part.type() + " " + part.canonical())
        .containsExactly("FILE_NAME kestrel.dll", "MD5 d41d8cd98f00b204e9800998ecf8427e");
    Indicator yara = read.of("indicator--0a000000-0000-4000-8000-000000000004").getFirst();
    assertThat(yara.value().type()).isEqualTo(IndicatorType.PATTERN);
    assertThat(yara.parts()).isEmpty();
  }

  @Test
  void theWayToASubjectGoesOverInfrastructureAndObservations() {
    IndicatorsRead read = read("kestrel-2.1.json");

    assertThat(pointings(read, "ipv4-addr--0b000000-0000-4000-8000-000000000001"))
        .containsExactly(
            "is what communicates with from Kestrel Loader []",
            "is what uses from Amber Kestrel [through the infrastructure Nest]");
    assertThat(pointings(read, "indicator--0a000000-0000-4000-8000-000000000005"))
        .containsExactly("attributed-to null []");
  }

  @Test
  void whatWasWithdrawnGoesAndWhatIsNoPatternIsRejected() {
    IndicatorsRead read = read("kestrel-2.1.json");

    assertThat(read.withdrawn())
        .containsExactly("stix indicator--0a000000-0000-4000-8000-000000000006");
    assertThat(read.problems())
        .extracting(problem -> problem.place() + " " + problem.consequence().key())
        .containsExactly("indicator--0a000000-0000-4000-8000-000000000007 rejected");
    assertThat(read.summaries().getFirst().source()).isEqualTo(Source.STIX);
    read.assertConserved();
  }

  @Test
  void stix20HoldsItsObservablesItselfAndNamesNoPatternType() {
    IndicatorsRead read = read("wren-2.0.json");

    assertThat(read.of("observed-data--0c000000-0000-4000-8000-000000000001"))
        .extracting(i -> i.value().canonical())
        .containsExactlyInAnyOrder(
            "198.51.100.5",
            "198.51.100.5:8443",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(read.of("indicator--0c000000-0000-4000-8000-000000000002").getFirst().pointings())
        .extracting(p -> p.relation() + " " + p.subject().ids())
        .containsExactly("indicates [malware--0c000000-0000-4000-8000-0000000000ff]");
    read.assertConserved();
  }

  @Test
  void ofTwoVersionsTheNewerCounts() {
    IndicatorsRead read =
        readText(
            """
            {"type": "bundle", "id": "bundle--1", "objects": [
             {"type": "indicator", "id": "indicator--1", "modified": "2024-02-01T00:00:00Z", "pattern": "[mutex:name = 'new']"},
             {"type": "indicator", "id": "indicator--1", "modified": "2024-01-01T00:00:00Z", "pattern": "[mutex:name = 'old']"},
             {"type": "indicator", "id": "indicator--1", "modified": "2024-02-01T00:00:00Z", "pattern": "[mutex:name = 'same']"},
             {"type": "x-own", "id": "x-own--1"}, 7]}\
            """);

    assertThat(read.indicators()).extracting(i -> i.value().value()).containsExactly("new");
    assertThat(read.summaries().getFirst().counts())
        .containsEntry("objects", 5)
        .containsEntry("imported", 1)
        .containsEntry("merged", 2)
        .containsEntry("skipped", 2);
  }

  @Test
  void aBundleSaysWhetherItHoldsIndicatorsCardsOrBoth() {
    assertThat(
            source(
                "{\"type\":\"bundle\",\"objects\":[{\"type\":\"malware\",\"id\":\"malware--1\"}]}"))
        .matches(StixIndicatorSource::holdsCards)
        .matches(source -> !source.holdsIndicators());
    assertThat(source("{\"type\":\"bundle\",\"objects\":[{\"type\":\"url\",\"id\":\"url--1\"}]}"))
        .matches(StixIndicatorSource::holdsIndicators)
        .matches(source -> !source.holdsCards());
  }

  private static List<String> pointings(IndicatorsRead read, String id) {
    return read.of(id).getFirst().pointings().stream()
        .map(p -> p.relation() + " " + p.subject().name() + " " + p.via())
        .toList();
  }

  private static StixIndicatorSource source(String bundle) {
    return StixIndicatorSource.of(
        Sources.recognise(SourceFile.of("bundle.json", bundle.getBytes(StandardCharsets.UTF_8))));
  }

  private static IndicatorsRead readText(String bundle) {
    IndicatorsRead read = new IndicatorsRead();
    source(bundle).read(read);
    return read;
  }

  private static IndicatorsRead read(String fixture) {
    IndicatorsRead read = new IndicatorsRead();
    StixIndicatorSource.of(Sources.recognise(SourceFile.of(FIXTURES.resolve(fixture)))).read(read);
    return read;
  }
}

package dev.actordex.source.threatfox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorSource;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.source.FileKind;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Rows of ThreatFox become indicators.
class ThreatFoxSourceTest {
  private static final String ROW =
      """
      {"id": "7", "ioc": "hxxp://Evil[.]example/a", "ioc_type": "url", "threat_type_desc": "what it is",
       "malware": "win.plugx", "malware_printable": "PlugX", "malware_alias": "Korplug, Sogu",
       "malware_malpedia": "https://malpedia.example/win.plugx", "confidence_level": 75,
       "first_seen": "2022-12-01 18:11:47 UTC", "last_seen": null, "reporter": "someone",
       "reference": "https://report.example/1", "tags": ["C2", "C2"], "own": {"unknown": 1}}\
      """;

  @Test
  void aRowKeepsAllItSays() {
    Collected read = read(ROW);
    Indicator indicator = read.indicators.getFirst();

    assertThat(indicator.source()).isEqualTo(Source.THREATFOX);
    assertThat(indicator.sourceId()).isEqualTo("7");
    assertThat(indicator.value().type()).isEqualTo(IndicatorType.URL);
    assertThat(indicator.value().value()).isEqualTo("http://Evil.example/a");
    assertThat(indicator.confidence()).isEqualTo(75);
    assertThat(indicator.firstSeen()).isEqualTo(Instant.parse("2022-12-01T18:11:47Z"));
    assertThat(indicator.lastSeen()).isNull();
    assertThat(indicator.producer()).isEqualTo("someone");
    assertThat(indicator.tags()).containsExactly("C2");
    assertThat(indicator.references())
        .containsExactly("https://report.example/1", "https://malpedia.example/win.plugx");
    assertThat(indicator.raw()).isEqualTo(ROW);
    Indicator.Pointing pointing = indicator.pointings().getFirst();
    assertThat(pointing.relation()).isEqualTo("indicates");
    assertThat(pointing.subject().malpedia()).isEqualTo("win.plugx");
    assertThat(pointing.subject().name()).isEqualTo("PlugX");
    assertThat(pointing.subject().names()).containsExactly("Korplug", "Sogu");
    assertThat(read.problems).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRejectedWithItsPlaceAndTheRestIsRead() {
    Collected read =
        read(
            ROW,
            ROW,
            "17",
            "{\"id\": \"8\", \"ioc\": \"nonsense here\", \"ioc_type\": \"domain\"}",
            "{\"id\": \"9\", \"ioc\": \"192.0.2.1\", \"ioc_type\": \"domain\"}",
            "{\"id\": \"10\", \"ioc\": \"x\", \"ioc_type\": \"colour\"}",
            "{\"ioc\": \"evil.example\", \"ioc_type\": \"domain\"}",
            "{\"id\": 11, \"ioc\": \"evil.example\", \"ioc_type\": \"domain\","
                + " \"confidence_level\": 999, \"first_seen\": \"soon\", \"malware\": \"unknown\"}");

    assertThat(read.summaries.getFirst().counts())
        .containsEntry("objects", 8)
        .containsEntry("imported", 3)
        .containsEntry("merged", 1)
        .containsEntry("skipped", 0)
        .containsEntry("rejected", 4);
    assertThat(read.problems)
        .extracting(problem -> problem.place() + " " + problem.consequence().key())
        .containsExactly(
            "/data/2 rejected",
            "8 rejected",
            "9 repaired",
            "10 rejected",
            "/data/6 rejected",
            "11 partly_read",
            "11 partly_read");
    assertThat(read.indicators.getLast().pointings()).isEmpty();
  }

  @Test
  void theRealFileIsReadToTheLastRow() {
    Path real = Path.of("../shared/data/threatfox/iocs.json.gz");
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(Files.exists(real), real + " is not there");
    }
    Collected read = new Collected();

    new ThreatFoxSource(Sources.recognise(SourceFile.of(real))).read(read);

    assertThat(read.summaries.getFirst().counts())
        .containsEntry("objects", 80_778)
        .containsEntry("imported", 80_776)
        .containsEntry("rejected", 2)
        .containsEntry("families", 160);
    assertThat(read.indicators).hasSize(80_776).noneMatch(i -> i.pointings().isEmpty());
  }

  private static Collected read(String... rows) {
    String file = "{\"query_status\": \"ok\", \"data\": [" + String.join(",\n", rows) + "]}";
    RecognisedFile recognised =
        Sources.recognise(SourceFile.of("iocs.json", file.getBytes(StandardCharsets.UTF_8)));
    assertThat(recognised.kind()).isEqualTo(FileKind.THREATFOX);
    Collected collected = new Collected();
    new ThreatFoxSource(recognised).read(collected);
    return collected;
  }

  private static final class Collected implements IndicatorSource.Intake {
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<SourceSummary> summaries = new ArrayList<>();

    @Override
    public void indicator(Indicator indicator) {
      indicators.add(indicator);
    }

    @Override
    public void withdrawn(Source source, String sourceId) {
      throw new AssertionError("ThreatFox withdraws nothing");
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void summary(SourceSummary summary) {
      summaries.add(summary);
    }
  }
}

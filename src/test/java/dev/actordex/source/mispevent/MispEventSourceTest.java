package dev.actordex.source.mispevent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.indicator.Indicator;
import dev.actordex.source.IndicatorsRead;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Attributes of an event that we invented.
class MispEventSourceTest {
  private static final Path FIXTURE =
      Path.of("src/test/resources/dev/actordex/source/mispevent/plover.json");

  private static IndicatorsRead read(SourceFile file) {
    IndicatorsRead read = new IndicatorsRead();
    new MispEventSource(Sources.recognise(file)).read(read);
    return read;
  }

  @Test
  void attributesAndThoseOfObjectsBecomeIndicators() {
    IndicatorsRead read = read(SourceFile.of(FIXTURE));

    assertThat(read.indicators())
        .extracting(i -> i.value().type().key() + " " + i.value().canonical())
        .containsExactly(
            "domain drop.plover.example",
            "ip_port 203.0.113.9:8080",
            "domain cdn.plover.example",
            "ipv4 203.0.113.10",
            "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(read.withdrawn()).containsExactly("misp_event 0d000000-0000-4000-8000-000000000006");
    assertThat(read.problems())
        .extracting(problem -> problem.place())
        .containsExactly("0d000000-0000-4000-8000-000000000007");
    read.assertConserved();
  }

  @Test
  void anAttributeIndicatesWhatItsOwnTagsNameAndBelongsToAnEventAboutTheRest() {
    Indicator indicator =
        read(SourceFile.of(FIXTURE)).of("0d000000-0000-4000-8000-000000000001").getFirst();

    assertThat(indicator.pointings())
        .extracting(p -> p.relation() + " " + p.subject().name() + " " + p.subject().ids())
        .containsExactly(
            "indicates Plover RAT [S9999]",
            "belongs-to-an-event-about Amber Plover [0d000000-0000-4000-8000-0000000000aa]");
    assertThat(indicator.pointings().get(1).subject().names()).containsExactly("Plover Team");
    assertThat(indicator.name()).isEqualTo("Plovers at the gate");
    assertThat(indicator.producer()).isEqualTo("Heron Watch");
    assertThat(indicator.firstSeen()).isEqualTo(Instant.parse("2024-03-02T10:00:00Z"));
    assertThat(indicator.tags()).containsExactly("tlp:clear", "kill-chain:c2");
    assertThat(indicator.references()).containsExactly("https://heron.example/plover");
    assertThat(indicator.raw()).contains("\"own_field\"");
  }

  @Test
  void anAnswerWithSeveralEventsIsReadWhole() {
    String one =
        """
        {"Event": {"uuid": "e%1$d", "Attribute": [
          {"uuid": "a%1$d", "type": "md5", "to_ids": true, "value": "d41d8cd98f00b204e9800998ecf8427%1$d"}]}}\
        """;
    String answer = "{\"response\": [" + one.formatted(1) + "," + one.formatted(2) + "]}";

    IndicatorsRead read =
        read(SourceFile.of("events.json", answer.getBytes(StandardCharsets.UTF_8)));

    assertThat(read.indicators()).extracting(Indicator::sourceId).isEqualTo(List.of("a1", "a2"));
    assertThat(read.summaries().getFirst().counts()).containsEntry("events", 2);
    read.assertConserved();
  }
}

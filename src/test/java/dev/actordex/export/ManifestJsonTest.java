package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.identity.Decision;
import dev.actordex.identity.Decisions;
import dev.actordex.identity.Unresolved;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Report;
import dev.actordex.ingest.SourceSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
  private static final RecordRef AXIOM = new RecordRef(Source.ATTACK, "G0001");
  private static final Manifest MANIFEST =
      new Manifest(
          "20250110-1",
          "2025-01-10T12:00:00Z",
          "0.1.0",
          1,
          9,
          "c0ffee",
          new Report(
              List.of(
                  new SourceSummary(
                      Source.ATTACK,
                      "enterprise-attack",
                      "e.json",
                      "18.1",
                      "ab",
                      Map.of("groups", 3))),
              Map.of("technique", 4, "actor", 3, "software", 1, "campaign", 1),
              Map.of("etda", 1),
              Decisions.of(List.of(new Decision(AXIOM, "Axiom", "G0001", true, "anchor"))),
              1,
              List.of(new Unresolved(AXIOM, "uses", "S9999")),
              List.of(
                  new Problem("e.json", "/objects/3", "No name.", Problem.Consequence.REJECTED))));

  private final ManifestJson codec = new ManifestJson();

  @Test
  void aManifestComesBackIdentically() {
    assertThat(codec.decode(codec.encode(MANIFEST))).isEqualTo(MANIFEST);
  }

  @Test
  void countsAreWrittenInTheOrderOfTheirNames() {
    assertThat(new String(codec.encode(MANIFEST), StandardCharsets.UTF_8))
        .contains("\"cards\":{\"actor\":3,\"campaign\":1,\"software\":1,\"technique\":4}")
        .contains("\"consequence\":\"rejected\"");
  }
}

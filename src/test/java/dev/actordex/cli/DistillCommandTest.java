package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keeps an empty set up to date from three small bundles and a cluster of one actor.
class DistillCommandTest {
  @TempDir private Path folder;
  private Path cards;
  private Path sources;
  private String out = "";
  private String err = "";

  @BeforeEach
  void write() throws IOException {
    cards = folder.resolve("cards");
    sources = folder.resolve("sources");
    Files.createDirectories(cards.resolve("actors"));
    Files.createDirectories(sources);
    Files.writeString(cards.resolve("techniques.json"), collection("technique"));
    Files.writeString(cards.resolve("software.json"), collection("software"));
    Files.writeString(sources.resolve("enterprise.json"), bundle("enterprise", GROUP));
    Files.writeString(sources.resolve("ics.json"), bundle("ics", ""));
    Files.writeString(sources.resolve("mobile.json"), bundle("mobile", ""));
    Files.writeString(
        sources.resolve("threat-actor.json"),
        """
        {"type": "threat-actor", "uuid": "7cdff317-a673-4474-84ec-4f1754947823", "name": "Threat actor",
         "version": 1, "values": [{"value": "Tin Badger", "uuid": "3c1b7f0e-9d52-4a68-8f11-0f6a5d2e7c90",
         "meta": {"country": "NO"}}]}
        """);
  }

  @Test
  void newFactsAreWrittenAndListed() throws IOException {
    assertThat(distill(sources.toString())).isZero();

    assertThat(out.lines())
        .containsExactly(
            "added\tG9901\tTin Badger\tnew group",
            "changed\tG9901\tTin Badger\tcountries: +NO [misp]",
            "changed\t-\trelease\tATT&CK v1.0 → ATT&CK v2.0",
            "human\tG9901\tTin Badger\tthe card holds facts only: write its description");
    assertThat(err).contains("3 files changed; 1 left to a person.");
    assertThat(Files.readString(cards.resolve("actors/G9901.json")))
        .contains("\"value\": \"NO\"", "MISP galaxy, threat actors: Tin Badger");
  }

  @Test
  void checkSaysSoAndChangesNothing() {
    assertThat(distill("--check", sources.toString())).isEqualTo(5);

    assertThat(err).contains("3 files would change");
    assertThat(cards.resolve("actors")).isEmptyDirectory();
  }

  @Test
  void checkIsContentWithASetThatIsUpToDate() {
    distill(sources.toString());

    assertThat(distill("--check", sources.toString())).isZero();
    assertThat(err).contains("0 files would change");
  }

  @Test
  void aMissingDomainStopsTheRunBecauseItWouldCountAsGone() throws IOException {
    Files.delete(sources.resolve("mobile.json"));

    assertThat(distill(sources.toString())).isEqualTo(2);
    assertThat(err).contains("Nothing was changed: mobile-attack could not be read");
    assertThat(cards.resolve("actors")).isEmptyDirectory();
  }

  @Test
  void aBrokenFileStopsTheRunTheSameWay() throws IOException {
    Path file = sources.resolve("threat-actor.json");
    Files.writeString(file, Files.readString(file).substring(0, 200));

    assertThat(distill(sources.toString())).isEqualTo(2);
    assertThat(err).contains("threat-actor.json", "Nothing was changed: threat-actor");
  }

  @Test
  void aFolderWithoutCardsIsRefused() {
    assertThat(run("distill", "--cards", sources.toString(), sources.toString())).isEqualTo(2);
    assertThat(err).contains("There are no bundled cards in");
  }

  @Test
  void withoutSourcesThereIsNothingToDo() {
    assertThat(distill()).isEqualTo(2);
    assertThat(err).contains("Nothing to read");
  }

  @Test
  void countsAreOfTheCardsAsTheyAre() {
    distill(sources.toString());

    assertThat(distill("--counts")).isZero();
    assertThat(out.lines().map(line -> line.strip().replaceAll("\\s+", " ")))
        .containsSubsequence("actors 1", "field cards values", "countries 1 1", "techniques 0");
  }

  @Test
  void theDocumentHasTheCountsOfTheBundledCards() throws IOException {
    assertThat(run("distill", "--counts", "--cards", "index/cards")).isZero();

    assertThat(Files.readString(Path.of("docs/bundled-cards.md")).replace("\r\n", "\n"))
        .as("docs/bundled-cards.md, Counting: paste what ./actordex distill --counts prints")
        .contains(out.replace("\r\n", "\n"));
  }

  private int distill(String... args) {
    List<String> all = new ArrayList<>(List.of("distill", "--cards", cards.toString()));
    all.addAll(List.of(args));
    return run(all.toArray(String[]::new));
  }

  private int run(String... args) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        CommandLineApp.run(
            new PrintStream(written, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(new byte[0]),
            Map.of(),
            args);
    out = written.toString(StandardCharsets.UTF_8);
    err = said.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static final String GROUP =
      """
      , {"type": "intrusion-set", "spec_version": "2.1", "id": "intrusion-set--11111111-1111-4111-8111-111111111111",
         "created": "2025-01-01T00:00:00.000Z", "modified": "2025-01-01T00:00:00.000Z", "name": "Tin Badger",
         "external_references": [{"source_name": "mitre-attack", "external_id": "G9901",
           "url": "https://attack.mitre.org/groups/G9901"}]}
      """;

  private static String collection(String type) {
    return """
    {
      "actordex_cards": 1,
      "type": "%s",
      "release": "ATT&CK v1.0",
      "references": [
        {
          "key": "attack",
          "title": "MITRE ATT&CK v1.0"
        }
      ],
      "cards": [
      ]
    }
    """
        .formatted(type);
  }

  private static String bundle(String domain, String more) {
    return """
    {"type": "bundle", "id": "bundle--22222222-2222-4222-8222-%2$012d", "objects": [
      {"type": "x-mitre-collection", "spec_version": "2.1", "id": "x-mitre-collection--33333333-3333-4333-8333-%2$012d",
       "created": "2025-01-01T00:00:00.000Z", "modified": "2025-01-01T00:00:00.000Z",
       "name": "%1$s", "x_mitre_version": "2.0", "x_mitre_contents": []},
      {"type": "x-mitre-matrix", "spec_version": "2.1", "id": "x-mitre-matrix--44444444-4444-4444-8444-%2$012d",
       "created": "2025-01-01T00:00:00.000Z", "modified": "2025-01-01T00:00:00.000Z", "name": "%1$s", "tactic_refs": [],
       "external_references": [{"source_name": "mitre-attack", "external_id": "%1$s-attack"}]}
      %3$s]}
    """
        .formatted(domain, domain.length(), more);
  }
}

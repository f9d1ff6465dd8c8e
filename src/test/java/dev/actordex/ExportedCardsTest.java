package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.cli.CommandLineApp;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Samples;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.CardSearch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `export` wrote, `import` brings back.
class ExportedCardsTest {
  @TempDir private Path folder;

  @Test
  void aCardImportedIntoAnEmptyFolderIsIdentical() throws IOException {
    Card card = SampleCards.axiom();
    Path file = written(card);

    assertThat(imported(file)).isEqualTo(0);

    try (CardSearch search = search()) {
      assertThat(search.card("G0001")).contains(card);
      assertThat(search.record("G0001", card.sources().get(1).source(), null))
          .hasValueSatisfying(raw ->
              assertThat(new String(raw, StandardCharsets.UTF_8))
                  .isEqualTo("{\"raw\":\"" + SampleCards.AXIOM_ETDA + "\"}"));
    }
  }

  @Test
  void anotherImportKeepsIt() throws IOException {
    Path file = written(SampleCards.axiom());
    Path other = written(SampleCards.fin7());
    imported(file);

    assertThat(imported(other)).isEqualTo(0);

    try (CardSearch search = search()) {
      assertThat(search.card("G0001")).contains(SampleCards.axiom());
      assertThat(search.card("G0046")).contains(SampleCards.fin7());
    }
  }

  @Test
  void theSourcesThemselvesSpeakForTheirCards() throws IOException {
    Path file = written(SampleCards.axiom());
    Path bundle = folder.resolve("bundle.json");
    Files.writeString(
        bundle,
        """
        {"type": "bundle", "id": "bundle--11111111-1111-4111-8111-111111111111", "objects": [
          {"type": "intrusion-set", "id": "%s", "name": "Axiom", "created": "2017-05-31T21:31:53.197Z",
           "modified": "2025-04-16T20:37:34.000Z", "external_references": [
             {"source_name": "mitre-attack", "external_id": "G0001",
              "url": "https://attack.mitre.org/groups/G0001"}]}]}
        """
            .formatted(SampleCards.AXIOM_STIX));
    imported(file);

    assertThat(imported(bundle)).isEqualTo(0);

    try (CardSearch search = search()) {
      assertThat(search.card("G0001").orElseThrow()).isNotEqualTo(SampleCards.axiom());
      assertThat(search.manifest().report().problems())
          .anySatisfy(problem -> assertThat(problem.message()).contains("was left out"));
    }
  }

  @Test
  void whatIsNoCardIsRejectedAndSaidSo() throws IOException {
    String json = Files.readString(written(SampleCards.axiom()));
    for (String broken :
        new String[] {
          json.replace(
              "\"name\" : \"Axiom\",\n  \"attack_id\"", "\"name\" : null,\n  \"attack_id\""),
          json.replace("https://example.org/axiom.pdf", "javascript:alert(1)"),
          json.replace("\"id\" : \"G0001\",\n  \"type\"", "\"id\" : \"../../x\",\n  \"type\""),
          json.replace("\"actordex_export\" : 1", "\"actordex_export\" : 7"),
          json.replace(
              "\"type\" : \"actor\",\n  \"name\" : \"Axiom\"",
              "\"type\" : \"x\",\n  \"name\" : \"Axiom\"")
        }) {
      assertThat(broken).isNotEqualTo(json);
      Path file = folder.resolve("broken.json");
      Files.writeString(file, broken);
      assertThat(imported(file)).isEqualTo(5);
    }
  }

  private Path written(Card card) throws IOException {
    Path file = folder.resolve(card.id() + ".json");
    Files.write(file, Samples.bytes(card, CardFormat.JSON, Choice.NONE));
    return file;
  }

  private int imported(Path file) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    return CommandLineApp.run(
        console,
        console,
        new ByteArrayInputStream(new byte[0]),
        Map.of(),
        "import",
        "--quiet",
        "--data",
        folder.resolve("data").toString(),
        file.toString());
  }

  private CardSearch search() {
    return Shelf.open(folder.resolve("data"));
  }
}

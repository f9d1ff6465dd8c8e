package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.ActorUse;
import dev.actordex.card.CampaignUse;
import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.TechniqueUse;
import dev.actordex.cli.CommandLineApp;
import dev.actordex.export.CardJson;
import dev.actordex.export.NodeScript;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Exports;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.navigator.LayerFormat;
import dev.actordex.export.stix.StixRules;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Edition;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;

/// Exports out of the index over ATT&CK, ETDA and MISP as they were published.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RealExportTest {
  private static final List<String> CARDS =
      List.of(
          "G0007", "G0010", "G0016", "G0032", "G0046", "G0096", "S0013", "S0154", "T1189", "C0024");

  @TempDir private Path folder;

  @Test
  void everyActorComesBackFromStixAsItWas() throws IOException {
    Path file = folder.resolve("actors.stix.json");
    try (Edition edition = RealIndex.search().edition()) {
      List<String> ids = edition.ids(actors());
      assertThat(ids).hasSizeGreaterThan(1_000);
      try (OutputStream out = Files.newOutputStream(file)) {
        new Exports(edition, "test").answer(actors()).write(ResultFormat.STIX, Choice.NONE, out);
      }
      try (InputStream in = Files.newInputStream(file)) {
        assertThat(StixRules.faults(in)).isEmpty();
      }
      imported(file);
      try (CardSearch again = Shelf.open(folder.resolve("data"))) {
        for (String id : ids) {
          Card card = edition.card(id).orElseThrow();
          assertThat(again.card(id)).as(id).contains(card);
        }
      }
    }
  }

  /// Of what ATT&CK says itself nothing breaks its own model; relationships are ours, and lack only
  /// what MITRE says of its editors.
  @Test
  void whatIsAttacksKeepsItsOwnModel() throws IOException {
    List<Path> bundles = new ArrayList<>();
    try (Edition edition = RealIndex.search().edition()) {
      Exports exports = new Exports(edition, "test");
      for (String id : CARDS) {
        Path file = folder.resolve(id + ".json");
        try (OutputStream out = Files.newOutputStream(file)) {
          exports.write(edition.card(id).orElseThrow(), CardFormat.STIX, Choice.NONE, out);
        }
        bundles.add(file);
      }
      Path all = folder.resolve("actors.json");
      try (OutputStream out = Files.newOutputStream(all)) {
        exports.answer(actors()).write(ResultFormat.STIX, Choice.NONE, out);
      }
      bundles.add(all);
    }
    List<JsonNode> said = new NodeScript("attack", "check.mjs").say(bundles.toArray(Path[]::new));
    assertThat(said).hasSizeGreaterThan(1_000);
    assertThat(said)
        .allSatisfy(object -> {
          List<String> issues =
              object.path("issues").valueStream().map(JsonNode::stringValue).toList();
          if (object.path("id").stringValue().startsWith("relationship--")) {
            assertThat(issues)
                .as(object.toString())
                .allMatch(issue ->
                    issue.startsWith("x_mitre_attack_spec_version: ")
                        || issue.startsWith("x_mitre_modified_by_ref: "));
          } else {
            assertThat(issues).as(object.toString()).isEmpty();
          }
        });
  }

  @Test
  void everyLayerOfAnActorKeepsTheFormat() throws IOException {
    try (Edition edition = RealIndex.search().edition()) {
      Exports exports = new Exports(edition, "test");
      for (String id : edition.ids(actors())) {
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        exports.write(edition.card(id).orElseThrow(), CardFormat.NAVIGATOR, Choice.NONE, layer);
        assertThat(LayerFormat.faults(layer.toByteArray())).as(id).isEmpty();
      }
    }
  }

  @Test
  void thePdfOfACardSaysWhatTheCardSays() throws IOException {
    try (Edition edition = RealIndex.search().edition()) {
      for (String id : CARDS) {
        Card card = edition.card(id).orElseThrow();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new Exports(edition, "test").write(card, CardFormat.PDF, Choice.NONE, file);
        String text = text(file.toByteArray());
        assertThat(said(card))
            .as(id)
            .hasSizeGreaterThan(20)
            .allSatisfy(what ->
                assertThat(pressed(what).stream().allMatch(text::contains))
                    .as("'%s' in the PDF", what)
                    .isTrue());
      }
    }
  }

  private static List<String> said(Card card) {
    return Stream.of(
            card.names().stream().map(CardName::name),
            card.countries().stream().map(Claim::label),
            card.targets().stream().map(Claim::label),
            card.sectors().stream().map(Claim::label),
            card.motivations().stream().map(Claim::label),
            card.techniques().stream().map(TechniqueUse::name),
            card.techniques().stream().map(TechniqueUse::attackId),
            card.software().stream().map(SoftwareUse::name),
            card.actors().stream().map(ActorUse::name),
            card.campaigns().stream().map(CampaignUse::name))
        .flatMap(values -> values)
        .distinct()
        .toList();
  }

  /// Its words: one may stand at the end of a page and the next on the next. Blanks do not count,
  /// as a word that is wider than its column is broken.
  private static List<String> pressed(String value) {
    return Stream.of(value.split("[\\s-]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      StringBuilder text = new StringBuilder();
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
      }
      return text.toString().replaceAll("\\s+", "");
    }
  }

  @Test
  void aLayerNamesTheVersionThatTheReleaseStates() throws IOException {
    RealIndex.search();
    imported(Path.of("../shared/data/attack-stix-2.1/ics-attack-18.1.json.gz"));
    try (CardSearch ics = Shelf.open(folder.resolve("data"));
        Edition edition = ics.edition()) {
      ByteArrayOutputStream layer = new ByteArrayOutputStream();
      new Exports(edition, "test")
          .answer(actors())
          .write(ResultFormat.NAVIGATOR, Choice.NONE, layer);
      assertThat(LayerFormat.faults(layer.toByteArray())).isEmpty();
      assertThat(layer.toString(StandardCharsets.UTF_8)).containsPattern("\"attack\" ?: ?\"18\"");
    }
  }

  @Test
  void anAnswersFileHoldsTheWholeAnswerInItsOrder() throws IOException {
    SearchRequest question =
        new SearchRequest("", List.of(), new Sort(Sort.By.NAME, false), 1, 100, Set.of(), false);
    try (Edition edition = RealIndex.search().edition()) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      new Exports(edition, "test").answer(question).write(ResultFormat.JSONL, Choice.NONE, lines);
      List<String> ids =
          lines
              .toString(StandardCharsets.UTF_8)
              .lines()
              .map(line -> new CardJson().decode(line.getBytes(StandardCharsets.UTF_8)).id())
              .toList();
      assertThat(ids).hasSize(edition.manifest().cards());
      assertThat(ids.subList(0, 100))
          .isEqualTo(
              RealIndex.search().search(question).hits().stream().map(hit -> hit.id()).toList());
    }
  }

  private static SearchRequest actors() {
    return new SearchRequest(
        "",
        List.of(new Filter.OneOf(Facet.TYPE, List.of(CardType.ACTOR.key()), false)),
        Sort.RELEVANCE,
        1,
        1,
        Set.of(),
        false);
  }

  private void imported(Path file) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    int code =
        CommandLineApp.run(
            console,
            console,
            new ByteArrayInputStream(new byte[0]),
            Map.of(),
            "import",
            "--quiet",
            "--data",
            folder.resolve("data").toString(),
            file.toString());
    assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }
}

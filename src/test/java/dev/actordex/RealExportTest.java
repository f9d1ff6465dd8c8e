package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.cli.CommandLineApp;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.export.NodeScript;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Exports;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.navigator.LayerFormat;
import dev.actordex.export.stix.StixRules;
import dev.actordex.lucene.read.LuceneCardSearch;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Exports out of the index over ATT&CK, ETDA and MISP as they were published.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RealExportTest {
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
      try (CardSearch again =
          LuceneCardSearch.open(folder.resolve("data"), new CardJson(), Tables.facetWords())) {
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
      for (String id :
          List.of(
              "G0001", "G0007", "G0016", "G0032", "G0096", "S0013", "S0154", "T1189", "C0024")) {
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

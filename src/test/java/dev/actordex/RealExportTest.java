package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.cli.CommandLineApp;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

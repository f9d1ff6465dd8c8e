package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.MatrixTechnique;
import dev.actordex.search.landscape.Profile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of actors and techniques for comparing is what their cards say.
class StoredLandscapeTest {
  @TempDir static Path data;
  static LuceneCardSearch search;

  @BeforeAll
  static void open() {
    Shelf.publish(data, LibraryCards.all());
    search = Shelf.open(data);
  }

  @AfterAll
  static void close() {
    search.close();
  }

  @Test
  void everyActorIsReadBackAsItWas() {
    assertThat(search.landscape().actors())
        .isEqualTo(
            LibraryCards.all().stream()
                .filter(card -> card.type() == CardType.ACTOR)
                .map(Profile::of)
                .sorted(Comparator.comparing(actor -> actor.card().id()))
                .toList())
        .isNotEmpty();
  }

  @Test
  void everyTechniqueIsReadBackAsItWas() {
    assertThat(search.landscape().techniques())
        .isEqualTo(
            LibraryCards.all().stream()
                .filter(card -> card.type() == CardType.TECHNIQUE)
                .map(MatrixTechnique::of)
                .sorted(Comparator.comparing(MatrixTechnique::attackId))
                .toList())
        .isNotEmpty();
  }

  @Test
  void aGenerationHasOneLandscape() {
    Landscape landscape = search.landscape();

    assertThat(search.landscape()).isSameAs(landscape);
    assertThat(landscape.generation()).isEqualTo(search.manifest().generation());
  }

  @Test
  void theActorsOfASearchAreThoseItFinds() {
    List<Filter> chinese = List.of(new Filter.OneOf(Facet.COUNTRY, List.of("China"), false));

    assertThat(search.actors("", chinese).actors())
        .extracting(actor -> actor.card().id())
        .contains("G0001", "G0025")
        .doesNotContain("G0046");
    assertThat(search.actors("axiom", List.of()).actors())
        .extracting(actor -> actor.card().id())
        .contains("G0001");
  }
}

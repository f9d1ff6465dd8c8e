package dev.actordex.export;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.search.Facet;
import dev.actordex.search.Headline;
import dev.actordex.search.PlainHeadline;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.FacetCounts;
import dev.actordex.search.SearchPage.FacetValue;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.SomeHighlights;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchPageJsonTest {
  private final SearchPageJson pages = new SearchPageJson();

  @Test
  void theSecondAnswerOfAGenerationIsTheFirst() {
    byte[] first = pages.json(page("1", "Azure Heron", 3), 0.1);
    assertThat(pages.json(page("1", "Azure Heron", 3), 0.1)).isEqualTo(first);
    assertThatJson(new String(first, StandardCharsets.UTF_8))
        .and(
            json -> json.node("hits").isArray().hasSize(2),
            json -> json.node("hits[1].name").isEqualTo("Azure Heron"),
            json -> json.node("hits[1].links.html").isEqualTo("/actors/X-2"),
            json -> json.node("facets[0].values").isArray().hasSize(2),
            json -> json.node("facets[0].values[1].count").isEqualTo(1203),
            json ->
                json.node("facets[0].values[1].toggle")
                    .isEqualTo("/api/v1/search?q=heron&country=%22KP%22"));
  }

  @Test
  void aCountIsThatOfTheAnswerNotOfAnEarlierOne() {
    pages.json(page("1", "Azure Heron", 3), 0);
    assertThatJson(text(pages.json(page("1", "Azure Heron", 40), 0)))
        .node("facets[0].values[0].count")
        .isEqualTo(40);
  }

  @Test
  void anotherGenerationMayCallACardOtherwise() {
    pages.json(page("1", "Azure Heron", 3), 0);
    assertThatJson(text(pages.json(page("2", "Blue Heron", 3), 0)))
        .node("hits[0].name")
        .isEqualTo("Blue Heron");
  }

  @Test
  void cardsOfNumbersThatShareAPlaceAreEachShownAsTheyAre() {
    List<SearchPage.Hit> hits =
        IntStream.of(3, 3 + (1 << 15), 40_000, 255, 256, 3 + (1 << 20))
            .mapToObj(number -> hit(number, "X-" + number, "Heron " + number))
            .toList();
    byte[] first = pages.json(page(hits), 0);

    assertThat(pages.json(page(hits), 0)).isEqualTo(first);
    for (int i = 0; i < hits.size(); i++) {
      assertThatJson(text(first)).node("hits[%d].name".formatted(i)).isEqualTo(hits.get(i).name());
    }
  }

  @Test
  void aNumberedCardIsNotReadASecondTime() {
    SearchPage.Hit hit = hit(3, "X-1", "Azure Heron");
    byte[] first = pages.json(page(List.of(hit)), 0);

    assertThat(pages.json(page(List.of(hit(3, "X-2", "Unread"))), 0)).isEqualTo(first);
  }

  @Test
  void twoGenerationsThatAnswerAtATimeAreNotTakenForEachOther() {
    String one = text(new SearchPageJson().json(page("1", List.of(hit(7, "X-1", "Azure"))), 0));
    String other = text(new SearchPageJson().json(page("2", List.of(hit(7, "X-2", "Blue"))), 0));

    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .filter(i -> {
                  boolean first = i % 2 == 0;
                  SearchPage.Hit hit = first ? hit(7, "X-1", "Azure") : hit(7, "X-2", "Blue");
                  byte[] json = pages.json(page(first ? "1" : "2", List.of(hit)), 0);
                  return !text(json).equals(first ? one : other);
                }))
        .isEmpty();
    assertThat(one).contains("Azure").doesNotContain("Blue");
  }

  @Test
  void halfASurrogatePairIsEscaped() {
    String half = "Heron \ud83d";
    assertThat(text(pages.json(page("1", half, 3), 0))).contains("Heron \\uD83D");
  }

  @Test
  void anAnswerOnItsWayIsNotOverwrittenByTheNext() {
    JsonBytes first = pages.lend(page("1", "Azure Heron", 3), 0);
    byte[] asItWas = first.toBytes();
    JsonBytes second = pages.lend(page("1", "Blue Heron", 4), 0);
    assertThat(first.toBytes()).isEqualTo(asItWas);
    pages.giveBack(second);
    pages.giveBack(first);
    assertThat(pages.json(page("1", "Azure Heron", 3), 0)).isEqualTo(asItWas);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static SearchPage page(String generation, String name, int count) {
    FacetValue china = new FacetValue("CN", "China", count, true);
    FacetValue quoted = new FacetValue("\"KP\"", "\"Korea\"", 1_203, false);
    return new SearchPage(
        SearchRequest.of("heron"),
        "cards that contain heron",
        List.of(),
        2,
        generation,
        List.of(hit("X-1", name), hit("X-2", name)),
        List.of(
            new FacetCounts(Facet.COUNTRY, false, List.of(china, quoted)),
            new FacetCounts(Facet.SECTOR, false, List.of())),
        null,
        false);
  }

  private static SearchPage page(List<SearchPage.Hit> hits) {
    return page("1", hits);
  }

  private static SearchPage page(String generation, List<SearchPage.Hit> hits) {
    return new SearchPage(
        SearchRequest.of("heron"), "heron", List.of(), 2, generation, hits, List.of(), null, false);
  }

  private static SearchPage.Hit hit(String id, String name) {
    return hit(Headline.UNNUMBERED, id, name);
  }

  private static SearchPage.Hit hit(int number, String id, String name) {
    return new SearchPage.Hit(
        new PlainHeadline(
            number,
            id,
            CardType.ACTOR,
            name,
            null,
            List.of(name),
            List.of("CN"),
            List.of(),
            List.of(),
            "2010",
            null,
            "live",
            "A \"heron\"",
            List.of(new RecordRef(Source.ETDA, id)),
            false,
            List.of()),
        null,
        1.5f,
        List.of(),
        SomeHighlights.of("description", "a <mark>heron</mark>"),
        null);
  }
}

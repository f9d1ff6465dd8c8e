package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How much work an answer is, in what can be counted: time is measured elsewhere.
@ExtendWith(OpenLibrary.class)
class SearchWorkTest {
  /// A word, names in several spellings, ids, sentences, a typo, a phrase, conditions, all cards.
  static final List<String> QUERIES =
      List.of(
          "watering hole",
          "apt28",
          "fancy bear",
          "lazarus group",
          "T1566.001",
          "russia",
          "actors from russia that use sogu",
          "strategic web compromises",
          "fancy baer",
          "\"robs banks\"",
          "country:RU technique:T1566.001",
          "");

  /// Half as much again as what was counted when this was written, with the first compiler alone,
  /// which allocates what the second saves: 13 kB.
  private static final long BYTES = 20_000;

  private final Generation generation;

  SearchWorkTest(Generation generation) {
    this.generation = generation;
  }

  @Test
  void anAnswerLeavesLittleGarbage() throws IOException {
    long bytes = bytesPerAnswer();

    assertThat(bytes).as("bytes allocated for an answer").isBetween(1_000L, BYTES);
  }

  /// An id may be as long as an address, and then nothing is like it.
  @Test
  void anIdWithoutEndCostsNoMore() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (String id : List.of("a".repeat(8_000), "fancy bear ".repeat(700), "ab".repeat(4_000))) {
      long before = threads.getCurrentThreadAllocatedBytes();
      new Catalogue(generation).lookup(id);
      generation.nameTable().suggest(id, 10);
      generation.lexicon().nearNames(id, 2);

      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .as("bytes for " + id.substring(0, 20))
          .isLessThan(5_000_000);
    }
  }

  private long bytesPerAnswer() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    // The first round fills what is remembered of words; later ones may meet the compiler.
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (String query : QUERIES) {
        answer(SearchRequest.of(query));
      }
      long after = threads.getCurrentThreadAllocatedBytes();
      least = Math.min(least, (after - before) / QUERIES.size());
    }
    return least;
  }

  private SearchPage answer(SearchRequest request) throws IOException {
    return new Search(generation, Deadline.never()).answer(request, Shelf.CODEC);
  }

  @Test
  void cardsAreLookedForOnceHoweverManyFacetsAreNarrowed() throws IOException {
    List<Filter> filters =
        List.of(
            new Filter.OneOf(Facet.COUNTRY, List.of("RU"), false),
            new Filter.OneOf(Facet.TYPE, List.of("actor"), false),
            new Filter.OneOf(Facet.TECHNIQUE, List.of("T1566.001"), true));

    assertThat(passes("russia", List.of())).isEqualTo(1);
    assertThat(passes("russia", filters)).isEqualTo(1);
    assertThat(passes("", filters)).isEqualTo(1);
  }

  private int passes(String text, List<Filter> filters) throws IOException {
    Search search = new Search(generation, Deadline.never());
    SearchPage page =
        search.answer(
            new SearchRequest(
                text, filters, Sort.RELEVANCE, 1, 20, EnumSet.allOf(Facet.class), false),
            Shelf.CODEC);
    assertThat(page.total()).isPositive();
    assertThat(page.facets()).hasSameSizeAs(Facet.values());
    return search.passes();
  }

  @Test
  void aSecondQuestionDoesNotReadTheSameWordsAgain() throws IOException {
    answer(SearchRequest.of("strategic web compromises"));
    Held first = held("compromises russia");
    Held again = held("russia compromises");

    assertThat(again).isSameAs(first);
    assertThat(first.bytes()).isPositive();
  }

  /// What stands for the word `compromises` in a query.
  private Held held(String text) throws IOException {
    SearchPage page = answer(SearchRequest.of(text));
    assertThat(page.total()).isPositive();
    Part part =
        (Part)
            generation
                .remembered()
                .get(
                    new Part.Key(Part.Kind.WORD, "compromises~compromise  ", "compromises", false));
    assertThat(part).isNotNull();
    return (Held) part.query();
  }
}

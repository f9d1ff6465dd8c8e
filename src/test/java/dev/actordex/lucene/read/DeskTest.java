package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.Card;
import dev.actordex.ingest.CardCodec;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an answer takes over from the one before shows in none.
@ExtendWith(OpenLibrary.class)
class DeskTest {
  private static final List<String> QUERIES =
      List.of(
          "lazarus",
          "russia",
          "fancy bear",
          "strategic web compromises",
          "robs banks for a state",
          "watering hole",
          "apt* russia",
          "lazarous",
          "");

  private final Generation generation;

  DeskTest(Generation generation) {
    this.generation = generation;
  }

  private SearchPage answer(String text) throws IOException {
    return new Search(generation, Deadline.never()).answer(SearchRequest.of(text), Shelf.CODEC);
  }

  private List<SearchPage> answers() throws IOException {
    List<SearchPage> answers = new ArrayList<>();
    for (String text : QUERIES) {
      answers.add(answer(text));
    }
    return answers;
  }

  @Test
  void severalAtOnceGetWhatOneGets() throws Exception {
    List<SearchPage> alone = answers();
    Callable<List<SearchPage>> asking =
        () -> {
          List<SearchPage> different = new ArrayList<>();
          for (int round = 0; round < 40; round++) {
            for (int i = 0; i < QUERIES.size(); i++) {
              SearchPage page = answer(QUERIES.get(i));
              if (!page.equals(alone.get(i))) {
                different.add(page);
              }
            }
          }
          return different;
        };
    try (ExecutorService several = Executors.newFixedThreadPool(3)) {
      for (Future<List<SearchPage>> asked : several.invokeAll(List.of(asking, asking, asking))) {
        assertThat(asked.get()).isEmpty();
      }
    }
  }

  @Test
  void whoFailsLeavesNothingToTheNext() throws IOException {
    List<SearchPage> before = answers();
    CardCodec failing =
        new CardCodec() {
          @Override
          public byte[] encode(Card card) {
            throw new IllegalStateException("does not write");
          }

          @Override
          public Card decode(byte[] json) {
            throw new IllegalStateException("does not read");
          }
        };
    SearchRequest plain = SearchRequest.of("fancy bear russia");
    SearchRequest explained =
        new SearchRequest(
            plain.text(), plain.filters(), plain.sort(), 1, plain.size(), plain.facets(), true);

    assertThatThrownBy(() -> new Search(generation, Deadline.never()).answer(explained, failing))
        .hasRootCauseMessage("does not read");

    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void aDeskIsNobodyElsesUntilItIsGivenBack() {
    Desk.Free free = generation.desks();
    Desk one = free.take();
    Desk other = free.take();
    assertThat(other).isNotSameAs(one);

    free.giveBack(one);

    assertThat(free.take()).isSameAs(one);
    assertThat(free.take()).isNotSameAs(one).isNotSameAs(other);
  }
}

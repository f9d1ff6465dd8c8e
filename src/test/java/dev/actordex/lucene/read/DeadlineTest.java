package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.lucene.Shelf;
import dev.actordex.search.OutOfTime;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A search whose time is up, at every place where it looks at the clock.
@ExtendWith(OpenLibrary.class)
class DeadlineTest {
  /// A clock that moves on by a nanosecond each time it is looked at.
  private static Deadline after(int looks) {
    AtomicLong time = new AtomicLong();
    return new Deadline(time::getAndIncrement, Duration.ofNanos(looks));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "russia",
        "robs banks for a state and no other reason",
        "lazarsu gorup",
        "no such words anywhere",
        "\"fancy bear\" OR apt* NOT lazarus"
      })
  void whateverIsLeftOutTheAnswerSaysSo(String text, Generation generation) throws IOException {
    SearchRequest request = SearchRequest.of(text);
    SearchPage whole = new Search(generation, Deadline.never()).answer(request, Shelf.CODEC);
    assertThat(whole.partial()).isFalse();
    boolean partial = true;
    int looks = 1;
    for (; partial && looks < 2_000; looks++) {
      SearchPage page = new Search(generation, after(looks)).answer(request, Shelf.CODEC);
      partial = page.partial();
      if (!partial) {
        assertThat(page).isEqualTo(whole);
      }
    }
    assertThat(looks).as("looks at the clock").isBetween(3, 1_999);
  }

  /// A reason that is missing would make the others wrong.
  @ParameterizedTest
  @ValueSource(strings = {"russia", "robs banks for a state", "\"fancy bear\" OR apt* NOT lazarus"})
  void aHitIsExplainedWhollyOrNotAtAll(String text, Generation generation) throws IOException {
    SearchRequest plain = SearchRequest.of(text);
    SearchRequest request =
        new SearchRequest(text, List.of(), plain.sort(), 1, plain.size(), plain.facets(), true);
    SearchPage whole = new Search(generation, Deadline.never()).answer(request, Shelf.CODEC);
    assertThat(whole.hits()).allMatch(hit -> hit.explanation() != null);
    boolean partial = true;
    for (int looks = 1; partial && looks < 2_000; looks++) {
      SearchPage page = new Search(generation, after(looks)).answer(request, Shelf.CODEC);
      partial = page.partial();
      for (SearchPage.Hit hit : page.hits()) {
        if (hit.explanation() != null) {
          assertThat(whole.hits())
              .extracting(SearchPage.Hit::explanation)
              .contains(hit.explanation());
        }
      }
    }
    assertThat(partial).isFalse();
  }

  /// Regions are looked up by all their countries at once, which Lucene does; whoever asks next
  /// must not get what one whose time was up had found by then.
  @ParameterizedTest
  @ValueSource(
      strings = {"russia", "asia", "european lazarus", "apt* russia", "country:\"Asia\" -lazarus"})
  void whatOneHadNoTimeForTheNextFinds(String text, @TempDir Path data) throws IOException {
    String name = Shelf.publish(data, LibraryCards.all()).generation();
    SearchRequest request = SearchRequest.of(text);
    SearchPage whole = null;
    for (int looks = 60; looks >= 0; looks--) {
      Generation cold = LibraryIndex.open(data, name);
      try {
        if (looks < 60) {
          new Search(cold, after(looks)).answer(request, Shelf.CODEC);
        }
        SearchPage next = new Search(cold, Deadline.never()).answer(request, Shelf.CODEC);
        whole = whole == null ? next : whole;
        assertThat(next).as(looks + " looks at the clock before").isEqualTo(whole);
      } finally {
        cold.release();
      }
    }
  }

  @Test
  void whatMakesSenseAsAWholeOnlyIsNotToldInPart(Generation generation) throws IOException {
    assertThatThrownBy(() -> new Search(generation, after(1)).actors("lazarus", List.of()))
        .isInstanceOf(OutOfTime.class);
    assertThat(new Search(generation, Deadline.never()).actors("lazarus", List.of()).actors())
        .isNotEmpty();
  }

  @Test
  void whoNeverAsksMissesNothing() {
    Deadline deadline = after(1);

    assertThat(deadline.missed()).isFalse();
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.missed()).isTrue();
    assertThat(Deadline.never().passed()).isFalse();
  }
}

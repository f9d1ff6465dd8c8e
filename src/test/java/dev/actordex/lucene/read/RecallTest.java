package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;

class RecallTest {
  private static final int LARGE = 1 << 20;

  private final Remembered remembered = new Remembered(10_000, 10_000);
  private int read;

  @Test
  void aRowIsOneForAllPhrasesOfAQuestionThoughWhatIsListedWasThrownAwayMeanwhile() {
    Recall recall = recall(false, LARGE);
    List<Query> first = row(recall, "watering hole ");
    for (int i = 0; i < 100; i++) {
      row(recall(false, LARGE), "another " + i);
    }

    assertThat(remembered.get(key("watering hole "))).isNull();
    assertThat(row(recall, "watering hole ")).isSameAs(first);
  }

  @Test
  void aRowIsReadAgainByTheNextQuestionOnlyWhereItIsNotRemembered() {
    List<Query> first = row(recall(false, LARGE), "watering hole ");

    assertThat(row(recall(false, LARGE), "watering hole ")).isSameAs(first);
    assertThat(read).isOne();
    assertThat(row(recall(false, 1), "watering hole ")).isNotSameAs(first);
    assertThat(row(recall(true, LARGE), "watering hole ")).noneMatch(Held.class::isInstance);
  }

  private Recall recall(boolean explaining, int cards) {
    return new Recall(remembered, Deadline.never(), explaining, cards);
  }

  private List<Query> row(Recall recall, String words) {
    return recall.row(
        key(words),
        () -> {
          read++;
          return List.of(Ways.term("text", words, 1));
        });
  }

  private static Part.Key key(String words) {
    return new Part.Key(Part.Kind.ROW, words, "", false);
  }
}

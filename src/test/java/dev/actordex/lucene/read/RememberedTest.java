package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
  /// For things of 90 bytes: some seven hundred that are kept, thirty that pass.
  private final Remembered remembered = new Remembered(128_000, 64_000);

  private record Thing(Part.Key key) implements Room.Sized {
    @Override
    public long bytes() {
      return 90;
    }
  }

  private static Part.Key word(Object word) {
    return new Part.Key(Part.Kind.WORD, word.toString(), "", false);
  }

  private static Part.Key concept(String concept) {
    return new Part.Key(Part.Kind.CONCEPT, concept, "", false);
  }

  /// As a question does it.
  ///
  /// @return whether it was remembered
  private boolean ask(Part.Key key) {
    boolean known = remembered.get(key) != null;
    if (!known) {
      remembered.roomFor(key).put(key, new Thing(key));
    }
    return known;
  }

  private void askForOthers(int from, int to) {
    for (int i = from; i < to; i++) {
      ask(word(i));
    }
  }

  @Test
  void aQuestionFindsWhatItMadeItself() {
    ask(word("rare"));

    assertThat(ask(word("rare"))).isTrue();
  }

  @Test
  void whatNobodyAsksForAgainGoesAfterAFewQuestions() {
    ask(word("rare"));
    askForOthers(0, 100);

    assertThat(remembered.get(word("rare"))).isNull();
  }

  @Test
  void whatIsAskedAgainIsMadeOnceMoreAndStays() {
    ask(word("common"));
    askForOthers(0, 100);

    assertThat(ask(word("common"))).isFalse();
    askForOthers(100, 300);
    assertThat(ask(word("common"))).isTrue();
    askForOthers(300, 600);
    assertThat(remembered.get(word("common"))).isEqualTo(new Thing(word("common")));
  }

  @Test
  void onceIsForgottenWhenManyOthersWereAskedFor() {
    ask(word("seldom"));
    askForOthers(0, 100_000);

    assertThat(ask(word("seldom"))).isFalse();
    askForOthers(100_000, 100_100);
    assertThat(remembered.get(word("seldom"))).isNull();
  }

  @Test
  void whatTablesListStaysFromTheFirstTimeAndIsNotPushedOutByRareWords() {
    ask(concept("ransomware"));
    for (int twice = 0; twice < 2; twice++) {
      for (int i = 0; i < 3_000; i += 100) {
        askForOthers(i, i + 100);
        askForOthers(i, i + 100);
      }
    }

    assertThat(remembered.get(concept("ransomware"))).isNotNull();
  }

  /// All that one question asks for several times has to be there as long as it is answered, and
  /// what was asked once must not find that there is no room for it the second time.
  @Test
  void whatPassesMayBeAsLargeAsWhatIsKept() {
    Part.Key rare = word("rare");
    Room passing = remembered.roomFor(rare);
    passing.put(rare, new Thing(rare));
    assertThat(passing.mayGrow(8_000)).isTrue();
    assertThat(remembered.get(rare)).isNotNull();

    Room kept = remembered.roomFor(rare);
    assertThat(kept).isNotSameAs(passing);
    for (Room room : List.of(passing, kept)) {
      assertThat(room.mayGrow(8_000)).isTrue();
      assertThat(room.mayGrow(8_001)).isFalse();
    }
  }
}

package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PileTest {
  private final Pile pile = new Pile();

  @Test
  void whatIsTakenOffIsNotOverwrittenByWhatComesNext() {
    write(3, 5);
    HeldCards first = pile.take(0);
    write(4, 6);

    assertThat(first.docs()).containsExactly(3, 5);
    assertThat(first.scores()).containsExactly(3, 5);
    assertThat(pile.take(0).docs()).containsExactly(4, 6);
  }

  @Test
  void aListOfAnotherIsGivenBackAsItWasAndNeverWrittenInto() {
    HeldCards others = new HeldCards(new int[] {1, 2}, new float[] {1, 2});
    pile.add(others);

    assertThat(pile.take(0)).isSameAs(others);
    write(8, 9);
    assertThat(others.docs()).containsExactly(1, 2);
  }

  @Test
  void anEmptyListIsNotPutOn() {
    pile.add(HeldCards.NONE);
    write();

    assertThat(pile.height()).isZero();
    assertThat(pile.take(0)).isSameAs(HeldCards.NONE);
  }

  @Test
  void manyListsLieOnTopOfEachOther() {
    IntStream.range(0, 100).forEach(i -> write(i));

    assertThat(pile.height()).isEqualTo(100);
    assertThat(pile.docs(57)).startsWith(57);
    assertThat(pile.take(99).docs()).containsExactly(99);
    pile.cut(3);
    assertThat(pile.take(2).docs()).containsExactly(2);
  }

  @Test
  void ofWhatOthersBroughtNothingStays() {
    HeldCards others = new HeldCards(new int[] {1, 2}, new float[] {1, 2});
    write(3, 5);
    pile.add(others);
    pile.cut(0);

    assertThat(pile.docs(1)).isNotSameAs(others.docs());
    assertThat(pile.scores(1)).isNotSameAs(others.scores());
  }

  @Test
  void noMoreRoomStaysThanThereMayBe() {
    write(1, 2, 3);
    pile.begin(1_000);
    pile.end(1);
    write(4, 5, 6);
    int[] small = pile.docs(0);
    int[] large = pile.docs(1);
    byte[] norms = pile.norms(1_000);

    pile.trim(100);

    assertThat(pile.height()).isZero();
    assertThat(pile.docs(0)).isSameAs(small);
    assertThat(pile.docs(1)).isNotSameAs(large);
    assertThat(pile.docs(1).length + pile.scores(1).length).isZero();
    assertThat(pile.norms(1)).isNotSameAs(norms).hasSize(1);
    write(7, 8);
    assertThat(pile.take(0).docs()).containsExactly(7, 8);
  }

  private void write(int... docs) {
    pile.begin(docs.length + 1);
    for (int i = 0; i < docs.length; i++) {
      pile.docs()[i] = docs[i];
      pile.scores()[i] = docs[i];
    }
    pile.end(docs.length);
  }
}

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

  private void write(int... docs) {
    pile.begin(docs.length + 1);
    for (int i = 0; i < docs.length; i++) {
      pile.docs()[i] = docs[i];
      pile.scores()[i] = docs[i];
    }
    pile.end(docs.length);
  }
}

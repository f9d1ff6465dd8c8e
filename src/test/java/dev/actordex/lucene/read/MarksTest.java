package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Where clues stand in one card after the other.
class MarksTest {
  private final Marks marks = new Marks();

  private String told() {
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < marks.size(); i++) {
      told.append(marks.first(i)).append('-').append(marks.after(i));
      told.append(':').append(marks.clueOf(i)).append(' ');
    }
    return told.toString();
  }

  @Test
  void ofMarksThatOverlapTheFirstIsLeftAndOfThoseThatBeginTogetherTheLongest() {
    marks.begin();
    marks.add(7, 1, 2);
    marks.add(3, 1, 0);
    marks.add(3, 2, 1);
    marks.add(4, 3, 0);
    marks.add(7, 1, 1);
    marks.order();
    assertThat(told()).isEqualTo("3-5:1 7-8:1 ");
  }

  @Test
  void fewAndManyMarksArePutInTheOrderOfTheText() {
    for (int size : new int[] {0, 1, 2, 31, 32, 33, 500}) {
      marks.begin();
      for (int i = 0; i < size; i++) {
        marks.add(i * 617 % 1_000 * 2, 1, i % 3);
      }
      marks.order();
      assertThat(marks.size()).isEqualTo(size);
      for (int i = 1; i < size; i++) {
        assertThat(marks.first(i)).isGreaterThan(marks.first(i - 1));
      }
    }
  }

  @Test
  void whatIsKeptOutlastsOtherCardsUntilAllAreForgotten() {
    for (int doc = 0; doc < 200; doc++) {
      marks.begin();
      for (int word = 0; word <= doc % 5; word++) {
        marks.add(doc + word, 1, word);
      }
      marks.order();
      marks.keep(doc);
    }
    marks.begin();
    marks.add(1, 1, 9);
    marks.order();
    assertThat(marks.again(102)).isTrue();
    assertThat(told()).isEqualTo("102-103:0 103-104:1 104-105:2 ");
    assertThat(marks.again(0)).isTrue();
    assertThat(told()).isEqualTo("0-1:0 ");
    assertThat(marks.again(200)).isFalse();
    marks.clear();
    assertThat(marks.again(102)).isFalse();
    assertThat(marks.size()).isZero();
  }
}

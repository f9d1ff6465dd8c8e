package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpareBytesTest {
  private final SpareBytes spare = new SpareBytes();

  @Test
  void whatWasGivenBackIsLentAgainAndBeginsEmpty() {
    JsonBytes first = spare.take();
    first.raw(JsonBytes.utf8("{}"));
    spare.giveBack(first);
    assertThat(spare.take()).isSameAs(first);
    assertThat(first.size()).isZero();
  }

  @Test
  void twoAtATimeHaveMemoryOfTheirOwn() {
    assertThat(spare.take()).isNotSameAs(spare.take());
  }

  @Test
  void whatGrewBeyondTheUsualIsNotKept() {
    JsonBytes huge = spare.take();
    huge.raw(new byte[1 << 19]);
    spare.giveBack(huge);
    assertThat(spare.take()).isNotSameAs(huge);
  }

  @Test
  void onlySoMuchIsKept() {
    JsonBytes[] lent = new JsonBytes[50];
    for (int i = 0; i < lent.length; i++) {
      lent[i] = spare.take();
    }
    for (JsonBytes each : lent) {
      spare.giveBack(each);
    }
    int known = 0;
    for (int i = 0; i < lent.length; i++) {
      known += java.util.Arrays.asList(lent).contains(spare.take()) ? 1 : 0;
    }
    assertThat(known).isPositive().isLessThan(lent.length);
  }
}

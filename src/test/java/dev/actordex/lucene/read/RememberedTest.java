package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {
  private final Remembered remembered = new Remembered(1_600);

  private record Thing(String name, long bytes) implements Remembered.Sized {}

  @Test
  void whatIsUsedStaysWhatIsNotGoes() {
    remembered.put("used", new Thing("used", 10));
    remembered.put("unused", new Thing("unused", 10));
    for (int i = 0; i < 1_000; i++) {
      remembered.put(i, new Thing("passing", 90));
      assertThat(remembered.get("used")).isEqualTo(new Thing("used", 10));
    }

    assertThat(remembered.get("unused")).isNull();
    assertThat(remembered.get(0)).isNull();
    assertThat(remembered.get(999)).isNotNull();
  }

  @Test
  void neverMoreIsKeptThanThereIsRoomFor() {
    for (int i = 0; i < 1_000; i++) {
      remembered.put(i, new Thing("passing", 90));
      long bytes = 0;
      for (int key = 0; key <= i; key++) {
        bytes += remembered.holds(key) ? 90 : 0;
      }
      assertThat(bytes).isLessThanOrEqualTo(1_600 + 180);
    }
  }

  @Test
  void whatGrowsTakesRoomToo() {
    remembered.put("grows", new Thing("grows", 10));
    remembered.put("other", new Thing("other", 10));

    assertThat(remembered.mayGrow(201)).as("more than an eighth").isFalse();
    for (int i = 0; i < 20; i++) {
      assertThat(remembered.mayGrow(100)).isTrue();
    }
    assertThat(remembered.get("other")).as("pushed out by what grew").isNull();
  }

  /// Two may find at once that it is full; who comes second finds room.
  @Test
  void whereThereIsRoomAgainNothingIsThrownAway() {
    remembered.put("just used", new Thing("just used", 750));
    remembered.put("another", new Thing("another", 100));

    remembered.makeRoom();

    assertThat(remembered.holds("just used")).isTrue();
  }

  @Test
  void whatTablesListIsNotPushedOutByRareWords() {
    Remembered both = Remembered.withListed(1_600);
    both.of(Part.Kind.CONCEPT).put("ransomware", new Thing("ransomware", 90));
    both.of(Part.Kind.WORD).put("rare", new Thing("rare", 90));
    for (int i = 0; i < 100; i++) {
      both.of(Part.Kind.WORD).put(i, new Thing("passing", 90));
    }

    assertThat(both.of(Part.Kind.FACT).get("ransomware")).isNotNull();
    assertThat(both.of(Part.Kind.NAME).get("rare")).isNull();
  }
}

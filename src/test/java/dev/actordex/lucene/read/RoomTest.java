package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
  private final Room room = new Room(1_600);

  private record Thing(String name, long bytes) implements Room.Sized {}

  @Test
  void whatIsUsedStaysWhatIsNotGoes() {
    room.put("used", new Thing("used", 10));
    room.put("unused", new Thing("unused", 10));
    for (int i = 0; i < 1_000; i++) {
      room.put(i, new Thing("passing", 90));
      assertThat(room.get("used")).isEqualTo(new Thing("used", 10));
    }

    assertThat(room.get("unused")).isNull();
    assertThat(room.get(0)).isNull();
    assertThat(room.get(999)).isNotNull();
  }

  @Test
  void neverMoreIsKeptThanThereIsRoomFor() {
    for (int i = 0; i < 1_000; i++) {
      room.put(i, new Thing("passing", 90));
      long bytes = 0;
      for (int key = 0; key <= i; key++) {
        bytes += room.holds(key) ? 90 : 0;
      }
      assertThat(bytes).isLessThanOrEqualTo(1_600);
    }
  }

  /// Of a room in which something may be larger than all of it.
  @Test
  void ofWhatIsTooLargeForHalfOfTheRoomOneIsKept() {
    Room small = Room.passing(16, 200);
    for (int i = 0; i < 10; i++) {
      small.put(i, new Thing("large", 200));
      assertThat(small.holds(i)).isTrue();
      assertThat(small.holds(i - 1)).isFalse();
      small.put("small", new Thing("small", 8));
      assertThat(small.holds(i)).isTrue();
    }
  }

  @Test
  void whatGrowsTakesRoomToo() {
    room.put("grows", new Thing("grows", 10));
    room.put("other", new Thing("other", 10));

    assertThat(room.mayGrow(201)).as("more than an eighth").isFalse();
    for (int i = 0; i < 20; i++) {
      assertThat(room.mayGrow(100)).isTrue();
    }
    assertThat(room.get("other")).as("pushed out by what grew").isNull();
  }

  @Test
  void howMuchSomethingMayGrowAtOnceCanBeSaid() {
    Room small = Room.passing(16, 200);

    assertThat(small.mayGrow(200)).as("more than all the room").isTrue();
    assertThat(small.mayGrow(201)).isFalse();
  }

  /// Two may find at once that it is full; who comes second finds room.
  @Test
  void whereThereIsRoomAgainNothingIsThrownAway() {
    room.put("just used", new Thing("just used", 750));
    room.put("another", new Thing("another", 100));

    room.makeRoom(100);

    assertThat(room.holds("just used")).isTrue();
  }
}

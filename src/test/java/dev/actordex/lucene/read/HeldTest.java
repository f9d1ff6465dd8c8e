package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldTest {
  @TempDir private Path data;
  private Generation generation;

  @BeforeEach
  void open() {
    generation = LibraryIndex.open(data);
  }

  @AfterEach
  void close() {
    generation.release();
  }

  private static Held actors(long room) {
    return new Held(Making.term("type", "actor", 1), new Room(room));
  }

  @Test
  void whatIsAskedForTwiceIsReadAsAWhole() throws IOException {
    Held held = actors(1_000_000);

    assertThat(held.isWanted()).isFalse();
    assertThat(held.isWanted()).isTrue();

    HeldCards cards = held.cards(generation.sums());
    assertThat(cards.docs()).isNotEmpty();
    assertThat(held.isKnown()).isTrue();
    assertThat(held.cards(generation.sums())).isSameAs(cards);
  }

  /// It would be read for nothing each time.
  @Test
  void whatThereIsNoRoomForIsNotReadAsAWholeAgain() throws IOException {
    Held held = actors(8);

    assertThat(held.isWanted()).isFalse();
    assertThat(held.isWanted()).isTrue();
    held.cards(generation.sums());

    assertThat(held.isKnown()).isFalse();
    assertThat(held.isWanted()).isFalse();
  }

  @Test
  void whatOneHadNoTimeForIsWantedByTheNext() throws IOException {
    Held held = actors(1_000_000);
    Deadline deadline = Deadline.never();
    deadline.miss();

    assertThat(held.isWanted()).isFalse();
    held.cards(generation.sums(deadline));

    assertThat(held.isKnown()).isFalse();
    assertThat(held.isWanted()).isTrue();
  }
}

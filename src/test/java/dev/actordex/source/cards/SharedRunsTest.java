package dev.actordex.source.cards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedRunsTest {
  private final SharedRuns runs = new SharedRuns();

  @Test
  void eightWordsInARowAreFoundWithBothPlacesAndAllTheirLength() {
    runs.ours(
        "G9901 description",
        "Nobody doubts that the badger digs in the mines of the north, at night.");
    runs.theirs(
        "attack G9901",
        "We see: The Badger digs in the [mines](https://example.org) of the North(Citation: Lab). At dawn it sleeps.");

    assertThat(runs.hits())
        .extracting(SharedRuns.Hit::toString)
        .containsExactly(
            "G9901 description shares with attack G9901: the badger digs in the mines of the north at");
  }

  @Test
  void sevenWordsAreAnybodys() {
    runs.ours("G9901 description", "the badger digs in mines of tin");
    runs.theirs("attack G9901", "the badger digs in mines of tin");

    assertThat(runs.hits()).isEmpty();
  }

  @Test
  void aChangedSpellingDoesNotHideACopy() {
    runs.ours("ours", "the badger’s attack on defence firms in the far north");
    runs.theirs("theirs", "the badgers attack on defense firms in the far north");

    assertThat(runs.hits()).hasSize(1);
  }

  @Test
  void quotedNamesAreNotOursButSentencesInQuotesAreCopied() {
    runs.ours("name", "They call it the “badger in the mines of the” north.");
    runs.ours("sentence", "It wrote “the badger digs in the mines of the north” on the wall.");
    runs.theirs("theirs", "call it the badger in the mines of the north");
    runs.theirs("theirs", "the badger digs in the mines of the north");

    assertThat(runs.hits()).extracting(SharedRuns.Hit::ours).containsExactly("sentence");
  }

  @Test
  void aListOfNamesIsNobodys() {
    runs.ours("ours", "It has PlugX, Poison Ivy, Gh0st RAT, Derusbi and Hikit.");
    runs.theirs("theirs", "PlugX, Poison Ivy, Gh0st RAT, Derusbi, and Hikit were seen");

    assertThat(runs.hits()).isEmpty();
    assertThat(runs.compared()).isEqualTo(1);
  }
}

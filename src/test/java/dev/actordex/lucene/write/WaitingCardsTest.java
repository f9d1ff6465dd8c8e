package dev.actordex.lucene.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.lucene.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingCardsTest {
  @TempDir Path folder;

  private static final List<Card> ALL = SampleCards.all();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 1_000})
  void comeBackInTheOrderOfTheirIdsWhetherInMemoryOrNot(int inMemory) throws IOException {
    List<Card> turned = new ArrayList<>(ALL);
    Collections.reverse(turned);
    List<Card> byId = ALL.stream().sorted(Comparator.comparing(Card::id)).toList();

    try (WaitingCards waiting = waiting(inMemory)) {
      for (Card card : turned) {
        waiting.add(card);
      }
      waiting.sort();

      assertThat(waiting.size()).isEqualTo(ALL.size());
      for (int i = 0; i < byId.size(); i++) {
        assertThat(waiting.get(i).card()).isEqualTo(byId.get(i));
        assertThat(waiting.get(i).json()).isEqualTo(Shelf.CODEC.encode(byId.get(i)));
      }
    }
  }

  @Test
  void theirPlacesByNameDoNotDependOnWhereTheyLie() throws IOException {
    try (WaitingCards inMemory = waiting(1_000)) {
      for (Card card : ALL) {
        inMemory.add(card);
      }
      inMemory.sort();
      int[] ranks = inMemory.nameRanks();
      inMemory.close();
      try (WaitingCards inTheFile = waiting(0)) {
        for (Card card : ALL) {
          inTheFile.add(card);
        }
        inTheFile.sort();

        assertThat(inTheFile.nameRanks()).isEqualTo(ranks).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void leaveNothingBehind() throws IOException {
    try (WaitingCards waiting = waiting(0)) {
      waiting.add(ALL.getFirst());
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private WaitingCards waiting(int inMemory) throws IOException {
    return new WaitingCards(folder.resolve("waiting"), Shelf.CODEC, inMemory);
  }
}

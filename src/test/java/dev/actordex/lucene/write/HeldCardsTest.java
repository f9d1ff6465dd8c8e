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

class HeldCardsTest {
  @TempDir Path folder;

  private static final List<Card> ALL = SampleCards.all();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 1_000})
  void comeBackInTheOrderOfTheirIdsWhetherInMemoryOrNot(int inMemory) throws IOException {
    List<Card> turned = new ArrayList<>(ALL);
    Collections.reverse(turned);
    List<Card> byId = ALL.stream().sorted(Comparator.comparing(Card::id)).toList();

    try (HeldCards held = held(inMemory)) {
      for (Card card : turned) {
        held.add(card);
      }
      held.sort();

      assertThat(held.size()).isEqualTo(ALL.size());
      for (int i = 0; i < byId.size(); i++) {
        assertThat(held.get(i).card()).isEqualTo(byId.get(i));
        assertThat(held.get(i).json()).isEqualTo(Shelf.CODEC.encode(byId.get(i)));
      }
    }
  }

  @Test
  void theirPlacesByNameDoNotDependOnWhereTheyLie() throws IOException {
    try (HeldCards inMemory = held(1_000)) {
      for (Card card : ALL) {
        inMemory.add(card);
      }
      inMemory.sort();
      int[] ranks = inMemory.nameRanks();
      inMemory.close();
      try (HeldCards inTheFile = held(0)) {
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
    try (HeldCards held = held(0)) {
      held.add(ALL.getFirst());
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private HeldCards held(int inMemory) throws IOException {
    return new HeldCards(folder.resolve("held"), Shelf.CODEC, inMemory);
  }
}

package dev.actordex.lucene.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a key always passes; most of what is none does not.
class SieveTest {
  private static final String LETTERS = "abcdeé漢\uD835\uDCB3ЖБ19-";

  private static String word(Random random, int longest) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(longest); i > 0; i--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 63, 64, 65, 1_000, 30_000})
  void everyKeyPassesAndFewOthersDo(int keys) {
    Random random = new Random(keys);
    Set<String> known = new LinkedHashSet<>();
    while (known.size() < keys) {
      known.add(word(random, 12));
    }
    Sieve sieve = Sieve.of(known);

    assertThat(known).allMatch(key -> sieve.mayHold(key.hashCode()));
    int others = 0;
    for (int i = 0; i < 10_000; i++) {
      others += sieve.mayHold(("other" + i).hashCode()) ? 1 : 0;
    }
    assertThat(others).isLessThan(1_500);
  }

  @Test
  void wordsRunTogetherHaveTheHashOfTheWhole() {
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      String first = word(random, 8);
      String next = word(random, i % 3 == 0 ? 400 : 20);
      assertThat(Sieve.joined(first.hashCode(), next)).isEqualTo((first + next).hashCode());
    }
    assertThat(Sieve.joined("apt".hashCode(), "")).isEqualTo("apt".hashCode());
  }

  /// As a question asks: whichever words of it are a key, as they read or as they are searched.
  @Test
  void aRowOfWordsThatIsAKeyIsFoundWhereverItStands() {
    Random random = new Random(8);
    for (int round = 0; round < 500; round++) {
      String text =
          random
              .ints(9, 0, 4)
              .mapToObj(i -> List.of("Watering-holes", "Bären", "APT28", "ЖУК").get(i))
              .collect(Collectors.joining(" "));
      List<Token> row = Words.of(text);
      int from = random.nextInt(row.size());
      int length = 1 + random.nextInt(Math.min(6, row.size() - from));
      StringBuilder surfaces = new StringBuilder();
      StringBuilder terms = new StringBuilder();
      for (Token token : row.subList(from, from + length)) {
        surfaces.append(token.surface());
        terms.append(token.term());
      }
      List<String> keys = new ArrayList<>(List.of("another", "key"));
      keys.add(surfaces.toString());
      assertThat(Sieve.of(keys).lengths(row, from, 6) & 1 << length).isNotZero();
      assertThat(Sieve.of(keys).lengths(row, from, length - 1)).isLessThan(1 << length);
      keys.add(terms.toString());
      assertThat(Sieve.of(keys, 's').lengthsOfTerms(row, from, 6) & 1 << length).isNotZero();
    }
  }

  @Test
  void whatMayFollowAKeyPassesWithIt() {
    Sieve sieve = Sieve.of(List.of("wiper", "wateringhole"), 's');

    assertThat(List.of("wiper", "wipers", "wateringhole", "wateringholes"))
        .allMatch(key -> sieve.mayHold(key.hashCode()));
  }

  @ParameterizedTest
  @CsvSource({
    "watering hole, 2",
    "Watering-Holes, 2",
    "wateringholes, 1",
    "WATERINGHOLE, 1",
    "wipers, 1",
    "ｗｉｐｅｒ, 1"
  })
  void aConceptIsFoundHoweverItIsWritten(String typed, int length) {
    Synonyms synonyms =
        Synonyms.parse(
            List.of("watering hole, strategic web compromise | same", "wiper, disk eraser | same"));

    assertThat(synonyms.at(Words.of(typed), 0).orElseThrow().length()).isEqualTo(length);
  }
}

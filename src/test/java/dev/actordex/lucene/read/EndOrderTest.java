package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndOrderTest {

  @ParameterizedTest
  @ValueSource(strings = {"ab", "abcdefgh", "aäßЖ漢"})
  void wordsStandAsTheyReadBackwards(String letters) {
    Random random = new Random(5);
    TreeSet<String> some = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        word.append(letters.charAt(random.nextInt(letters.length())));
      }
      some.add(word + (random.nextBoolean() ? "group" : ""));
    }
    String[] words = some.toArray(String[]::new);

    String[] backwards =
        Arrays.stream(EndOrder.of(words)).mapToObj(i -> words[i]).toArray(String[]::new);

    assertThat(backwards)
        .isEqualTo(
            some.stream()
                .sorted(Comparator.comparing(word -> new StringBuilder(word).reverse().toString()))
                .toArray(String[]::new));
  }

  @Test
  void noWordsHaveNoOrder() {
    assertThat(EndOrder.of(new String[0])).isEmpty();
  }
}

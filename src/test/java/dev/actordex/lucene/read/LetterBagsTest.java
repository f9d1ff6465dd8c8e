package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterBagsTest {
  private static final String LETTERS = "abcdeflrsz-é魔";

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void findsWhatTheWalkThroughAllKeysFinds(int allowed) {
    Random random = new Random(7);
    TreeSet<String> sorted = new TreeSet<>();
    while (sorted.size() < 2_000) {
      sorted.add(word(random, 3 + random.nextInt(10)));
    }
    String[] keys = sorted.toArray(String[]::new);
    LetterBags bags = new LetterBags(keys);
    int near = 0;
    for (int i = 0; i < 300; i++) {
      String typed = edited(keys[random.nextInt(keys.length)], random);
      List<String> walked = new ArrayList<>();
      NearKeys.search(
          keys,
          typed,
          allowed,
          false,
          (from, to, edits) -> {
            for (int at = from; at < to; at++) {
              walked.add(keys[at] + " " + edits);
            }
          });
      assertThat(found(bags, keys, typed, allowed)).isEqualTo(walked);
      near += walked.size();
    }
    assertThat(near).isGreaterThan(300);
  }

  @Test
  void lengthsAboveWhatABagHoldsAreToldApart() {
    String hundred = "operation".repeat(11) + "x";
    String[] keys = {hundred.substring(0, 97), hundred.substring(0, 98), hundred};
    assertThat(found(new LetterBags(keys), keys, hundred, 2))
        .containsExactly(keys[1] + " 2", keys[2] + " 0");
  }

  private static List<String> found(LetterBags bags, String[] keys, String typed, int allowed) {
    List<String> found = new ArrayList<>();
    bags.search(typed, allowed, (from, to, edits) -> found.add(keys[from] + " " + edits));
    return found;
  }

  private static String edited(String key, Random random) {
    StringBuilder edited = new StringBuilder(key);
    for (int edits = random.nextInt(3); edits > 0 && edited.length() > 1; edits--) {
      int at = random.nextInt(edited.length());
      switch (random.nextInt(3)) {
        case 0 -> edited.deleteCharAt(at);
        case 1 -> edited.insert(at, word(random, 1));
        default -> edited.setCharAt(at, word(random, 1).charAt(0));
      }
    }
    return edited.toString();
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    while (word.length() < length) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}

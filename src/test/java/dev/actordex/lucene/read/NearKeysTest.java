package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearKeysTest {

  @ParameterizedTest
  @CsvSource({
    "lazarus,lazarous,1",
    "mimikatz,mimikats,1",
    "fancybear,fancybaer,1",
    "turla,urla,1",
    "turla,durla,1",
    "turla,turla,0",
    "abc,cab,2",
    "sandworm,sanworn,2"
  })
  void countsEdits(String one, String other, int edits) {
    assertThat(NearKeys.distance(one, other)).isEqualTo(edits);
  }

  @Test
  void shortWordsHaveNoTypos() {
    assertThat(NearKeys.allowedFor("fin")).isZero();
    assertThat(NearKeys.allowedFor("fins")).isEqualTo(1);
    assertThat(NearKeys.allowedFor("sandwor")).isEqualTo(1);
    assertThat(NearKeys.allowedFor("sandworm")).isEqualTo(2);
  }

  @Test
  void theWalkFindsWhatComparingEachKeyFinds() {
    Random random = new Random(3);
    TreeSet<String> sorted = new TreeSet<>();
    while (sorted.size() < 400) {
      sorted.add(word(random));
    }
    String[] keys = sorted.toArray(String[]::new);
    for (int i = 0; i < 100; i++) {
      String typed = word(random);
      List<String> found = new ArrayList<>();
      NearKeys.search(
          keys,
          typed,
          2,
          false,
          (from, to, edits) -> found.addAll(Arrays.asList(keys).subList(from, to)));
      assertThat(found)
          .containsExactlyElementsOf(
              sorted.stream().filter(key -> NearKeys.distance(key, typed) <= 2).toList());
    }
  }

  @Test
  void aSingleEditIsFoundByHalvesAsByTheWalkPreparedOrNot() {
    Random random = new Random(5);
    TreeSet<String> sorted = new TreeSet<>();
    while (sorted.size() < 600) {
      sorted.add(word(random));
    }
    String[] keys = sorted.toArray(String[]::new);
    NearHalves halves = new NearHalves(keys);
    for (int i = 0; i < 500; i++) {
      String typed = word(random);
      List<String> walked = new ArrayList<>();
      NearKeys.search(keys, typed, 1, false, (from, to, edits) -> walked.add(keys[from] + edits));
      List<String> found = new ArrayList<>();
      halves.search(typed, (from, to, edits) -> found.add(keys[from] + edits));
      assertThat(found).isEqualTo(walked);
      if (i == 250) {
        halves.prepare();
      }
    }
  }

  @Test
  void beginningsCountWhenAsked() {
    String[] keys = {"lancefly", "lazarus", "lazarusgroup", "turla"};
    List<String> found = new ArrayList<>();
    NearKeys.search(
        keys,
        "lazaros",
        1,
        true,
        (from, to, edits) -> found.addAll(Arrays.asList(keys).subList(from, to)));

    assertThat(found).contains("lazarus", "lazarusgroup").doesNotContain("turla", "lancefly");
  }

  /// Of a key that has several beginnings as near as that, the walk may report each.
  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void theWalkFindsBeginningsThatComparingEachFinds(int allowed) {
    Random random = new Random(7);
    TreeSet<String> sorted = new TreeSet<>();
    while (sorted.size() < 300) {
      sorted.add(word(random) + word(random));
    }
    String[] keys = sorted.toArray(String[]::new);
    for (int i = 0; i < 100; i++) {
      String typed = word(random);
      TreeSet<String> found = new TreeSet<>();
      NearKeys.search(
          keys,
          typed,
          allowed,
          true,
          (from, to, edits) -> found.addAll(Arrays.asList(keys).subList(from, to)));
      assertThat(found)
          .containsExactlyElementsOf(
              sorted.stream().filter(key -> beginsNearly(key, typed, allowed)).toList());
    }
  }

  private static boolean beginsNearly(String key, String typed, int allowed) {
    return IntStream.rangeClosed(0, key.length())
        .anyMatch(end -> NearKeys.distance(key.substring(0, end), typed) <= allowed);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = 3 + random.nextInt(4); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(4)));
    }
    return word.toString();
  }
}

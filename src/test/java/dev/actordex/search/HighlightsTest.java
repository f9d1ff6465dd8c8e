package dev.actordex.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighlightsTest {

  @Test
  void fieldsAreInTheOrderOfTheirFirstSentences() {
    Highlights found =
        new Highlights(
            new String[] {"operation", "operation", "description"},
            "önetwothree".getBytes(StandardCharsets.UTF_8),
            new int[] {4, 7, 12});

    assertThat(found.byField())
        .containsExactly(
            Map.entry("operation", List.of("öne", "two")),
            Map.entry("description", List.of("three")));
    assertThat(found.size()).isEqualTo(3);
    assertThat(found.html(1)).isEqualTo("two");
  }

  @Test
  void theSameSentencesAreTheSameInWhateverOrderTheirFieldsWereFound() {
    Highlights found =
        new Highlights(
            new String[] {"operation", "operation", "description"},
            "onetwothree".getBytes(StandardCharsets.UTF_8),
            new int[] {3, 6, 11});
    Highlights again =
        new Highlights(
            new String[] {"description", "operation", "operation"},
            "threeonetwo".getBytes(StandardCharsets.UTF_8),
            new int[] {5, 8, 11});

    assertThat(found).isEqualTo(again).hasSameHashCodeAs(again);
    assertThat(found).isNotEqualTo(SomeHighlights.of("operation", "one"));
    assertThat(found).hasToString("{operation=[one, two], description=[three]}");
  }

  @Test
  void aSentenceWithoutAFieldOrAnEndIsRefused() {
    assertThatThrownBy(() -> new Highlights(new String[1], new byte[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Highlights(new String[1], new byte[2], new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

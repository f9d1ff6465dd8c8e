package dev.actordex.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighlightsTest {

  @Test
  void fieldsAreInTheOrderOfTheirFirstSentences() {
    Highlights found =
        new Highlights(
            new String[] {"operation", "description", "operation"},
            "önetwothree".getBytes(StandardCharsets.UTF_8),
            new int[] {4, 7, 12});

    assertThat(found.byField())
        .containsExactly(
            Map.entry("operation", List.of("öne", "three")),
            Map.entry("description", List.of("two")));
    assertThat(found.size()).isEqualTo(3);
    assertThat(found.html(1)).isEqualTo("two");
  }

  @Test
  void theSameSentencesAreTheSameHoweverTheyWereFound() {
    Map<String, List<String>> byField = new LinkedHashMap<>();
    byField.put("operation", List.of("one", "three"));
    byField.put("description", List.of("two"));

    Highlights found =
        new Highlights(
            new String[] {"operation", "description", "operation"},
            "onetwothree".getBytes(StandardCharsets.UTF_8),
            new int[] {3, 6, 11});

    assertThat(found).isEqualTo(Highlights.of(byField)).hasSameHashCodeAs(Highlights.of(byField));
    assertThat(found).isNotEqualTo(Highlights.none());
    assertThat(found).hasToString("{operation=[one, three], description=[two]}");
  }

  @Test
  void aSentenceWithoutAFieldOrAnEndIsRefused() {
    assertThatThrownBy(() -> new Highlights(new String[1], new byte[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Highlights(new String[1], new byte[2], new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

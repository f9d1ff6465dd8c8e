package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {

  /// What was typed, what was found, and what happened between.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          baer      | bear     | “a” and “e” change places
          lazarous  | lazarus  | without “o”
          mimikatz  | mimikats | “s” for “z”
          kimsky    | kimsuky  | with “u”
          ozarus    | lazarus  | with “l”, “a” for “o”
          """)
  void saysWhichEditsLeadFromOneWordToAnother(String typed, String found, String edits) {
    assertThat(Edits.told(typed, found))
        .isEqualTo("“%s” taken for “%s”: %s".formatted(found, typed, edits));
  }
}

package dev.actordex.lucene.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.lucene.analysis.Synonyms.Meaning;
import dev.actordex.search.Facet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynonymsTest {
  private static final Synonyms SYNONYMS =
      Synonyms.parse(
          List.of(
              "# a comment",
              "",
              "watering hole, strategic web compromise => technique:T1189 | the place",
              "web compromise, site takeover | shorter than the one above"));

  @Test
  void aConceptHasPhrasesMeaningsAndAReason() {
    Synonyms.Concept concept = SYNONYMS.concepts().getFirst();

    assertThat(concept.phrases()).containsExactly("watering hole", "strategic web compromise");
    assertThat(concept.meanings()).containsExactly(new Meaning(Facet.TECHNIQUE, "T1189"));
    assertThat(concept.reason()).isEqualTo("the place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"watering hole", "Watering-Hole", "wateringhole", "watering holes"})
  void everySpellingFindsTheConcept(String typed) {
    assertThat(SYNONYMS.at(Words.of(typed), 0))
        .map(found -> found.concept().name())
        .contains("watering hole");
  }

  @Test
  void theLongestPhraseWins() {
    assertThat(SYNONYMS.at(Words.of("strategic web compromise of banks"), 0))
        .map(Synonyms.Found::length)
        .contains(3);
    assertThat(SYNONYMS.at(Words.of("strategic web compromise of banks"), 1))
        .map(found -> found.concept().name())
        .contains("web compromise");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          a, b               → Line 1 of synonyms.txt: The reason after “|” is missing
          a, b |             → Line 1 of synonyms.txt: A concept needs a reason
          a | alone          → Line 1 of synonyms.txt: A concept needs two ways to say it
          a => colour:red | x → Line 1 of synonyms.txt: “colour:red” is no facet:value
          """)
  void aWrongLineIsNamed(String line, String message) {
    assertThatThrownBy(() -> Synonyms.parse(List.of(line))).hasMessage(message);
  }

  @Test
  void aPhraseStandsInOneConceptOnly() {
    assertThatThrownBy(() -> Synonyms.parse(List.of("a b, c d | x", "a-b, e f | y")))
        .hasMessageContaining("“a-b” is in two concepts");
  }

  @Test
  void theBundledConceptsCanBeRead() {
    assertThat(Synonyms.bundled().concepts()).hasSizeGreaterThan(60);
    assertThat(Synonyms.bundled().at(Words.of("drive-by download"), 0))
        .map(found -> found.concept().meanings())
        .contains(List.of(new Meaning(Facet.TECHNIQUE, "T1189")));
  }
}

package dev.actordex.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private final Vocabulary vocabulary = Cards.VOCABULARY;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "China; CN",
        "cn; CN",
        "PRC; CN",
        "' china '; CN",
        "[China]; CN",
        "USA; US",
        "[Unknown]; unattributed",
        "[Middle East]; middle-east",
        "the Middle East; middle-east",
        "Iran, China and the Middle East; IR CN middle-east",
        "Iran, and China; IR CN",
        "China, PRC; CN",
        "Iran and Atlantis; ''",
        "Atlantis; ''",
      })
  void placesAreCanonical(String raw, String keys) {
    assertThat(String.join(" ", vocabulary.places(raw).stream().map(Vocabulary.Term::key).toList()))
        .isEqualTo(keys);
  }

  @Test
  void regionsAreNoCountries() {
    assertThat(Vocabulary.isCountry("CN")).isTrue();
    assertThat(Vocabulary.isCountry("middle-east")).isFalse();
    assertThat(Vocabulary.isCountry(Vocabulary.UNATTRIBUTED)).isFalse();
  }

  @Test
  void aSectorIsReadExactlyThenByThePhrasesInIt() {
    assertThat(keys("Government")).containsExactly("government");
    assertThat(keys("government AND  military")).containsExactly("government", "defense");
    assertThat(keys("Offshore oil platforms")).containsExactly("energy");
    assertThat(keys("Private sector")).isEmpty();
    assertThat(vocabulary.sectors("Turmoil")).isNull();
    assertThat(vocabulary.sectors("Watt")).as("a search word is no raw value").isNull();
  }

  private List<String> keys(String sector) {
    List<Vocabulary.Term> terms = vocabulary.sectors(sector);
    assertThat(terms).isNotNull();
    return terms.stream().map(Vocabulary.Term::key).toList();
  }

  @Test
  void aGiverIsKnownByItsSpellingsAndItsUuid() {
    assertThat(vocabulary.giver("fireeye")).isEqualTo("Mandiant");
    assertThat(vocabulary.giver("f9eb432f-2293-48b7-bca4-cc78beb50df0")).isEqualTo("CrowdStrike");
    assertThat(vocabulary.giver(" Somebody ")).isEqualTo("Somebody");
    assertThat(vocabulary.knowsGiver("Somebody")).isFalse();
  }

  @Test
  void aSpellingStandsForOnePlaceOnly() {
    Vocabulary.Builder builder = Vocabulary.builder().place("GE", "Georgia", List.of());
    assertThatThrownBy(() -> builder.place("US", "United States", List.of("georgia")))
        .hasMessageContaining("GE")
        .hasMessageContaining("US");
  }

  @Test
  void aValueOfNoVocabularyIsRefused() {
    Vocabulary.Builder builder = Vocabulary.builder().sector("raw", List.of("nowhere"), "Nowhere");
    assertThatThrownBy(builder::build).hasMessageContaining("nowhere");
  }
}

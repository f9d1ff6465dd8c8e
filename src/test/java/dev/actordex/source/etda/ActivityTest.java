package dev.actordex.source.etda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Operation “Tin Whistle”                    | Operation Tin Whistle
          Operation "Tin Whistle"                    | Operation Tin Whistle
          Operation “Tin Whistle”, Part Two          | Operation Tin Whistle
          Operation “Tin Whistle” Part 2             | Operation Tin Whistle
          Operation “TIN”/Phase 1                    | Operation TIN
          Operation “Tin”: Breach of a tin mine      | Operation Tin
          Operation Whistle                          | Operation Whistle
          “TINPOT” campaign                          | TINPOT campaign
          “Tinpot” Malware Campaign                  | Tinpot Malware Campaign
          Campaign “Tinpot”                          | Campaign Tinpot
          """)
  void aFirstLineThatIsANameIsTheName(String line, String name) {
    assertThat(read(line).name()).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Breach of a tin mine
          Operations in Tinland and beyond
          Operation against tin mines
          A crew using “Tinpot” spyware
          “Tinpot” attempts to raise the pressure on a mine
          Campaign aimed at tin mines
          """)
  void aFirstLineThatTellsAStoryIsNoName(String line) {
    Activity activity = read(line);
    assertThat(activity.name()).isEmpty();
    assertThat(activity.text()).isEqualTo(line);
  }

  @Test
  void theNameAloneIsNotRepeatedInTheText() {
    assertThat(read("Operation “Tin”\nMines were entered.").text())
        .isEqualTo("Mines were entered.");
  }

  @Test
  void aTitleThatSaysMoreThanTheNameStaysInTheText() {
    assertThat(read("Operation “Tin”, Part Two\nAgain.").text())
        .isEqualTo("Operation “Tin”, Part Two\nAgain.");
  }

  @Test
  void twoNamesInOneLineAreBothNames() {
    Activity activity = read("Operation “Tin” / ”Pewter”");
    assertThat(activity.name()).contains("Operation Tin");
    assertThat(activity.aliases()).containsExactly("Operation Pewter");
    assertThat(activity.text()).isEmpty();
  }

  @Test
  void addressesOnLinesOfTheirOwnLeaveTheText() {
    Activity activity =
        read(
            """
            Breach of a mine
            https://example.org/one
            More was learnt later, see https://example.org/inside too.
            <https://example.org/two>
            https://example.org/a/Tin Report 2.pdf?dl=0
            https://example.org/one
            """);
    assertThat(activity.text())
        .isEqualTo("Breach of a mine\nMore was learnt later, see https://example.org/inside too.");
    assertThat(activity.urls())
        .containsExactly(
            "https://example.org/one",
            "https://example.org/two",
            "https://example.org/a/Tin%20Report%202.pdf?dl=0");
  }

  @Test
  void anActivityThatIsOnlyAnAddressHasNoText() {
    Activity activity = read("https://example.org/one");
    assertThat(activity.text()).isEmpty();
    assertThat(activity.urls()).isEqualTo(List.of("https://example.org/one"));
  }

  private static Activity read(String text) {
    return Activity.read(text, (message, consequence) -> {});
  }
}

package dev.actordex.identity;

import static dev.actordex.identity.Written.attack;
import static dev.actordex.identity.Written.etda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.actordex.card.Text;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[Axiom](https://attack.mitre.org/groups/G0001) acts.; [Axiom](card:G0001) acts.",
        "[Web](http://attack.mitre.org/techniques/T1566/001/).; [Web](card:T1566.001).",
        "[Old](https://attack.mitre.org/groups/G0100) acts.; [Old](card:G0001) acts.",
        "[X](https://attack.mitre.org/groups/G9999); [X](https://attack.mitre.org/groups/G9999)",
        "[X](https://example.org/a); [X](https://example.org/a)",
        "It does.(Citation: Novetta); It does.[^1]",
        "It does.(Citation: Talos (2014))(Citation: Novetta); It does.[^2][^1]",
        "It does.(Citation: Nobody knows); It does.",
        "Runs <code>cmd.exe</code> here.; Runs cmd.exe here.",
        "One<br>two; One\\ntwo",
        "See {{Axiom, Group 72}}.; See [Axiom, Group 72](card:G0001).",
        "See {{Group 72}}.; See [Group 72](card:G0001).",
        "Uses {{PlugX}}.; Uses [PlugX](card:S0013).",
        "1. {{Subgroup: Axiom, Group 72}}; 1. [Axiom, Group 72](card:G0001)",
        "See {{Nobody}}.; See Nobody.",
        "Costs $1 \\ {{Nobody $2}}.; Costs $1 \\ Nobody $2.",
      })
  void sourcesMarkupBecomesOurs(String raw, String markup) {
    assertThat(text(raw)).isEqualTo(markup.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[Axiom](https://attack.mitre.org/groups/G0001) acts.(Citation: Novetta); Axiom acts.",
        "See {{Axiom, Group 72}}.; See Axiom, Group 72.",
        "[x](javascript:alert(1)); [x](javascript:alert(1))",
      })
  void thePlainTextHasWordsOnly(String raw, String plain) {
    assertThat(Text.plain(text(raw))).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(Citation: ", "(Citation: a(", "{{", "{{a ", "[", "[a](https://"})
  void aHostileTextIsOnlyAText(String piece) {
    String hostile = piece.repeat(20_000) + "a".repeat(100_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(text(hostile)).isEqualTo(hostile));
  }

  private static String text(String raw) {
    Written etda =
        etda("Axiom")
            .also("Group 72")
            .links("G0001")
            .describes(raw)
            .refers("https://example.org/1", "Novetta")
            .refers("https://example.org/2", "Talos (2014)");
    return Cards.of(
            attack("G0001", "Axiom"),
            attack("G0100", "Old Axiom").revokedFor("G0001"),
            attack("T1566.001", "Attachment"),
            attack("S0013", "PlugX"),
            etda)
        .card("G0001")
        .descriptions()
        .getFirst()
        .markup();
  }
}

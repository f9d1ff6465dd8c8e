package dev.actordex.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeyTest {

  @ParameterizedTest
  @CsvSource({
    "apt28, APT28 | APT 28 | APT-28 | Apt_28 | apt.28 | ＡＰＴ２８ | APT–28",
    "fancybear, Fancy Bear | FancyBear | fancy-bear | FANCY  BEAR | Fancy 'Bear'",
    "ghostrat, Gh0st RAT | gh0strat | Ghost Rat | GhostRAT",
    "aptc36, APT-C-36 | apt c 36 | APTC36",
    "t1566001, T1566.001 | t1566/001",
    "g0007, G0007 | g 0007",
    "tg3390, TG-3390 | TG 3390",
    "clop, Cl0p | CLOP | clop",
    "turla, Turla | «Turla» | Türla",
    "ke3chang, Ke3chang | KE3CHANG",
  })
  void spellingsOfOneNameHaveOneKey(String key, String spellings) {
    Set<String> keys =
        List.of(spellings.split("\\s*\\|\\s*")).stream()
            .map(NameKey::of)
            .collect(Collectors.toSet());
    assertThat(keys).hasSize(1);
    assertThat(keys).containsExactly(NameKey.of(key));
  }

  @ParameterizedTest
  @CsvSource({
    "APT28, APT29",
    "APT28, APT2",
    "APT1, APT10",
    "UNC2452, UNC2453",
    "TA505, TA555",
    "TA505, TAS05",
    "FIN7, FIN1",
    "FIN7, FIN71",
    "G0007, G0001",
    "T1566.001, T1566.007",
    "TG-3390, TG-339O",
    "APT1 Group, APTI Group",
    "APT 3 Team, APT E Team",
    "DEV-0537, DEV-0531",
    "S1deload 1, S1deload 7",
    "Storm-0558, Storm-0S58",
    "C-Major, C+Major",
  })
  void designatorsOneEditApartAreTwoNames(String one, String other) {
    assertThat(NameKey.of(one)).isNotEqualTo(NameKey.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Gh0st, ghost",
    "W1nnti, winnti",
    "M3rcury, mercury",
    "G4rud4, garud4",
    "Carb5nak, carbsnak",
    "sof7ware, software",
    "R00tkit, r00tkit",
    "APT28, apt28",
    "0day, 0day",
    "win32, win32",
    "Group 72, group72",
    "Fin7 Crew, fin7crew",
    "K3 Group, k3group",
  })
  void aDigitIsALetterOnlyAloneWithinAWord(String name, String key) {
    assertThat(NameKey.of(name)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "海莲花, 海蓮花",
    "зимний, зимнии",
    "กลุ่ม, กลม",
    "がくせい, かくせい",
    "ビットコイン, ヒットコイン",
  })
  void namesInOtherScriptsKeepTheirMarks(String one, String other) {
    assertThat(NameKey.of(one)).isEqualTo(one).isNotEqualTo(NameKey.of(other));
  }

  @Test
  void composedAndDecomposedSpellingsAreOneName() {
    assertThat(NameKey.of("Cafe\u0301")).isEqualTo(NameKey.of("Café")).isEqualTo("cafe");
    assertThat(NameKey.of("и\u0306")).isEqualTo(NameKey.of("й")).isEqualTo("й");
    assertThat(NameKey.of("か\u3099")).isEqualTo("が");
  }

  @ParameterizedTest
  @ValueSource(strings = {"***", "!", "@"})
  void aNameOfSignsAloneIsItsOwnKey(String name) {
    assertThat(NameKey.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "Lazarus Group, lazarus",
    "Sandworm Team, sandworm",
    "Inception, inception",
    "Winnti  group, winnti",
    "XYZ Threat Group, xyz",
    "The Gang, gang",
    "Group, group",
    "Team, team",
    "Lapsus-Gang, lapsus",
    "Teamspy, teamspy",
    "Group 72, group72",
    "Operation Ghostwriter, ghostwriter",
    "The Shadow Brokers, shadowbrokers",
    "Operation, operation",
    "The Group, group",
  })
  void theLooseKeyIsWithoutATail(String name, String key) {
    assertThat(NameKey.loose(name)).isEqualTo(key);
  }

  /// Looking for the words first must not miss what the patterns take.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lazarus GROUP",
        "Winnti threat actor",
        "Equation_Group ",
        "Silence -- gang\u0085",
        " \u2003the Dukes",
        "OPERATION Aurora",
        "Blac\u212a crew\u2028"
      })
  void whatTheLooseKeyLeavesOutIsSeen(String name) {
    assertThat(NameKey.isBare(name)).isFalse();
    assertThat(NameKey.loose(name)).isNotEqualTo(NameKey.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fancy Bear", "Lazarus", "Groupe Noir", "Theta Nine", "APT 28", "-", ""})
  void mostNamesAreBare(String name) {
    assertThat(NameKey.loose(name)).isEqualTo(NameKey.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "APT28",
        "apt 28",
        "UNC2452",
        "TA505",
        "FIN7",
        "G0007",
        "T1566.001",
        "TG-3390",
        "APT-C-36",
        "Storm-0558",
        "DEV_0537"
      })
  void lettersFollowedByDigitsAreADesignator(String name) {
    assertThat(NameKey.isDesignator(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fancy Bear", "Gh0st RAT", "Lazarus", "72", "Ke3chang", "", "APT28 crew"})
  void wordsAreNoDesignator(String name) {
    assertThat(NameKey.isDesignator(name)).isFalse();
  }
}

package dev.actordex.lucene.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  /// A text, and the terms under which its words are found.
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          Watering-hole attacks        → water hole attack
          used T1059.001, then C2.     → use t1059.001 then c2
          CVE-2013-3893 and CVE‑2014‑0322 → cve-2013-3893 and cve-2014-0322
          written in C++ or C#         → written in c++ or c#
          a .NET loader for ASP.NET    → a .net load for asp net
          APT28 APT-28 APT_28          → apt28 apt28 apt28
          APT-C-36 and TG-3390         → aptc36 and tg3390
          a 0-day in version 18.1      → a 0 day in version 18.1
          10.0.0.1/evil.example        → 10.0.0.1 evil example
          Russia's GRU                 → russia gru
          Lazarus, Kronos and Anubis   → lazarus kronos and anubis
          Équipe Zürich ＡＰＴ           → equipe zurich apt
          gh0st RAT                    → gh0st rat
          банки 海莲花                  → банки 海 莲 花
          intrusion-set--a0cb9370-e39b-44d5-9f50-ef78e412b973 → intrusion-set--a0cb9370-e39b-44d5-9f50-ef78e412b973
          6fa5b25b-276e-4f24-a54a-86e6c05fb27f → 6fa5b25b-276e-4f24-a54a-86e6c05fb27f
          """)
  void knowsTheWordsOfTheField(String text, String terms) {
    assertThat(Words.of(text).stream().map(Token::term).collect(Collectors.joining(" ")))
        .isEqualTo(terms);
  }

  @Test
  void idsAndDesignatorsAreNeverStemmedNorCorrected() {
    assertThat(Words.of("T1059.001 APT28 CVE-2013-3893 C++ .NET 9002")).allMatch(Token::fixed);
    assertThat(Words.of("phishing banks")).noneMatch(Token::fixed);
  }

  @Test
  void everyWordKnowsItsPlaceInTheText() {
    String text = "The “Fancy-Bear” group’s T1059.001 (海莲花).";

    assertThat(Words.of(text))
        .extracting(word -> text.substring(word.start(), word.end()))
        .containsExactly("The", "Fancy", "Bear", "group", "T1059.001", "海", "莲", "花");
  }

  @Test
  void compoundsDoNotReachOverTheEndOfAThought() {
    assertThat(compounds("It found water. Hole by hole")).doesNotContain("waterhole");
    assertThat(compounds("a watering hole, or watering-hole"))
        .containsExactly("wateringhole", "wateringhole");
  }

  private static List<String> compounds(String text) {
    List<Token> words = Words.of(text);
    List<String> compounds = new java.util.ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      if (Words.compound(words.get(i - 1), words.get(i))) {
        compounds.add(Words.joined(words.get(i - 1), words.get(i)));
      }
    }
    return compounds;
  }

  @Test
  void aWordWithoutEndIsKnownByItsBeginning() {
    String word = "x".repeat(70_000);

    List<Token> words = Words.of("it wrote " + word + " and " + "😀x".repeat(300));

    assertThat(words).allMatch(token -> token.term().length() <= Words.LONGEST);
    assertThat(words.get(2).end() - words.get(2).start()).isEqualTo(70_000);
    assertThat(Words.of(word).getFirst().term()).isEqualTo(words.get(2).term());
  }

  @Test
  void nothingInNothingOut() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" — … !?")).isEmpty();
  }
}

package dev.actordex.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.search.SearchRequest;
import dev.actordex.search.query.QueryNode.Fielded;
import dev.actordex.search.query.QueryNode.Words;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

  /// What is typed, and how it is read with every operator spelled out.
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          watering hole                      → watering hole
          watering-hole                      → watering-hole
          "watering hole"                    → "watering hole"
          “watering hole”                    → "watering hole"
          plugx -china                       → plugx AND NOT china
          plugx NOT china                    → plugx AND NOT china
          -china                             → NOT china
          NOT NOT china                      → china
          -"drive by"                        → NOT "drive by"
          iran OR israel                     → iran OR israel
          iran OR israel bank                → iran OR israel bank
          (iran OR israel) bank              → (iran OR israel) AND bank
          iran AND (bank OR oil)             → iran AND (bank OR oil)
          water*                             → water*
          w*                                 → w*
          country:CN                         → country:CN
          country:"South Korea"              → country:"South Korea"
          -country:CN espionage              → NOT country:CN AND espionage
          sector:(energy OR oil)             → sector:energy OR sector:oil
          TECHNIQUE:T1566                    → technique:T1566
          name:fancy*                        → name:fancy*
          alias:apt28                        → alias:apt28
          first_seen:2010..2012              → first_seen:2010..2012
          https://attack.mitre.org/groups/G0001/ → https://attack.mitre.org/groups/G0001/
          C:\\Windows                        → C:\\Windows
          CVE-2013-3893                      → CVE-2013-3893
          C++ and .NET                       → C++ and .NET
          and or not                         → and or not
          """)
  void readsTheLanguage(String typed, String read) {
    assertThat(QueryParser.parse(typed).tree()).hasToString(read);
  }

  /// What cannot be parsed is read as plain words, and a note says so.
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          "watering hole   → watering hole  → A quote without its partner was ignored.
          (iran OR oil     → iran OR oil    → A “(” without “)” reaches to the end.
          iran) bank       → iran AND bank  → A “)” without “(” was ignored.
          OR iran          → iran           → An “OR” with nothing before it was ignored.
          iran OR          → iran           → An “OR” with nothing after it was ignored.
          iran NOT         → iran           → A “NOT” with nothing after it was ignored.
          country:         → country        → “country:” has no value and was read as a word.
          country: CN      → country AND CN → “country:” has no value and was read as a word.
          """)
  void readsBrokenQueriesAsWordsAndSaysSo(String typed, String read, String note) {
    ParsedQuery parsed = QueryParser.parse(typed);

    assertThat(parsed.tree()).hasToString(read);
    assertThat(parsed.notes()).contains(note);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "()", "\"\"", "AND"})
  void nothingAskedIsEverything(String typed) {
    assertThat(QueryParser.parse(typed).tree()).isInstanceOf(QueryNode.Everything.class);
  }

  @Test
  void aWordBeforeAColonIsAFieldOnlyWhenThereIsOne() {
    assertThat(QueryParser.parse("colour:red").tree()).isEqualTo(new Words(List.of("colour:red")));
    assertThat(QueryParser.parse("cve:2013-3893").tree())
        .isEqualTo(new Fielded(QueryField.Part.CVE, new Words(List.of("2013-3893"))));
  }

  @Test
  void whatIsTooLongIsCutWithANote() {
    ParsedQuery parsed = QueryParser.parse("x".repeat(SearchRequest.MAX_TEXT + 1));

    assertThat(parsed.text()).hasSize(SearchRequest.MAX_TEXT);
    assertThat(parsed.notes()).containsExactly("Only the first 1024 characters were read.");
  }

  @Test
  void tooManyWordsAreLeftOut() {
    ParsedQuery parsed = QueryParser.parse("a ".repeat(200));

    assertThat(((Words) parsed.tree()).words()).hasSize(QueryParser.MAX_CLAUSES);
    assertThat(parsed.notes()).hasSize(1);
  }

  @Test
  void wordsThatHideInOneAreCountedToo() {
    for (String hidden : List.of("w.", "w-", "熊")) {
      ParsedQuery parsed = QueryParser.parse(hidden.repeat(200));

      assertThat(parsed.notes()).as(hidden).anySatisfy(note -> assertThat(note).contains("64"));
      assertThat(String.join(" ", ((Words) parsed.tree()).words()).codePoints())
          .as(hidden)
          .filteredOn(Character::isLetter)
          .hasSize(QueryParser.MAX_CLAUSES);
    }
    ParsedQuery phrase = QueryParser.parse("\"" + "w ".repeat(200) + "\" last");
    assertThat(phrase.tree().toString()).doesNotContain("last");
  }

  @Test
  void parenthesesDeeperThanTheBoundAreIgnored() {
    ParsedQuery parsed = QueryParser.parse("(".repeat(500) + "iran" + ")".repeat(500));

    assertThat(parsed.notes()).anyMatch(note -> note.contains("deeper than 20"));
  }

  @Test
  void tooManyBeginningsAreReadAsWords() {
    ParsedQuery parsed = QueryParser.parse("aaa* bbb* ccc* ddd* eee* fff* ggg* hhh* iii*");

    assertThat(parsed.tree().toString()).endsWith("hhh* AND iii");
  }

  @Test
  void anyStringIsAQuery() {
    Random random = new Random(7);
    String alphabet = "ab \"()-*:OR AND NOT country:\\/[]{}~^?+&|!<>'\u0000é漢\ud83d";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(QueryParser.parse(typed.toString()).tree()).isNotNull();
    }
  }
}

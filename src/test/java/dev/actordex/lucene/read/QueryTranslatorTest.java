package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.search.Facet;
import dev.actordex.search.query.FacetWords;
import dev.actordex.search.query.QueryParser;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTranslatorTest {

  /// An index so small that a translated query fits on a line.
  private static final Lexicon LEXICON =
      new Lexicon() {
        private final Set<String> terms =
            Set.of(
                "text.description:bank",
                "text.description:water",
                "text.description:hole",
                "text.alias:bear",
                "text.alias:apt28",
                "text.technique:t1189",
                "key.primary:axiom",
                "key.alias:group72",
                "key.contested:group72",
                "key.loose:lazarus",
                "key.alias:fancybear",
                "compound:wateringhole",
                "id:t1189",
                "id:g0001",
                "cve:cve-2013-3893",
                "url:example.org");

        @Override
        public int size() {
          return 10;
        }

        @Override
        public int cards(String field, String term) {
          return terms.contains(field + ":" + term) ? 1 : 0;
        }

        @Override
        public List<Correction> corrections(String word, int allowed) {
          return word.equals("baer") ? List.of(new Correction("bear", 1)) : List.of();
        }

        @Override
        public List<String> nearNames(String key, int allowed) {
          return key.equals("fancybaer") ? List.of("fancybear") : List.of();
        }

        @Override
        public List<Value> values(Facet facet, String typed) {
          return switch (facet.key() + ":" + typed) {
            case "country:china", "country:CN" -> List.of(new Value("CN", "China"));
            case "technique:T1189" -> List.of(new Value("T1189", "Drive-by Compromise"));
            default -> List.of();
          };
        }

        @Override
        public List<Value> valuesBeginning(Facet facet, String start) {
          return facet == Facet.COUNTRY && start.equals("chi")
              ? List.of(new Value("CL", "Chile"), new Value("CN", "China"))
              : List.of();
        }
      };

  private static final QueryTranslator TRANSLATOR =
      new QueryTranslator(
          LEXICON,
          Synonyms.parse(List.of("drive-by, infected site => technique:T1189 | for this test")),
          FacetWords.none(),
          new Remembered(1_000, 1_000));

  /// Our query, and Lucene's.
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          banks          → text.description:bank
          "banks"        → text.description:bank
          bank bear      → +text.description:bank +(text.alias:bear)^5.0
          bank OR bear   → text.description:bank (text.alias:bear)^5.0
          bank -bear     → +text.description:bank -(text.alias:bear)^5.0
          -bear          → -(text.alias:bear)^5.0 +(*:*)^0.0
          the bank       → text.description:bank
          "water hole"   → text.description:"water hole"
          wateringhole   → (ConstantScore(compound:wateringhole))^3.0
          axiom          → (ConstantScore(key.primary:axiom))^1000.0 (ConstantScore(#(key.primary:axiom) #type:actor))^50.0 MatchNoDocsQuery("no card has it")
          group-72       → ((ConstantScore(key.alias:group72))^800.0 | (ConstantScore(key.contested:group72))^600.0)~0.2 MatchNoDocsQuery("no card has it")
          Lazarus Team   → (ConstantScore(key.loose:lazarus))^500.0 (+MatchNoDocsQuery("no card has it") +MatchNoDocsQuery("no card has it"))
          APT 28         → (text.alias:apt28)^5.0
          T1189          → ((ConstantScore(id:t1189))^400.0 | (text.technique:t1189)^2.0)~0.2
          https://attack.mitre.org/groups/G0001 → (ConstantScore(id:g0001))^400.0
          CVE-2013-3893  → (ConstantScore(cve:cve-2013-3893))^7.167038
          drive-by       → ((ConstantScore(technique:t1189))^9.591581 | (ConstantScore(id:t1189))^10.750557)~0.2
          baer           → ((text.alias:bear)^5.0)^0.5
          zzzz           → MatchNoDocsQuery("no card has it")
          country:china  → (ConstantScore(country:cn))^0.0
          country:chi*   → ((ConstantScore(country:cl))^0.0 | (ConstantScore(country:cn))^0.0)~0.2
          country:mars   → MatchNoDocsQuery("no such value")
          description:banks → text.description:bank
          alias:bear     → (text.alias:bear)^5.0
          name:axiom     → ((ConstantScore(key.primary:axiom))^400.0 | MatchNoDocsQuery("no card has it"))~0.2
          cve:2013-3893  → (ConstantScore(cve:cve-2013-3893))^16.0
          id:G0001       → (ConstantScore(id:g0001))^16.0
          url:https://www.example.org/ → (ConstantScore(url:example.org))^16.0
          description:ban* → ConstantScore(text.description:ban*)
          """)
  void becomesLucene(String typed, String lucene) {
    assertThat(query(typed)).hasToString(lucene);
  }

  @Test
  void aTypoOfAWholeNameIsLookedUpOnlyWhenAWordIsUnknown() {
    assertThat(query("fancy baer").toString())
        .startsWith("(ConstantScore(key.alias:fancybear))^200.0 ");
    assertThat(plan("fancy bear").readings()).isEmpty();
  }

  @Test
  void whatMustNotMatchIsNoReasonToShowAHit() {
    assertThat(plan("bank -bear").clues()).hasSize(1);
  }

  @Test
  void nothingAskedNeedsNoQuery() {
    assertThat(plan("").query()).isNull();
  }

  @Test
  void whatWasReadBeyondTheWordsIsSaid() {
    assertThat(plan("drive-by").readings())
        .containsExactly(
            "“drive by” read as a concept: also technique Drive-by Compromise, “infected site”");
    assertThat(plan("baer").readings()).containsExactly("“baer” read as “bear”");
    assertThat(plan("country:china").readings()).containsExactly("country:china read as China");
    assertThat(plan("country:mars").readings()).containsExactly("no country is called “mars”");
  }

  private static @Nullable Query query(String typed) {
    return plan(typed).query();
  }

  private static Plan plan(String typed) {
    return TRANSLATOR.translate(QueryParser.parse(typed), Plan.Attempt.FIRST, Deadline.never());
  }
}

package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.Highlights;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Hit;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import dev.actordex.search.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Searches over the sources as they were published: what an analyst types finds what is meant.
class RealSearchTest {

  /// What an analyst types, and the card that answers.
  @ParameterizedTest
  @CsvSource({
    "Axiom,G0001",
    "APT 28,G0007",
    "FancyBear,G0007",
    "Fancy Baer,G0007",
    "Oil Rig,G0049",
    "lazarous,G0032",
    "mimikats,S0002",
    "Gh0st RAT,S0032",
    "Group 72,G0001",
    "Forrest Blizzard,G0007",
    "T1566.001,T1566.001",
    "https://attack.mitre.org/groups/G0001/,G0001",
    "6fa5b25b-276e-4f24-a54a-86e6c05fb27f,G0001",
    "Korplug,S0013",
    "Winnti Group,G0044",
    "APT17,G0025",
    "狼毒草,G0141"
  })
  void answersWithTheCardThatIsMeant(String asked, String id) {
    assertThat(ids(asked, 1)).containsExactly(id);
  }

  /// A retired id, where it leads, and a withdrawn card; what is said of it.
  @ParameterizedTest
  @CsvSource({
    "G0042,G0040,retired by its source; its successor is Patchwork (G0040)",
    "G0057,G0049,retired by its source; its successor is OilRig (G0049)",
    "T1086,T1059.001,retired by its source; its successor is PowerShell (T1059.001)",
    "G0116,G0116,Operation Wocao (G0116) is deprecated: its source withdrew it without a successor",
    "Night Dragon,G0014,Night Dragon (G0014) is deprecated: its source withdrew it without a successor"
  })
  void whatASourceRetiredReachesItsSuccessorAndSaysSo(String asked, String id, String said) {
    SearchPage page = RealIndex.search().search(SearchRequest.of(asked));

    assertThat(page.hits().getFirst().id()).isEqualTo(id);
    assertThat(page.readings())
        .filteredOn(reading -> reading.as() == SearchPage.Reading.As.RETIRED)
        .singleElement()
        .extracting(SearchPage.Reading::label)
        .isEqualTo(said);
  }

  /// What analysts call a technique, and its card, which comes first.
  @ParameterizedTest
  @CsvSource({
    "dns tunneling,T1071.004",
    "cryptojacking,T1496.001",
    "vishing,T1566.004",
    "ClickFix,T1204.004",
    "disable antivirus,T1562.001",
    "rundll32,T1218.011",
    "golden ticket,T1558.001",
    "pass the hash,T1550.002",
    "kerberoasting,T1558.003",
    "web shell,T1505.003",
    "mfa fatigue,T1621",
    "sim swap,T1451",
    "typosquatting,T1583.001",
    "dead drop resolver,T1102.001",
    "domain fronting,T1090.004",
    "timestomping,T1070.006",
    "process hollowing,T1055.012",
    "dll side-loading,T1574.001",
    "watering hole,T1189",
    "shadow copies,T1490",
    "hvnc,T1564.003",
    "beaconing,T1071"
  })
  void aTrickByItsCommonNameFindsItsTechniqueAndThenItsUsers(String asked, String id) {
    List<Hit> hits = RealIndex.hits(asked, List.of(), 20);

    assertThat(hits.getFirst().id()).isEqualTo(id);
    assertThat(hits).anyMatch(hit -> hit.type() != CardType.TECHNIQUE);
  }

  /// Operations stand between the campaigns of some cards; in an answer each field stands once.
  @ParameterizedTest
  @ValueSource(strings = {"compromise 2017", "infrastructure exploit", "compromises open"})
  void sentencesOfOneFieldStandSideBySide(String asked) {
    List<Highlights> found =
        RealIndex.hits(asked, List.of(), 20).stream().map(Hit::highlights).toList();

    assertThat(found).anyMatch(one -> one.byField().size() > 2);
    assertThat(found)
        .allSatisfy(one -> {
          List<String> runs = new ArrayList<>();
          for (int i = 0; i < one.size(); i++) {
            if (runs.isEmpty() || !runs.getLast().equals(one.field(i))) {
              runs.add(one.field(i));
            }
          }
          assertThat(runs).doesNotHaveDuplicates();
        });
  }

  @Test
  void whoIsChineseIsFoundByItsOriginNotByAProgramCalledChina() {
    assertThat(RealIndex.hits("chinese", List.of(), 20))
        .allSatisfy(hit -> assertThat(hit.matched().getFirst().field()).isEqualTo("country"));
  }

  @Test
  void wateringHolesAreFoundInEverySpelling() {
    SearchPage page = RealIndex.search().search(SearchRequest.of("watering hole"));

    for (String other : List.of("watering-hole", "wateringhole", "Watering Holes")) {
      assertThat(RealIndex.search().search(SearchRequest.of(other)).total())
          .isEqualTo(page.total());
      assertThat(ids(other, 20)).isEqualTo(ids("watering hole", 20));
    }
    assertThat(ids("watering hole type:actor technique:T1189", 50)).contains("G0001");
  }

  @Test
  void aTechniqueFindsTheUsersOfItsSubTechniques() {
    Set<String> parent = users("T1566");

    assertThat(parent).containsAll(users("T1566.001")).containsAll(users("T1566.002"));
    assertThat(users("T1189")).hasSizeGreaterThanOrEqualTo(31);
  }

  private static Set<String> users(String technique) {
    Set<String> users = new TreeSet<>();
    for (int page = 1; page <= 3; page++) {
      RealIndex.search()
          .search(
              new SearchRequest(
                  "",
                  List.of(
                      new Filter.OneOf(Facet.TECHNIQUE, List.of(technique), false),
                      new Filter.OneOf(Facet.TYPE, List.of("actor"), false)),
                  Sort.RELEVANCE,
                  page,
                  100,
                  Set.of(),
                  false))
          .hits()
          .forEach(hit -> users.add(hit.id()));
    }
    return users;
  }

  @Test
  void aContestedNameFindsEveryClaimantAmongTheFirstFive() {
    Map<String, Set<String>> claimants = new TreeMap<>();
    for (RealIndex.Bearer card : RealIndex.bearers()) {
      for (CardName name : card.names()) {
        if (name.contested()) {
          claimants.computeIfAbsent(name.name(), n -> new TreeSet<>()).add(card.id());
          name.claimants().forEach(other -> claimants.get(name.name()).add(other.id()));
        }
      }
    }
    List<String> missed = new ArrayList<>();
    claimants.forEach((name, cards) -> {
      if (cards.size() <= 5 && !ids(name, 5).containsAll(cards)) {
        missed.add(name);
      }
    });
    assertThat(claimants).hasSizeGreaterThan(100);
    assertThat(missed).isEmpty();
  }

  /// What is not written in Latin letters is typed, copied or run together as it stands.
  @Test
  void aNameInAnotherScriptFindsItsCard() {
    List<String> missed = new ArrayList<>();
    int asked = 0;
    for (RealIndex.Bearer card : RealIndex.bearers()) {
      for (CardName name : card.names()) {
        if (name.name().codePoints().anyMatch(RealSearchTest::otherScript)) {
          asked++;
          for (String typed : List.of(name.name(), name.name().replace(" ", ""))) {
            if (!ids(typed, 1).equals(List.of(card.id()))) {
              missed.add(typed);
            }
          }
        }
      }
    }
    assertThat(asked).isPositive();
    assertThat(missed).isEmpty();
  }

  private static boolean otherScript(int codePoint) {
    return Character.isLetter(codePoint)
        && Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.LATIN;
  }

  /// The names under which cards are listed, of every kind, by how much they are used.
  @ParameterizedTest
  @CsvSource({"cob,Cobalt Group,Cobalt Strike", "mimi,Mimikatz,MIMIC SPIDER"})
  void whatIsTypedIsCompletedByWhatIsUsedMost(String typed, String first, String other) {
    List<String> names =
        RealIndex.search().suggest(typed, 10).stream().map(Suggestion::name).toList();

    assertThat(names).startsWith(first).contains(other).doesNotHaveDuplicates();
    assertThat(names.subList(0, 3)).contains(other);
  }

  @Test
  void anExplanationSaysWhichSourceStatesAFact() {
    SearchPage page =
        RealIndex.search()
            .search(
                new SearchRequest(
                    "iranian groups targeting universities",
                    List.of(),
                    Sort.RELEVANCE,
                    1,
                    1,
                    Set.of(),
                    true));

    assertThat(page.hits().getFirst().explanation())
        .isNotNull()
        .satisfies(explanation ->
            assertThat(explanation.parts())
                .extracting(SearchPage.Explanation::description)
                .anyMatch(
                    words -> words.contains("its origin is Iran, as ETDA Threat Group Cards")));
  }

  private static List<String> ids(String asked, int size) {
    return RealIndex.hits(asked, List.of(), size).stream().map(Hit::id).toList();
  }
}

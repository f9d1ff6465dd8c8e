package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.CardType;
import dev.actordex.card.SampleCards;
import dev.actordex.card.Source;
import dev.actordex.lucene.Shelf;
import dev.actordex.search.Facet;
import dev.actordex.search.Filter;
import dev.actordex.search.Lookup;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.SearchPage;
import dev.actordex.search.SearchPage.Explanation;
import dev.actordex.search.SearchPage.FacetCounts;
import dev.actordex.search.SearchPage.FacetValue;
import dev.actordex.search.SearchPage.Hit;
import dev.actordex.search.SearchPage.Match;
import dev.actordex.search.SearchRequest;
import dev.actordex.search.Sort;
import dev.actordex.search.Suggestion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneCardSearchTest {
  @TempDir static Path data;
  static LuceneCardSearch search;

  @BeforeAll
  static void open() {
    Shelf.publish(data, LibraryCards.all());
    search = Shelf.open(data);
  }

  @AfterAll
  static void close() {
    search.close();
  }

  /// A question, and the cards that must come first.
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          Axiom                      → G0001
          apt 28                     → G9002
          APT-28                     → G9002
          FancyBear                  → G9002
          fancy-bear                 → G9002
          Fancy Baer                 → G9002
          apt29                      → G9003
          Lazarus                    → G9001
          lazarous                   → G9001
          Lazarus Team               → G9001
          Group 72                   → G0001 G0025
          G0999                      → G0001
          intrusion-set--a0cb9370-e39b-44d5-9f50-ef78e412b973 → G0001
          6fa5b25b-276e-4f24-a54a-86e6c05fb27f → G0001
          https://attack.mitre.org/groups/G0001/ → G0001
          T1566.001                  → T1566.001 G9004
          Thoper                    → S9001 G9004
          thoper russia             → G9004
          Operation SMN              → G0001
          "Operation SMN"            → G0001
          country:china aerospace    → G0001
          technique:T1566            → G9004
          technique:phishing type:actor → G9004
          tool:thoper               → G9004
          -country:RU type:actor japan → G0001
          C++                        → G9003
          quie*                      → G9004
          name:"fancy bear"          → G9002
          alias:axiom OR alias:group72 → G0001
          first_seen:2019            → G9004
          first_seen:2018.. type:actor → G9004
          active:2020                → G9004
          url:example.org            → G0001
          operation:harbour          → G0001
          """)
  void findsFirst(String asked, String first) {
    List<String> expected = Arrays.asList(first.split(" "));

    assertThat(ids(asked)).startsWith(expected.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"APT288", "APT2", "G0002", "T1566.009", "zzzz", "country:atlantis", "?!"})
  void findsNothing(String asked) {
    assertThat(search.search(SearchRequest.of(asked)).hits()).isEmpty();
  }

  @Test
  void aWateringHoleIsFoundHoweverItIsWrittenAndByItsTechnique() {
    List<String> found = ids("watering hole");

    assertThat(found).contains("G0001", "G9002", "G9004", "T1189");
    assertThat(ids("watering-hole")).isEqualTo(found);
    assertThat(ids("wateringhole")).isEqualTo(found);
    assertThat(found.indexOf("G0001"))
        .as("who uses T1189 comes before who is only said to")
        .isLessThan(found.indexOf("G9004"));
  }

  @Test
  void anUnknownWordIsReadAsTheNearestAndSaysSo() {
    SearchPage page = search.search(SearchRequest.of("lazarous"));

    assertThat(page.understood()).contains("“lazarous” read as “lazarus”");
    assertThat(page.hits().getFirst().matched())
        .contains(new Match("name", "typo", "Lazarus Group", null, null));
  }

  @Test
  void whatIsFoundSaysWhy() {
    assertThat(first("fancybear").matched())
        .startsWith(new Match("alias", "alias", "Fancy Bear", "attack", "CrowdStrike"));
    assertThat(first("axiom").matched())
        .startsWith(new Match("name", "exact", "Axiom", "attack", "Novetta"));
    assertThat(hit("watering hole", "G0001").matched())
        .contains(
            new Match("technique", "uses", "T1189", null, null),
            new Match("description", "text", null, "attack", null));
    assertThat(hit("strategic web compromise", "G0001").matched())
        .contains(new Match("description", "synonym", null, "attack", null));
    assertThat(first("G0999").matched()).startsWith(new Match("id", "id", "g0999", null, null));
    assertThat(hit("thoper", "G9004").matched())
        .contains(new Match("tool", "uses", "Sogu", null, null));
  }

  @Test
  void highlightsAreEscapedSentencesWithMarks() {
    assertThat(hit("letters", "G9004").highlights().byField())
        .containsEntry(
            "description",
            List.of(
                "It prefers strategic web compromises. &lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>letters</mark>."));
    assertThat(hit("wateringhole", "G0001").highlights().byField().get("description"))
        .containsExactly(
            "A suspected espionage group, seen with <mark>watering-hole</mark> sites and PlugX.");
    assertThat(hit("quiet", "G0001").highlights().byField().get("description"))
        .containsExactly("Patient and <mark>quiet</mark>.");
  }

  @Test
  void anEmptyQueryIsAllCardsActorsFirst() {
    SearchPage page = search.search(SearchRequest.of(""));

    assertThat(page.total()).isEqualTo(LibraryCards.all().size());
    assertThat(page.hits().getFirst().type()).isEqualTo(CardType.ACTOR);
    assertThat(page.facets()).extracting(FacetCounts::facet).containsExactly(Facet.values());
  }

  @Test
  void aFacetsOwnSelectionDoesNotNarrowItsOwnCounts() {
    SearchPage page = filtered("", oneOf(Facet.COUNTRY, "CN"), oneOf(Facet.TYPE, "actor"));

    assertThat(page.hits()).extracting(Hit::id).containsExactlyInAnyOrder("G0001", "G0025");
    assertThat(facet(page, Facet.COUNTRY).values())
        .containsExactly(
            new FacetValue("RU", "Russia", 4, false),
            new FacetValue("CN", "China", 2, true),
            new FacetValue("KP", "North Korea", 1, false),
            new FacetValue("UA", "Ukraine", 1, false));
    assertThat(facet(page, Facet.TYPE).values())
        .containsExactly(new FacetValue("actor", "Actor", 2, true));
  }

  @Test
  void valuesAreOrWithinAFacetAndBetweenFacetsAnd() {
    assertThat(filtered("", oneOf(Facet.COUNTRY, "CN", "KP")).total()).isEqualTo(3);
    assertThat(filtered("", oneOf(Facet.COUNTRY, "China", "north korea")).total()).isEqualTo(3);
    assertThat(filtered("", oneOf(Facet.COUNTRY, "CN"), oneOf(Facet.TARGET, "Japan")).total())
        .isEqualTo(1);
    assertThat(filtered("", oneOf(Facet.TYPE, "actor"), noneOf(Facet.COUNTRY, "CN", "RU")).hits())
        .extracting(Hit::id)
        .containsExactly("G9001");
    assertThat(filtered("", oneOf(Facet.COUNTRY, "nowhere")).total()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "TECHNIQUE,T1566,G9004|T1566|T1566.001|T1566.002",
    "TECHNIQUE,Drive-by compromise,G0001|T1189",
    "TOOL,plugx,G0001|T1566.002",
    "TOOL,Thoper,G9004",
    "TOOL,moudoor,G0001",
    "NAME_GIVER,novetta,G0001",
    "DISPUTED,contested,G0001|G0025",
    "DISPUTED,country,G0046",
    "SOURCE,etda,G0001",
    "SECTOR,Aerospace,G0001",
    "FIRST_SEEN,2008,G0001"
  })
  void facetsAreChosenByKeyLabelOrOtherName(Facet facet, String value, String ids) {
    assertThat(filtered("", oneOf(facet, value)).hits())
        .extracting(Hit::id)
        .containsExactlyInAnyOrder(ids.split("\\|"));
  }

  @Test
  void whatWasSeenInACampaignOnlyIsNotTheActorsOwnTechnique() {
    assertThat(filtered("", oneOf(Facet.TECHNIQUE, "T1566.001")).hits())
        .extracting(Hit::id)
        .doesNotContain("G0001");
  }

  @Test
  void activityIsAnIntervalThatOverlaps() {
    assertThat(ids(filtered("", new Filter.Active(LocalDate.of(2010, 1, 1), null))))
        .containsExactlyInAnyOrder("G0001", "G9004");
    assertThat(ids(filtered("", new Filter.Active(null, LocalDate.of(2012, 1, 1)))))
        .containsExactly("G0001");
    assertThat(ids(filtered("", new Filter.FirstSeen(2009, null)))).containsExactly("G9004");
  }

  @Test
  void cardsWithoutTheValueComeLastInEitherOrder() {
    assertThat(ids(sorted("type:actor", "first_seen"))).startsWith("G0001", "G9004");
    assertThat(ids(sorted("type:actor", "-first_seen"))).startsWith("G9004", "G0001");
    assertThat(ids(sorted("type:actor", "name"))).startsWith("G0025", "G9002", "G9003", "G0001");
    assertThat(ids(sorted("type:actor", "-name"))).startsWith("G9004", "G9001");
  }

  @Test
  void pagesFollowOneAnother() {
    List<String> all = ids(search.search(SearchRequest.of("")));
    SearchPage second =
        search.search(
            new SearchRequest(
                "", List.of(), Sort.RELEVANCE, 2, 4, EnumSet.noneOf(Facet.class), false));

    assertThat(ids(second)).isEqualTo(all.subList(4, 8));
    assertThat(second.facets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "watering hole",
        "APT28",
        "lazarous",
        "russia letters",
        "plugx",
        "apt*",
        "(axiom OR lazarus) -type:software",
        "country:CN active:2008..2012 axiom",
        "-lazarus",
        "axoim OR \"watering hole\" OR plugx nothing",
        ""
      })
  void theNumbersOfAnExplanationAddUp(String asked) {
    SearchPage page =
        search.search(
            new SearchRequest(
                asked, List.of(), Sort.RELEVANCE, 1, 20, EnumSet.noneOf(Facet.class), true));

    assertThat(page.hits()).isNotEmpty();
    for (Hit hit : page.hits()) {
      Explanation explanation = hit.explanation();
      assertThat(explanation).isNotNull();
      assertThat(explanation.parts().stream().mapToDouble(Explanation::value).sum())
          .isCloseTo(hit.score(), org.assertj.core.data.Offset.offset(0.01));
    }
  }

  @Test
  void anotherQuestionIsOfferedOnlyWhenItFindsSomething() {
    assertThat(search.search(SearchRequest.of("axiom qqqqqq")).didYouMean()).isEqualTo("axiom");
    assertThat(search.search(SearchRequest.of("qqqqqq")).didYouMean()).isNull();
    assertThat(search.search(SearchRequest.of("axiom")).didYouMean()).isNull();
  }

  @Test
  void anIdLeadsToItsCard() {
    assertThat(search.lookup("G0001"))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> assertThat(Shelf.CODEC.decode(found.json())).isEqualTo(SampleCards.axiom()));
    for (String other :
        List.of(
            "g0001",
            "G0999",
            SampleCards.AXIOM_STIX,
            SampleCards.AXIOM_ETDA,
            "https://attack.mitre.org/groups/G0001")) {
      assertThat(search.lookup(other))
          .isInstanceOfSatisfying(
              Lookup.Elsewhere.class,
              elsewhere -> assertThat(elsewhere.card().id()).isEqualTo("G0001"));
    }
  }

  @Test
  void anUnknownIdBringsNearMisses() {
    assertThat(search.lookup("fancy bear"))
        .isInstanceOfSatisfying(
            Lookup.Missing.class,
            missing -> assertThat(missing.near().getFirst().id()).isEqualTo("G9002"));
    assertThat(search.lookup("G0099"))
        .isInstanceOfSatisfying(
            Lookup.Missing.class, missing -> assertThat(missing.near()).isNotEmpty());
    assertThat(search.lookup("")).isInstanceOf(Lookup.Missing.class);
    for (String nonsense : List.of("zzzz", "qwzx", "no-such-card")) {
      assertThat(search.lookup(nonsense)).isEqualTo(new Lookup.Missing(List.of()));
    }
  }

  @Test
  void anExplanationSaysInWordsWhatCounts() {
    assertThat(told("fancy baer", "G9002"))
        .anySatisfy(words ->
            assertThat(words)
                .contains("“fancybear” taken for “fancybaer”: “a” and “e” change places")
                .contains("“Fancy Bear”, coined by CrowdStrike, as MITRE ATT&CK say"));
    assertThat(told("watering hole", "G0001"))
        .anySatisfy(words -> assertThat(words).contains("it uses T1189 Drive-by Compromise"));
    assertThat(told("watering hole", "G9004"))
        .anySatisfy(words ->
            assertThat(words)
                .contains("by “strategic web compromise”, which says the same")
                .contains("in the description by MITRE ATT&CK"));
    assertThat(told("chinese groups", "G0001"))
        .anySatisfy(
            words -> assertThat(words).contains("read as origin China: its origin is China"));
    assertThat(told("G0999", "G0001"))
        .anySatisfy(words -> assertThat(words).contains("G0999 is an id of it"));
  }

  private static List<String> told(String asked, String id) {
    SearchRequest request =
        new SearchRequest(
            asked, List.of(), Sort.RELEVANCE, 1, 20, EnumSet.noneOf(Facet.class), true);
    Hit hit =
        search.search(request).hits().stream()
            .filter(found -> found.id().equals(id))
            .findFirst()
            .orElseThrow();
    return java.util.Objects.requireNonNull(hit.explanation()).parts().stream()
        .map(Explanation::description)
        .toList();
  }

  /// What is typed, and whether "us" is read as the country.
  @ParameterizedTest
  @CsvSource({
    "groups targeting US hospitals, true",
    "groups targeting us hospitals, true",
    "in the us, true",
    "US, true",
    "tell us about axiom, false",
    "who attacks us, false",
    "WHO ATTACKS US, false",
    "U.S. banks, true"
  })
  void usIsACountryOnlyWhereOneIsMeant(String asked, boolean country) {
    assertThat(
            search.search(SearchRequest.of(asked)).readings().stream()
                .anyMatch(reading -> "US".equals(reading.value())))
        .isEqualTo(country);
  }

  @Test
  void cardsAndRecordsComeBackAsTheyWere() {
    for (Card card : LibraryCards.all()) {
      assertThat(search.card(card.id())).contains(card);
    }
    assertThat(search.card("g0001")).isEmpty();
    assertThat(search.record("G0001", Source.ETDA, null))
        .map(raw -> new String(raw, StandardCharsets.UTF_8))
        .contains("{\"from\":\"etda " + SampleCards.AXIOM_ETDA + "\"}");
    assertThat(search.record("G0001", Source.ETDA, SampleCards.AXIOM_ETDA)).isPresent();
    assertThat(search.record("G0001", Source.ETDA, "another")).isEmpty();
    assertThat(search.record("G0001", Source.MISP, null)).isEmpty();
  }

  @Test
  void aContestedNameHasItsClaimsTheSurestFirst() {
    NameAnswer answer = search.name("group-72");

    assertThat(answer.contested()).isTrue();
    assertThat(answer.claims())
        .extracting(claim -> claim.card().id())
        .containsExactly("G0001", "G0025");
    assertThat(search.contestedNameCount()).isEqualTo(1);
    assertThat(search.contestedNames(1, 10)).containsExactly(search.name("group72"));
    assertThat(search.contestedNames(2, 10)).isEmpty();
    assertThat(search.name("nobody").claims()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "axi,G0001",
    "fancy b,G9002",
    "bear,G9002",
    "apt2,G9002",
    "g9001,G9001",
    "lazaro,G9001",
    "phishing,T1566",
    "t1566.0,T1566.001",
    "thop,S9001",
    "aerosp,aerospace",
    "japa,JP",
    "chinese,CN"
  })
  void completesWhatIsBeingTyped(String typed, String first) {
    assertThat(search.suggest(typed, 10)).first().extracting(Suggestion::id).isEqualTo(first);
  }

  @Test
  void suggestsEachCardOnce() {
    assertThat(search.suggest("a", 10)).extracting(Suggestion::id).doesNotHaveDuplicates();
    assertThat(search.suggest(" ", 10)).isEmpty();
    assertThat(search.suggest("a", 2)).hasSize(2);
  }

  @Test
  void listsGoFromAToZ() {
    assertThat(search.list(CardType.ACTOR, null, 1, 100).cards())
        .extracting(Hit::name)
        .containsExactly(
            "APT17", "APT28", "APT29", "Axiom", "FIN7", "Lazarus Group", "Quiet Otter");
    assertThat(search.list(CardType.ACTOR, "a", 1, 2))
        .satisfies(page -> {
          assertThat(page.total()).isEqualTo(4);
          assertThat(page.letters()).containsExactly("A", "F", "L", "Q");
          assertThat(page.cards()).extracting(Hit::name).containsExactly("APT17", "APT28");
        });
  }

  @Test
  void anyStringIsAnswered() {
    Random random = new Random(11);
    String[] pieces = {
      "apt",
      "28",
      " ",
      "\"",
      "(",
      ")",
      "-",
      "*",
      ":",
      "country:",
      "id:",
      "active:",
      "..",
      "OR ",
      "AND ",
      "NOT ",
      "é",
      "海",
      "\ud83d",
      "~2",
      "^3",
      "[a TO b]",
      "\\",
      "/",
      "watering ",
      "hole"
    };
    for (int i = 0; i < 1_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        typed.append(pieces[random.nextInt(pieces.length)]);
      }
      SearchPage page = search.search(SearchRequest.of(typed.toString()));
      assertThat(page.understood()).isNotEmpty();
      search.suggest(typed.toString(), 10);
      search.lookup(typed.toString());
      search.name(typed.toString());
    }
  }

  private static List<String> ids(String asked) {
    return ids(search.search(SearchRequest.of(asked)));
  }

  private static List<String> ids(SearchPage page) {
    return page.hits().stream().map(Hit::id).toList();
  }

  private static Hit first(String asked) {
    return search.search(SearchRequest.of(asked)).hits().getFirst();
  }

  private static Hit hit(String asked, String id) {
    return search.search(SearchRequest.of(asked)).hits().stream()
        .filter(hit -> hit.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static SearchPage filtered(String text, Filter... filters) {
    return search.search(
        new SearchRequest(
            text, List.of(filters), Sort.RELEVANCE, 1, 20, EnumSet.allOf(Facet.class), false));
  }

  private static SearchPage sorted(String text, String sort) {
    return search.search(
        new SearchRequest(
            text,
            List.of(),
            Sort.of(sort).orElseThrow(),
            1,
            20,
            EnumSet.noneOf(Facet.class),
            false));
  }

  private static Filter oneOf(Facet facet, String... values) {
    return new Filter.OneOf(facet, List.of(values), false);
  }

  private static Filter noneOf(Facet facet, String... values) {
    return new Filter.OneOf(facet, List.of(values), true);
  }

  private static FacetCounts facet(SearchPage page, Facet facet) {
    return page.facets().stream()
        .filter(counts -> counts.facet() == facet)
        .findFirst()
        .orElseThrow();
  }
}

package dev.actordex.http;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Card;
import dev.actordex.card.CardDraft;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Reference;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.SampleCards;
import dev.actordex.card.Source;
import dev.actordex.card.Text;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a reader without scripts, a printer, an archive or a search engine gets from the pages.
class PageContentTest {
  private static final String EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";

  static ActordexServer server;
  static TestClient client;

  @BeforeAll
  static void start() {
    List<Card> cards = new ArrayList<>(SampleCards.all());
    cards.add(hostile());
    server =
        ActordexServer.start(
            HttpSettings.of("127.0.0.1", 0, "test"), new InMemoryCardSearch(cards, new CardJson()));
    client = new TestClient(server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// A card whose every text tries to become markup.
  private static Card hostile() {
    RecordRef ref = new RecordRef(Source.MISP, "evil");
    CardDraft draft = new CardDraft("MISP-0badbeef", CardType.ACTOR, "Evil " + EVIL);
    draft.names =
        List.of(
            new CardName(
                "Evil " + EVIL,
                "evil",
                true,
                false,
                List.of(),
                List.of(new CardName.Naming(Source.MISP, "evil", EVIL, "Giver " + EVIL, false))));
    draft.summary = "Summary " + EVIL;
    draft.descriptions =
        List.of(
            new Text(
                Source.MISP,
                "evil",
                EVIL
                    + " [click](javascript:alert(1)) [two](https://ok.example/\"onclick=x) `"
                    + EVIL
                    + "`"));
    draft.sectors = List.of(new Claim(EVIL, EVIL, List.of(new Claim.Said(ref, EVIL))));
    draft.references =
        List.of(
            new Reference(
                1, "javascript:alert(1)", EVIL, EVIL, ReferenceKind.REPORT, List.of(ref)));
    return draft.card();
  }

  @Test
  void aCardIsReadableAsItIs() {
    String page = client.body("/actors/G0001");
    assertThat(page)
        .contains("<h1>Axiom</h1>", "Group 72", "watering-hole sites", "Suspected origin", "China")
        .contains("href=\"/software/S0013\"", "href=\"#reference-1\"", "id=\"reference-1\"")
        .contains("id=\"technique-T1189\"", "Initial Access", "Source records", "Confidence")
        .contains("contested", "href=\"/actors/G0025\"");
  }

  @Test
  void aCardLeadsToItsNeighboursInTheAlphabet() {
    assertThat(client.body("/actors/G0001"))
        .contains("href=\"/actors/G0025\" rel=\"prev\"", "rel=\"next\"");
    assertThat(client.body("/actors/G0025")).doesNotContain("rel=\"prev\"");
  }

  @Test
  void theRecordsOfACardStandSideBySide() {
    assertThat(client.body("/actors/G0001"))
        .contains("record-table", "<th scope=\"row\">Origin</th>")
        .containsPattern("<th scope=\"col\">MITRE ATT&amp;CK .*<th scope=\"col\">ETDA");
  }

  @Test
  void pagesTellTheirScriptsWhatThereIsToAsk() {
    assertThat(client.body("/"))
        .containsPattern("<body data-page=\"home\" data-offers=\"search [^\"]*cards/\\{id}[ \"]");
  }

  @Test
  void aPageNamesAllItsScriptsAtOnceAndItsStylesAreOneSheet() {
    String page = client.body("/actors/G0001");
    assertThat(page)
        .contains("rel=\"modulepreload\" href=\"/components/card-page/card-page.js\"")
        .contains("rel=\"modulepreload\" href=\"/components/card-head/card-head.js\"")
        .contains("rel=\"modulepreload\" href=\"/lib/dom.js\"")
        .contains("rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\"")
        .doesNotContain("results-page.js");
    Matcher script = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"").matcher(page);
    while (script.find()) {
      assertThat(client.get(script.group(1)).statusCode()).as(script.group(1)).isEqualTo(200);
    }
    assertThat(client.body("/index.css")).doesNotContain("@import").contains(".card-head", "@page");
  }

  @Test
  void whatCanBeTakenAlongIsOfferedAsFarAsTheServerMakesIt() {
    assertThat(client.body("/actors/G0001"))
        .contains("href=\"/api/v1/cards/G0001.json\" download", "href=\"/api/v1/cards/G0001.md\"")
        .doesNotContain("G0001.docx");
    assertThat(client.body("/search?q=axiom&country=CN"))
        .contains("href=\"/api/v1/search.csv?q=axiom&amp;country=CN\"");
  }

  @Test
  void everyKindOfCardSaysWhoUsesIt() {
    assertThat(client.body("/techniques/T1189")).contains("Used by", "href=\"/actors/G0001\"");
    assertThat(client.body("/techniques/T1566")).contains("href=\"/techniques/T1566.001\"");
    assertThat(client.body("/software/S0013")).contains("href=\"/actors/G0001\"");
    assertThat(client.body("/campaigns/C0001")).contains("<h1>Harbour Lantern</h1>");
  }

  @Test
  void aSearchIsAnsweredWithHitsReasonsAndWaysToNarrow() {
    String page = client.body("/search?q=axiom&country=CN&utm_source=x");
    assertThat(page)
        .contains("<strong>2 cards</strong>", "href=\"/actors/G0001\" class=\"hit-name\"")
        .contains("value=\"axiom\"", "Origin: China ×", "href=\"/search?q=axiom\"")
        .contains(
            "class=\"facet\"", "aria-current=\"true\"", "name=\"robots\" content=\"noindex\"");
    assertThat(client.body("/search?q=nothing+at+all"))
        .contains("No card matches", "/names?name=nothing+at+all");
    assertThat(client.body("/search?q=axoim")).contains("Did you mean", "/search?q=axiom");
  }

  @Test
  void aQuestionThatCannotBeReadIsRefusedOnAPage() {
    HttpResponse<String> answer = client.get("/search?sort=colour");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(answer.body()).contains("There is no such order.", "<form");
  }

  @Test
  void listsAreReadFromAToZ() {
    assertThat(client.body("/actors"))
        .contains("<h1>All actors</h1>", "href=\"/actors/G0046\"", "href=\"/actors?letter=F\"");
    assertThat(client.body("/actors?letter=F"))
        .contains("href=\"/actors/G0046\"")
        .doesNotContain("href=\"/actors/G0001\"");
  }

  @Test
  void namesAreLookedUpWithoutAScript() {
    assertThat(client.body("/names?name=Group+72&name=Nobody"))
        .contains("href=\"/actors/G0001\"", "href=\"/actors/G0025\"", "1 of 2 names known")
        .contains("No loaded card bears this name");
    assertThat(client.body("/names")).contains("Contested names", "Group 72");
  }

  @Test
  void homeAndAboutSayWhatIsLoaded() {
    assertThat(client.body("/"))
        .contains("href=\"/actors\"", "Newest changes", "enterprise-attack");
    assertThat(client.body("/about"))
        .contains("18.1", "ATT&amp;CK Terms of Use", "The group has no name.");
  }

  @ParameterizedTest
  @CsvSource({
    "/actors/G0001, Axiom (G0001) · Actor · Actordex, /actors/G0001",
    "/techniques/T1566.001, Spearphishing Attachment (T1566.001) · Technique · Actordex, "
        + "/techniques/T1566.001",
    "/search?whatever=1&q=axiom, “axiom” · Actordex, /search?q=axiom",
    "/actors?letter=F, 'All actors, F · Actordex', /actors?letter=F",
    "/, Actordex, /",
    "/about, About · Actordex, /about",
    "/names, Names · Actordex, /names"
  })
  void everyPageHasATitleADescriptionAndOneAddress(String target, String title, String path) {
    String page = client.body(target);
    String address = "http://127.0.0.1:" + server.port() + path;
    assertThat(page)
        .contains("<title>" + title + "</title>")
        .contains("<link rel=\"canonical\" href=\"" + address + "\">")
        .contains("<meta property=\"og:url\" content=\"" + address + "\">")
        .containsPattern("<meta name=\"description\" content=\"[^\"]{20,}\">")
        .containsPattern("<meta property=\"og:image\" content=\"http[^\"]+\\.png\">");
  }

  @Test
  void aCardSaysToMachinesWhatItIsAbout() {
    assertThatJson(linkedData(client.body("/actors/G0001")))
        .node("mainEntity")
        .isObject()
        .containsEntry("@type", "Organization")
        .containsEntry("name", "Axiom")
        .containsEntry("alternateName", List.of("Group 72"));
    assertThatJson(linkedData(client.body("/"))).node("@type").isEqualTo("WebSite");
    assertThatJson(linkedData(client.body("/actors"))).node("@type").isEqualTo("CollectionPage");
  }

  private static String linkedData(String page) {
    Matcher block =
        Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actors/MISP-0badbeef",
        "/search?q=evil",
        "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/names?name=%3Cimg%20src=x%20onerror=alert(1)%3E%22",
        "/actors?letter=E",
        "/%3Cscript%3Ealert(1)%3C/script%3E"
      })
  void noTextOfASourceOrVisitorBecomesMarkup(String target) {
    String page = client.get(target).body();
    assertThat(page.replaceAll("<script type=\"application/ld\\+json\">[^<]*</script>", ""))
        .doesNotContain("<script>", "<img", "</script><script>", "javascript:alert(1)\"");
    assertThat(page.split("<script>alert", -1)).hasSize(1);
  }

  @Test
  void aHostileTextIsStillThereAsText() {
    String page = client.body("/actors/MISP-0badbeef");
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("href=\"javascript");
    assertThatJson(linkedData(page)).node("mainEntity.name").isString().isEqualTo("Evil " + EVIL);
  }

  @Test
  void aPageThatFailsSaysSoAsAPage() {
    try (ActordexServer broken =
        ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "test"), new BrokenCardSearch())) {
      TestClient there = new TestClient(broken.port());
      for (String target : List.of("/", "/search?q=x", "/actors/G0001", "/about")) {
        HttpResponse<String> answer = there.get(target);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
            .contains("Something went wrong here")
            .doesNotContain("Exception", "dev.actordex");
      }
    }
  }

  @Test
  void whatMachinesAskForIsThere() {
    assertThat(client.body("/robots.txt")).contains("User-agent");
    assertThatJson(client.body("/manifest.webmanifest")).node("icons").isArray().hasSize(3);
    assertThat(client.get("/favicon.ico").headers().firstValue("Content-Type"))
        .contains("image/x-icon");
    assertThat(client.get("/images/icon-512.png").statusCode()).isEqualTo(200);
  }
}

package dev.actordex.http;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each call answers, over the sample cards.
class ApiTest extends SampleServing {

  @AfterEach
  void backToTheFirstGeneration() {
    search.generation = "g1";
  }

  @Test
  void aSearchAnswersInTheShapeOfTheContract() {
    String answer = client.body("/api/v1/search?q=axiom&type=actor&facets=country&explain=true");
    assertThatJson(answer)
        .node("query")
        .isEqualTo(
            """
            {q: "axiom", filters: {type: ["actor"]}, understood: "the words: axiom",
             read_as: [], sort: "relevance"}
            """);
    assertThatJson(answer).node("total").isEqualTo(2);
    assertThatJson(answer).node("page").isEqualTo(1);
    assertThatJson(answer).node("size").isEqualTo(20);
    assertThatJson(answer).node("took_ms").isNumber();
    assertThatJson(answer).node("generation").isEqualTo("\"g1\"");
    assertThatJson(answer).node("did_you_mean").isNull();
    assertThatJson(answer)
        .node("hits[0]")
        .isEqualTo(
            """
            {id: "G0001", type: "actor", name: "Axiom", attack_id: "G0001",
             names: ["Axiom", "Group 72"], countries: ["CN"],
             sectors: ["aerospace", "government"], motivations: ["espionage"],
             first_seen: "2008", last_seen: "2014-10", modified: "${json-unit.ignore}", status: "live",
             summary: "A suspected espionage group that reads what others keep under lock.",
             sources: [{source: "attack", id: "G0001"},
                       {source: "etda", id: "6fa5b25b-276e-4f24-a54a-86e6c05fb27f"}],
             contested: true, disputed: [], score: 1.5,
             matched: [{field: "name", why: "exact", value: "Axiom", source: "attack",
                        giver: null}],
             highlights: {name: ["<mark>Axiom</mark>"]},
             explanation: {value: 1.5, description: "sum of",
                           parts: [{value: 1.5, description: "name", parts: []}]},
             links: {self: "/api/v1/cards/G0001", html: "/actors/G0001"}}
            """);
    assertThatJson(answer)
        .node("facets")
        .isEqualTo(
            """
            [{name: "country", label: "Origin", truncated: false, values: [
              {value: "CN", label: "China", count: 2, selected: false,
               toggle: "/api/v1/search?q=axiom&type=actor&country=CN&facets=country&explain=true"}
            ]}]
            """);
  }

  @Test
  void everyFacetIsCountedUnlessOthersAreAskedFor() {
    assertThatJson(client.body("/api/v1/search")).node("facets").isArray().hasSize(14);
    assertThatJson(client.body("/api/v1/search?facets=none")).node("facets").isArray().isEmpty();
  }

  @Test
  void theToggleOfAChosenValueLeadsBack() {
    String answer = client.body("/api/v1/search?country=China&facets=country");
    assertThatJson(answer).node("facets[0].values[0].selected").isEqualTo(true);
    assertThatJson(answer)
        .node("facets[0].values[0].toggle")
        .isEqualTo("\"/api/v1/search?facets=country\"");
  }

  @Test
  void whatFindsNothingIsToldWhatWouldFind() {
    assertThatJson(client.body("/api/v1/search?q=axoim"))
        .node("did_you_mean")
        .isEqualTo("\"axiom\"");
  }

  @Test
  void aCardIsServedAsItIsStored() {
    assertThat(client.body("/api/v1/cards/G0001"))
        .isEqualTo(new String(new CardJson().encode(SampleCards.axiom()), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {SampleCards.AXIOM_STIX, SampleCards.AXIOM_ETDA, "G0999", "g0001"})
  void anyOtherIdOfACardLeadsToIt(String id) {
    HttpResponse<String> answer = client.get("/api/v1/cards/" + id);
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).contains("/api/v1/cards/G0001");
  }

  @Test
  void aRedirectKeepsTheParameters() {
    assertThat(location("/api/v1/techniques/t1566?subtechniques=true"))
        .isEqualTo("/api/v1/techniques/T1566?subtechniques=true");
    assertThat(location("/api/v1/cards/G0999/sources/etda?id=x"))
        .isEqualTo("/api/v1/cards/G0001/sources/etda?id=x");
  }

  @Test
  void anIdThatNoCardHasIsNotFoundAndNearOnesAreNamed() {
    HttpResponse<String> answer = client.get("/api/v1/cards/G9999");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThatJson(answer.body()).node("title").isEqualTo("\"Not found\"");
    assertThatJson(answer.body()).node("status").isEqualTo(404);
    assertThatJson(answer.body())
        .node("near[0]")
        .isEqualTo(
            """
            {id: "G0001", type: "actor", name: "Axiom", attack_id: "G0001",
             links: {self: "/api/v1/cards/G0001", html: "/actors/G0001"}}
            """);
  }

  @Test
  void anAddressPastedAsAnIdIsLookedUpWhole() {
    HttpResponse<String> answer =
        client.get("/api/v1/cards/https:%2F%2Fattack.mitre.org%2Fgroups%2FG9999");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThatJson(answer.body()).node("detail").isEqualTo("\"No card has this id.\"");
  }

  @Test
  void aSourceRecordIsServedAsItCame() {
    assertThat(client.body("/api/v1/cards/G0001/sources/etda"))
        .isEqualTo("{\"raw\":\"" + SampleCards.AXIOM_ETDA + "\"}");
    assertThat(client.body("/api/v1/cards/G0001/sources/attack?id=G0001"))
        .isEqualTo("{\"raw\":\"G0001\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"misp", "nobody"})
  void aSourceThatHasNoRecordOnTheCardIsNotFoundAndThoseThatHaveAreNamed(String source) {
    HttpResponse<String> answer = client.get("/api/v1/cards/G0001/sources/" + source);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThatJson(answer.body()).node("allowed").isEqualTo("[\"attack\", \"etda\"]");
  }

  @Test
  void aTechniqueListsWhoUsesItItself() {
    String answer = client.body("/api/v1/techniques/T1566.001");
    assertThatJson(answer).node("parent.id").isEqualTo("\"T1566\"");
    assertThatJson(answer)
        .node("actors")
        .isEqualTo(
            """
            [{id: "G0025", attack_id: "G0025", name: "APT17", countries: ["CN"], direct: true,
              via: [], sources: [{source: "attack", id: "G0025"}], through: ["T1566.001"],
              procedures: [{source: "attack", id: "G0025", via: null,
                            text: "Letters with a document inside."}]}]
            """);
    assertThatJson(answer).node("actors_via_campaigns").isArray().hasSize(1);
    assertThatJson(answer).node("actors_via_campaigns[0].via[0].id").isEqualTo("\"C0001\"");
    assertThatJson(answer)
        .node("counts")
        .isEqualTo("{actors: 1, actors_via_campaigns: 1, software: 0, campaigns: 1}");
  }

  @Test
  void aTechniqueWithItsSubtechniquesListsTheUnionAndSaysThroughWhich() {
    String alone = client.body("/api/v1/techniques/T1566");
    assertThatJson(alone).node("actors").isArray().isEmpty();
    assertThatJson(alone).node("covers").isEqualTo("[\"T1566\"]");

    String all = client.body("/api/v1/techniques/T1566?subtechniques=true");
    assertThatJson(all).node("covers").isEqualTo("[\"T1566\", \"T1566.001\", \"T1566.002\"]");
    assertThatJson(all).inPath("$.actors[*].name").isEqualTo("[\"APT17\", \"FIN7\"]");
    assertThatJson(all).node("actors[0].through").isEqualTo("[\"T1566.001\", \"T1566.002\"]");
    assertThatJson(all).node("actors[0].procedures").isArray().hasSize(2);
    assertThatJson(all).inPath("$.actors_via_campaigns[*].name").isEqualTo("[\"Axiom\"]");
    assertThatJson(all)
        .node("counts")
        .isEqualTo("{actors: 2, actors_via_campaigns: 1, software: 1, campaigns: 1}");
  }

  @Test
  void aCardThatIsNoTechniqueIsNotFoundAmongThem() {
    HttpResponse<String> answer = client.get("/api/v1/techniques/G0001");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThatJson(answer.body()).node("near[0].links.self").isEqualTo("\"/api/v1/cards/G0001\"");
  }

  @Test
  void theListsGoFromAToZ() {
    String answer = client.body("/api/v1/actors?letter=a&size=1&page=2");
    assertThatJson(answer).node("type").isEqualTo("\"actor\"");
    assertThatJson(answer).node("letter").isEqualTo("\"A\"");
    assertThatJson(answer).node("letters").isEqualTo("[\"A\", \"F\"]");
    assertThatJson(answer).node("total").isEqualTo(2);
    assertThatJson(answer).inPath("$.cards[*].name").isEqualTo("[\"Axiom\"]");
    assertThatJson(client.body("/api/v1/software")).node("cards[0].id").isEqualTo("\"S0013\"");
    assertThatJson(client.body("/api/v1/techniques")).node("total").isEqualTo(4);
    assertThatJson(client.body("/api/v1/campaigns")).node("total").isEqualTo(1);
    assertThat(client.get("/api/v1/actors?letter=%23").statusCode()).isEqualTo(200);
    assertThat(client.get("/api/v1/actors?letter=AB").statusCode()).isEqualTo(400);
  }

  @Test
  void aNameIsAnsweredByEveryCardThatBearsIt() {
    String answer = client.body("/api/v1/names/GROUP-72");
    assertThatJson(answer).node("key").isEqualTo("\"group72\"");
    assertThatJson(answer).node("contested").isEqualTo(true);
    assertThatJson(answer).inPath("$.claims[*].card.id").isEqualTo("[\"G0001\", \"G0025\"]");
    assertThatJson(answer).node("claims[0].card.links.html").isEqualTo("\"/actors/G0001\"");
    assertThatJson(answer).node("claims[0].name.sources[1].raw").isEqualTo("\"Group72\"");
    assertThatJson(answer).node("claims[0].name.given_by").isEqualTo("[\"Cisco\", \"Talos\"]");
  }

  @Test
  void aNameThatNoCardBearsHasNoClaims() {
    assertThatJson(client.body("/api/v1/names/Nobody")).node("claims").isArray().isEmpty();
  }

  @Test
  void theContestedNamesAreAList() {
    String answer = client.body("/api/v1/names?contested=true");
    assertThatJson(answer).node("total").isEqualTo(1);
    assertThatJson(answer).inPath("$.names[*].key").isEqualTo("[\"group72\"]");
    HttpResponse<String> all = client.get("/api/v1/names");
    assertThat(all.statusCode()).isEqualTo(400);
    assertThatJson(all.body()).node("parameter").isEqualTo("\"contested\"");
  }

  @Test
  void suggestionsSayWhatTheyAreAndWhichNameMatched() {
    assertThatJson(client.body("/api/v1/suggest?q=group"))
        .node("suggestions[0]")
        .isEqualTo(
            """
            {type: "actor", id: "G0001", name: "Axiom", matched: "Group 72", attack_id: "G0001",
             links: {self: "/api/v1/cards/G0001", html: "/actors/G0001"}}
            """);
    assertThatJson(client.body("/api/v1/suggest?q=chi"))
        .node("suggestions[0].links")
        .isEqualTo("{self: '/api/v1/search?country=CN', html: '/search?country=CN'}");
    assertThatJson(client.body("/api/v1/suggest?q=")).node("suggestions").isArray().isEmpty();
  }

  @Test
  void whatWasImportedIsTold() {
    String answer = client.body("/api/v1/sources");
    assertThatJson(answer)
        .node("sources[0]")
        .isEqualTo(
            """
            {source: "attack", label: "MITRE ATT&CK", collection: "enterprise-attack",
             file: "enterprise-attack.json", release: "18.1", sha256: "ab12",
             licence: "ATT&CK Terms of Use",
             licence_url: "https://attack.mitre.org/resources/legal-and-branding/terms-of-use/",
             counts: {intrusion-set: 3}, superseded_by: null, problem_count: 1}
            """);
    assertThatJson(answer)
        .node("problems[0]")
        .isEqualTo(
            """
            {file: "enterprise-attack.json", place: "intrusion-set--1",
             message: "The group has no name.", consequence: "rejected"}
            """);
    assertThatJson(answer).node("counts.actor").isEqualTo(3);
    assertThatJson(answer).node("contested_names").isEqualTo(1);
    assertThatJson(answer).node("decisions").isEqualTo(1);
    assertThatJson(answer).node("unresolved").isEqualTo(1);
  }

  @Test
  void theProbesSayThatTheServerLivesAndIsReady() {
    assertThatJson(client.body("/health/live")).isEqualTo("{status: 'live'}");
    assertThatJson(client.body("/health/ready"))
        .isEqualTo("{status: 'ready', generation: 'g1', cards: 9}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/search?q=axiom",
        "/api/v1/cards/G0001",
        "/api/v1/techniques/T1189",
        "/api/v1/actors",
        "/api/v1/names/Axiom",
        "/api/v1/sources"
      })
  void whatTheVisitorHasIsNotSentAgainUntilTheIndexChanges(String target) {
    String tag = client.get(target).headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("(W/)?\"[^\"]+\"");

    HttpResponse<String> again = client.get(target, "If-None-Match", "\"other\", " + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);

    search.generation = "g2";
    HttpResponse<String> changed = client.get(target, "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(tag);
    assertThat(changed.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void aTagThatWasGivenForAnotherCardDoesNotMakeAMissingOneUnchanged() {
    String tag = client.get("/api/v1/cards/G0001").headers().firstValue("ETag").orElseThrow();
    assertThat(client.get("/api/v1/cards/G9999", "If-None-Match", tag).statusCode()).isEqualTo(404);
  }

  @Test
  void aLongAnswerIsCompressedForThoseWhoAskAndHasATagOfItsOwn() throws IOException {
    String target = "/api/v1/cards/G0001";
    HttpResponse<String> packed = client.get(target, "Accept-Encoding", "br, gzip;q=0.8");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(client.unpacked(target)).isEqualTo(client.body(target));

    String tag = packed.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> plain = client.get(target, "Accept-Encoding", "gzip;q=0");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.headers().firstValue("ETag")).isPresent().isNotEqualTo(tag);
    assertThat(client.get(target, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void headIsGetWithoutABody() {
    HttpResponse<String> get = client.get("/api/v1/cards/G0001");
    HttpResponse<String> head = client.ask("HEAD", "/api/v1/cards/G0001");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
    assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    assertThat(client.ask("HEAD", "/api/v1/cards/G9999").statusCode()).isEqualTo(404);
  }

  private static String location(String target) {
    return client.get(target).headers().firstValue("Location").orElseThrow();
  }
}

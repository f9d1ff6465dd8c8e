package dev.actordex.http;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Actors side by side, over HTTP.
class LandscapeApiTest extends SampleServing {

  @Test
  void similarActorsComeWithTheirReasonsAndTheFormula() {
    String answer = client.body("/api/v1/cards/G0046/similar?size=1");
    assertThatJson(answer).node("card.id").isEqualTo("\"G0046\"");
    assertThatJson(answer).node("formula.text").isString().contains("ln((N + 1) / n)");
    assertThatJson(answer).node("formula.kinds.tool").isEqualTo(1.0);
    assertThatJson(client.body("/api/v1/cards/G0001/similar")).node("similar").isArray();
  }

  @ParameterizedTest
  @CsvSource({"G0999,G0001", "6fa5b25b-276e-4f24-a54a-86e6c05fb27f,G0001"})
  void anyOtherIdOfTheActorLeadsToItsNeighbours(String id, String to) {
    HttpResponse<String> answer = client.get("/api/v1/cards/" + id + "/similar?size=3");
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/api/v1/cards/" + to + "/similar?size=3");
  }

  @Test
  void onlyAnActorHasSimilarActors() {
    assertThat(client.get("/api/v1/cards/S0013/similar").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/v1/cards/G9999/similar").statusCode()).isEqualTo(404);
  }

  @Test
  void actorsAreComparedByAnyIdInTheOrderAskedFor() {
    String answer = client.body("/api/v1/compare?ids=G0025,6fa5b25b-276e-4f24-a54a-86e6c05fb27f");
    assertThatJson(answer).node("actors[0].id").isEqualTo("\"G0025\"");
    assertThatJson(answer).node("actors[1].id").isEqualTo("\"G0001\"");
    assertThatJson(answer)
        .node("countries")
        .isEqualTo(
            """
            [{kind: "country", value: "CN", label: "China", id: null,
              links: {self: null, html: null, search: "/api/v1/search?type=actor&country=CN"},
              used_by: ["G0025", "G0001"], actor_count: "${json-unit.any-number}"}]
            """);
    assertThatJson(answer).node("pairs").isArray().hasSize(1);
    assertThatJson(answer).node("pairs[0].ids").isEqualTo("[\"G0025\", \"G0001\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?ids=G0001",
        "?ids=G0001,",
        "?ids=G0001,G0001",
        "?ids=G0001,G0999",
        "?ids=G0001,S0013",
        "?ids=G0001,G0025,G0046,a,b,c,d,e,f",
        "?ids=G0001&ids=G0025"
      })
  void whatCannotBeComparedIsRefusedWithTheParameter(String query) {
    HttpResponse<String> answer = client.get("/api/v1/compare" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatJson(answer.body()).node("parameter").isEqualTo("\"ids\"");
  }

  @Test
  void anIdThatNoCardHasIsNotFoundInAComparison() {
    HttpResponse<String> answer = client.get("/api/v1/compare?ids=G0001,G9999");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThatJson(answer.body()).node("near").isArray().isNotEmpty();
  }

  @Test
  void statisticsCountActorsUnderTheConditionsOfASearch() {
    String answer = client.body("/api/v1/stats?country=CN");
    assertThatJson(answer).node("actors").isEqualTo(2);
    assertThatJson(answer)
        .node("counts.sector.values[0]")
        .isEqualTo(
            """
            {value: "aerospace", label: "Aerospace", count: 1,
             search: "/api/v1/search?type=actor&country=CN&sector=aerospace"}
            """);
    assertThatJson(answer)
        .node("counts.first_seen.values[0].search")
        .isEqualTo("\"/api/v1/search?type=actor&country=CN&first_seen=2008\"");
  }

  @Test
  void aCountThatNoSearchCanAskForHasNone() {
    String answer = client.body("/api/v1/stats?country=UA");
    assertThatJson(answer)
        .node("counts.country.values")
        .isEqualTo(
            """
            [{value: "RU", label: "Russia", count: 1, search: null},
             {value: "UA", label: "Ukraine", count: 1, search: "/api/v1/search?type=actor&country=UA"}]
            """);
  }

  @Test
  void aListOfCountsIsCutWhereAskedAndSaysSo() {
    String answer = client.body("/api/v1/stats?size=1");
    assertThatJson(answer).node("counts.country.values").isArray().hasSize(1);
    assertThatJson(answer).node("counts.country.truncated").isEqualTo(true);
  }

  @Test
  void theMatrixCountsTheActorsOfASearch() {
    String answer = client.body("/api/v1/matrix?q=axiom&domain=Enterprise");
    assertThatJson(answer).node("domains[0].tactics[0].name").isEqualTo("\"Initial Access\"");
    assertThatJson(answer)
        .node("domains[0].tactics[0].techniques[0]")
        .isEqualTo(
            """
            {id: "T1189", attack_id: "T1189", name: "Drive-by Compromise", withdrawn: false,
             count: "${json-unit.any-number}", direct: "${json-unit.any-number}",
             search: "/api/v1/search?q=axiom&type=actor&technique=T1189", subtechniques: []}
            """);
  }

  @Test
  void aMatrixThatIsNotLoadedIsRefusedWithThoseThatAre() {
    HttpResponse<String> answer = client.get("/api/v1/matrix?domain=moon");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatJson(answer.body()).node("allowed").isEqualTo("[\"enterprise-attack\"]");
  }

  @Test
  void theNamingTableIsThatOfTheResultSet() {
    String answer = client.body("/api/v1/naming-table?country=CN&size=1");
    assertThatJson(answer).node("total").isEqualTo(2);
    assertThatJson(answer).node("rows").isArray().hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stats", "matrix", "naming-table", "compare", "cards/G0001/similar"})
  void howResultsAreShownIsNoParameterHere(String call) {
    HttpResponse<String> answer = client.get("/api/v1/" + call + "?sort=name");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatJson(answer.body())
        .node("type")
        .isEqualTo("\"urn:actordex:problem:unknown-parameter\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/cards/G0001/similar",
        "/api/v1/compare?ids=G0001,G0025",
        "/api/v1/stats",
        "/api/v1/matrix",
        "/api/v1/naming-table"
      })
  void anAnswerIsKeptUntilTheIndexChanges(String call) {
    HttpResponse<String> answer = client.get(call);
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).doesNotStartWith("W/");
    assertThat(client.get(call, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(client.ask("HEAD", call).statusCode()).isEqualTo(200);
  }

  @Test
  void manyNamesAreAnsweredInTheirOrderAsTextAndAsJson() {
    String text =
        client
            .post(
                "/api/v1/names",
                "text/plain; charset=utf-8",
                "\uFEFFGroup 72\r\n\r\n  Axiom \nnobody\nGroup 72")
            .body();
    String json =
        client
            .post(
                "/api/v1/names",
                "application/json",
                "[\"Group 72\", \"Axiom\", \"nobody\", \"Group 72\"]")
            .body();

    assertThat(text).isEqualTo(json);
    assertThatJson(text).node("total").isEqualTo(4);
    assertThatJson(text).node("unknown").isEqualTo(1);
    assertThatJson(text).node("names[1].asked").isEqualTo("\"Axiom\"");
    assertThatJson(text).node("names[2].claims").isArray().isEmpty();
    assertThatJson(text)
        .node("names[0].claims")
        .isEqualTo(claims(client.body("/api/v1/names/group-72")));
  }

  private static String claims(String answer) {
    return answer.substring(answer.indexOf("\"claims\":") + 9, answer.length() - 1);
  }

  @Test
  void pastedNamesBringTheTableOfTheirActors() {
    String answer = client.post("/api/v1/names?table=true", "text/plain", "Group 72\nPlugX").body();
    assertThatJson(answer).node("table.rows").isArray().hasSize(2);
    assertThatJson(answer).node("table.rows[0].names.Talos[0].name").isEqualTo("\"Group 72\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {}",
        "application/json | [1]",
        "application/json | [\"a\"",
        "application/json | [\"a\"] []",
        "application/json | [[\"a\"]]",
        "application/json | null",
        "application/json | ''"
      })
  void otherJsonThanAnArrayOfTextsIsRefused(String type, String body) {
    HttpResponse<String> answer = client.post("/api/v1/names", type, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatJson(answer.body()).node("parameter").isEqualTo("\"body\"");
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin = "Gruppe für alle".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(client.post("/api/v1/names", "text/plain", latin).statusCode()).isEqualTo(400);
  }

  @Test
  void tooManyNamesAndTooLongOnesAreRefused() {
    assertThat(client.post("/api/v1/names", "text/plain", "a\n".repeat(10_000)).statusCode())
        .isEqualTo(200);
    assertThat(client.post("/api/v1/names", "text/plain", "a\n".repeat(10_001)).statusCode())
        .isEqualTo(400);
    HttpResponse<String> answer =
        client.post("/api/v1/names", "text/plain", "a\n" + "b".repeat(257));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatJson(answer.body()).node("detail").isString().contains("number 2");
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() {
    HttpResponse<String> answer =
        client.post("/api/v1/names", "text/plain", new byte[BodyReader.MOST_BYTES + 1]);
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aTypeThatIsNotReadIsRefusedWithThoseThatAre() {
    HttpResponse<String> answer = client.post("/api/v1/names", "text/csv", "a");
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThatJson(answer.body())
        .node("allowed")
        .isEqualTo("[\"application/json\", \"text/plain\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | /api/v1/names | GET, HEAD, POST",
        "POST | /api/v1/search | GET, HEAD",
        "DELETE | /api/v1/cards/G0001 | GET, HEAD"
      })
  void anotherMethodIsRefusedWithThoseThatTheAddressAnswers(
      String method, String target, String allowed) {
    HttpResponse<String> answer = client.ask(method, target);
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
  }
}

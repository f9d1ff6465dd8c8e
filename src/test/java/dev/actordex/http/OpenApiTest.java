package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.indicator.IndicatorSearch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API says what the server answers, and the server answers nothing else.
class OpenApiTest extends SampleServing {
  private static final Path FILE = Path.of("src/main/resources/openapi/openapi.json");
  private static final String BASE = "https://actordex.example/openapi.json";
  private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\"\\s*:\\s*\"#(/[^\"]+)\"");
  private static final Pattern CURL =
      Pattern.compile(
          "curl -sL? 'http://127\\.0\\.0\\.1:8080([^']*)'"
              + "(?: -H 'Content-Type: (\\S+)' -d '([^']*)')?");

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TEXT = text();
  private static final JsonNode DOCUMENT = JSON.readTree(TEXT);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(BASE, TEXT)));

  private final List<Route> routes =
      Routes.of(
              search,
              IndicatorSearch.none(),
              new Pages(search, new StaticFiles(null), "test"),
              "test")
          .stream()
          .filter(route -> route.kind() != Route.Kind.PAGE)
          .toList();

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String method(Route route) {
    return route.posted() ? "post" : "get";
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    Set<String> described = new TreeSet<>();
    DOCUMENT
        .path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method + " " + path.getKey())));
    Set<String> registered = new TreeSet<>();
    routes.forEach(route -> registered.add(method(route) + " " + route.path()));
    assertThat(described).isEqualTo(registered);
  }

  @Test
  void everyParameterIsDescribedAndNoOther() {
    for (Route route : routes) {
      Set<String> described = new TreeSet<>();
      for (JsonNode parameter : operation(route).path("parameters")) {
        JsonNode known = resolved(parameter);
        described.add(known.path("in").asString() + " " + known.path("name").asString());
        assertThat(known.path("description").asString()).as(route.path()).isNotBlank();
      }
      Set<String> registered = new TreeSet<>();
      route.parameters().forEach(name -> registered.add("query " + name));
      Matcher name = Pattern.compile("\\{([^}]+)}").matcher(route.path());
      while (name.find()) {
        registered.add("path " + name.group(1));
      }
      assertThat(described).as(route.path()).isEqualTo(registered);
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Matcher reference = REFERENCE.matcher(TEXT);
    int found = 0;
    while (reference.find()) {
      assertThat(DOCUMENT.at(reference.group(1)).isMissingNode()).as(reference.group(1)).isFalse();
      found++;
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void everyKindOfProblemIsDescribedWithItsStatus() {
    Set<String> described = new TreeSet<>();
    for (JsonNode response : DOCUMENT.at("/components/responses")) {
      JsonNode example = response.at("/content/application~1problem+json/example");
      if (!example.isMissingNode()) {
        described.add(example.path("type").asString() + " " + example.path("status").asInt());
      }
    }
    Set<String> kinds = new TreeSet<>();
    Arrays.stream(ProblemKind.values())
        .filter(kind -> kind.status() != 400 && kind != ProblemKind.UNSUPPORTED)
        .forEach(kind -> kinds.add(kind.type() + " " + kind.status()));
    kinds.add(ProblemKind.BAD_PARAMETER.type() + " 400");
    assertThat(described).isEqualTo(kinds);
  }

  @Test
  void everyOperationHasAnExampleOfItsAnswerThatIsValid() {
    for (Route route : routes) {
      if (route.kind() == Route.Kind.FILE) {
        continue;
      }
      String content = pointer(route) + "/responses/200/content";
      DOCUMENT
          .at(content)
          .propertyStream()
          .forEach(type -> {
            JsonNode example = type.getValue().path("example");
            assertThat(example.isMissingNode()).as("an example of " + route.path()).isFalse();
            if (type.getKey().contains("json")) {
              valid(content + "/" + escaped(type.getKey()) + "/schema", example);
            }
          });
    }
  }

  @Test
  void everyRefusalShownIsValid() {
    for (JsonNode response : DOCUMENT.at("/components/responses")) {
      JsonNode example = response.at("/content/application~1problem+json/example");
      if (!example.isMissingNode()) {
        valid("/components/schemas/Problem", example);
      }
    }
  }

  /// The lines of `docs/api.md` ask every call at least once.
  @Test
  void everyCallAnswersAsDescribed() throws IOException {
    Set<String> asked = new TreeSet<>();
    Matcher curl = CURL.matcher(Files.readString(Path.of("docs/api.md")));
    while (curl.find()) {
      asked.add(check(curl.group(1), curl.group(2), curl.group(3)));
    }
    Set<String> calls = new TreeSet<>();
    routes.forEach(route -> calls.add(method(route) + " " + route.path()));
    assertThat(asked).isEqualTo(calls);
  }

  @Test
  void everyCardAnswersAsDescribedInAllItsForms() {
    for (Card card : SampleCards.all()) {
      check("/api/v1/cards/" + card.id(), null, null);
      check("/api/v1/names/" + card.name().replace(" ", "%20"), null, null);
      switch (card.type()) {
        case ACTOR -> check("/api/v1/cards/" + card.id() + "/similar?size=100", null, null);
        case TECHNIQUE ->
            check("/api/v1/techniques/" + card.id() + "?subtechniques=true", null, null);
        case SOFTWARE, CAMPAIGN -> {}
      }
    }
    check("/api/v1/search?q=axiom&explain=true", null, null);
    check("/api/v1/search?q=axoim", null, null);
    check("/api/v1/search?size=100", null, null);
    check("/api/v1/compare?ids=G0001,G0025,G0046&evidence=1000", null, null);
    check("/api/v1/stats", null, null);
    check("/api/v1/matrix?type=actor", null, null);
    check("/api/v1/naming-table", null, null);
    check("/api/v1/suggest?q=chi", null, null);
  }

  @Test
  void everyRefusalIsDescribedAtItsCall() {
    for (Route route : routes) {
      String target = route.path().replaceAll("\\{[^}]+}", "no-such-thing");
      List<HttpResponse<String>> refusals = new ArrayList<>();
      refusals.add(client.ask("DELETE", target));
      if (route.posted()) {
        refusals.add(client.post(target + "?no-such-parameter=1", "text/plain", "a"));
        refusals.add(client.post(target, "text/csv", "a"));
        refusals.add(client.post(target, "application/json", "{"));
        refusals.add(client.post(target, "text/plain", new byte[BodyReader.MOST_BYTES + 1]));
      } else {
        refusals.add(client.get(target + "?no-such-parameter=1"));
      }
      if (route.path().contains("{id}")) {
        refusals.add(client.get(target));
      }
      for (HttpResponse<String> refusal : refusals) {
        int status = refusal.statusCode();
        assertThat(status).as(target).isBetween(400, 499);
        assertThat(operation(route).path("responses").has(Integer.toString(status)))
            .as("%d of %s", status, route.path())
            .isTrue();
        assertThat(refusal.headers().firstValue("Content-Type"))
            .contains(ProblemDetails.CONTENT_TYPE);
        valid("/components/schemas/Problem", JSON.readTree(refusal.body()));
      }
    }
  }

  @Test
  void aTaggedAnswerSaysSoAndOneWithoutATagDoesNot() {
    for (Route route : routes) {
      if (route.posted()) {
        continue;
      }
      JsonNode responses = operation(route).path("responses");
      boolean described = responses.path("200").path("headers").has("ETag");
      assertThat(responses.has("304")).as(route.path()).isEqualTo(described);
      assertThat(route.kind() != Route.Kind.HEALTH).as(route.path()).isEqualTo(described);
    }
  }

  /// Asks, and holds the answer against what is said of it.
  ///
  /// @return the operation it is of
  private String check(String target, String type, String body) {
    HttpResponse<String> answer =
        type == null ? client.get(target) : client.post(target, type, body);
    if (answer.statusCode() == 308) {
      return check(answer.headers().firstValue("Location").orElseThrow(), null, null);
    }
    Route route = route(target, type != null);
    String status = Integer.toString(answer.statusCode());
    JsonNode response = resolved(operation(route).path("responses").path(status));
    assertThat(response.isMissingNode()).as("%s of %s", status, target).isFalse();
    String media = answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
    assertThat(response.path("content").has(media)).as("%s of %s", media, target).isTrue();
    if (media.endsWith("json")) {
      String schema =
          answer.statusCode() >= 400
              ? "/components/schemas/Problem"
              : pointer(route) + "/responses/" + status + "/content/" + escaped(media) + "/schema";
      valid(schema, JSON.readTree(answer.body()));
    }
    return method(route) + " " + route.path();
  }

  private Route route(String target, boolean posted) {
    String path = target.replaceFirst("\\?.*", "");
    return routes.stream()
        .filter(route -> route.posted() == posted && route.covers(path))
        .max(Comparator.comparingInt(route -> route.path().replaceAll("\\{[^}]+}", "").length()))
        .orElseThrow(() -> new AssertionError("No route for " + target));
  }

  private static void valid(String pointer, JsonNode value) {
    Schema schema = SCHEMAS.getSchema(SchemaLocation.of(BASE + "#" + pointer));
    assertThat(schema.validate(value)).as("%s against %s", shortened(value), pointer).isEmpty();
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private static JsonNode operation(Route route) {
    JsonNode operation = DOCUMENT.at(pointer(route));
    assertThat(operation.isMissingNode()).as(route.path()).isFalse();
    return operation;
  }

  private static String pointer(Route route) {
    return "/paths/" + escaped(route.path()) + "/" + method(route);
  }

  private static String escaped(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asString().substring(1)) : node;
  }
}

package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.indicator.IndicatorSearch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What holds for every call of the API alike, asked of each as `docs/api.md` asks it.
class EveryRouteTest extends SampleServing {
  private static final Pattern CURL =
      Pattern.compile("curl -sL? 'http://127\\.0\\.0\\.1:8080([^']*)'(?! -H)");
  private static final List<String> ANYWHERE =
      List.of("200", "400", "405", "414", "421", "429", "431", "500");

  private final List<Route> routes =
      Routes.of(
              search,
              IndicatorSearch.none(),
              new Pages(search, new StaticFiles(null), "test"),
              "test")
          .stream()
          .filter(route -> route.kind() != Route.Kind.PAGE && !route.posted())
          .toList();

  @Test
  void everyAnswerCanBeAskedForItsHeadAndVariesAndIsNotSentAgain() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String target : targets()) {
      HttpResponse<String> got = client.get(target);
      if (got.statusCode() == 308) {
        target = got.headers().firstValue("Location").orElseThrow();
        got = client.get(target);
      }
      assertThat(got.headers().allValues("Vary")).as(target).containsExactly("Accept-Encoding");
      if (got.statusCode() == 400) {
        continue; // shown in the document for how a refusal looks
      }
      assertThat(got.statusCode()).as(target).isEqualTo(200);

      HttpResponse<String> head = client.ask("HEAD", target);
      assertThat(head.statusCode()).as(target).isEqualTo(200);
      assertThat(head.body()).as(target).isEmpty();
      for (String header :
          List.of("Content-Type", "ETag", "Cache-Control", "Content-Disposition")) {
        assertThat(head.headers().firstValue(header))
            .as("%s of %s", header, target)
            .isEqualTo(got.headers().firstValue(header));
      }

      String tag = got.headers().firstValue("ETag").orElse("");
      assertThat(tag.isEmpty()).as(target).isEqualTo(target.startsWith("/health/"));
      if (!tag.isEmpty()) {
        HttpResponse<String> again = client.get(target, "If-None-Match", tag);
        assertThat(again.statusCode()).as(target).isEqualTo(304);
        assertThat(again.body()).as(target).isEmpty();
        assertThat(again.headers().firstValue("ETag")).as(target).contains(tag);
        assertThat(again.headers().allValues("Vary")).as(target).containsExactly("Accept-Encoding");
      }
      String path = target.replaceFirst("\\?.*", "");
      routes.stream().filter(route -> route.covers(path)).forEach(route -> asked.add(route.path()));
    }
    routes.forEach(route -> assertThat(asked).contains(route.path()));
  }

  @Test
  void everyOtherMethodIsRefusedWithThoseThatAreAllowed() throws IOException {
    for (String target : targets()) {
      boolean names = target.replaceFirst("\\?.*", "").equals("/api/v1/names");
      for (String method : List.of("DELETE", "PUT", "PATCH")) {
        HttpResponse<String> refused = client.ask(method, target);
        assertThat(refused.statusCode()).as("%s %s", method, target).isEqualTo(405);
        assertThat(refused.headers().allValues("Allow"))
            .as("%s %s", method, target)
            .containsExactly(names ? "GET, HEAD, POST" : "GET, HEAD");
      }
    }
  }

  @Test
  void everyStatusThatAnyCallCanMeetIsDescribedAtEach() throws IOException {
    JsonNode paths =
        new JsonMapper()
            .readTree(Files.readString(Path.of("src/main/resources/openapi/openapi.json")))
            .path("paths");
    List<String> missing = new ArrayList<>();
    paths.forEachEntry((path, operations) ->
        operations.forEachEntry((method, operation) -> {
          List<String> expected = new ArrayList<>(ANYWHERE);
          if (!path.startsWith("/health/")) {
            expected.add("401");
          }
          for (String status : expected) {
            if (!operation.path("responses").has(status)) {
              missing.add(status + " of " + method + " " + path);
            }
          }
        }));
    assertThat(missing).isEmpty();
    assertThat(paths.size()).isGreaterThan(30);
  }

  private static List<String> targets() throws IOException {
    List<String> targets = new ArrayList<>();
    Matcher curl = CURL.matcher(Files.readString(Path.of("docs/api.md")));
    while (curl.find()) {
      targets.add(curl.group(1));
    }
    assertThat(targets).hasSizeGreaterThan(30);
    return targets;
  }
}

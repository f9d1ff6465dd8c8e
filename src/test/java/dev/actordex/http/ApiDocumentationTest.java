package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.search.CardSearch;
import dev.actordex.search.InMemoryCardSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/api.md` says all that can be asked and nothing that cannot.
class ApiDocumentationTest {
  private static final Pattern HEADING = Pattern.compile("(?m)^## ((?:GET|POST) \\S+)$");
  private static final Pattern CURL =
      Pattern.compile(
          "curl -sL? 'http://127\\.0\\.0\\.1:8080([^']*)'(?: -H 'Content-Type: (\\S+)' -d '([^']*)')?");
  private static final Pattern TYPE =
      Pattern.compile("`(urn:actordex:problem:[a-z-]+)` \\| (\\d+)");

  private final CardSearch search = new InMemoryCardSearch(SampleCards.all(), new CardJson());
  private final List<Route> routes =
      Routes.of(
          search, IndicatorSearch.none(), new Pages(search, new StaticFiles(null), "test"), "test");

  @Test
  void everyCallHasAHeadingAndEveryHeadingIsACall() throws IOException {
    Set<String> calls = new TreeSet<>();
    routes.stream()
        .filter(route -> route.kind() != Route.Kind.PAGE)
        .forEach(route -> calls.add(call(route)));
    Set<String> headings = new TreeSet<>();
    Matcher heading = HEADING.matcher(document());
    while (heading.find()) {
      headings.add(heading.group(1));
    }
    assertThat(headings).isEqualTo(calls);
  }

  @Test
  void everyParameterStandsUnderItsCall() throws IOException {
    String document = document();
    for (Route route : routes) {
      for (String parameter : route.parameters()) {
        String written = section(document, call(route));
        assertThat(
                written.contains("`" + parameter + "`") || written.contains("`" + parameter + "="))
            .as("%s of %s", parameter, call(route))
            .isTrue();
      }
    }
  }

  @Test
  void everyPageIsNamed() throws IOException {
    String pages = document().substring(document().indexOf("\n## Pages"));
    routes.stream()
        .filter(route -> route.kind() == Route.Kind.PAGE)
        .forEach(route -> assertThat(pages).contains("`" + route.path() + "`"));
  }

  @Test
  void everyKindOfProblemStandsInTheTableWithItsStatus() throws IOException {
    Set<String> written = new TreeSet<>();
    Matcher row = TYPE.matcher(document());
    while (row.find()) {
      written.add(row.group(1) + " " + row.group(2));
    }
    Set<String> kinds = new TreeSet<>();
    Arrays.stream(ProblemKind.values())
        .forEach(kind -> kinds.add(kind.type() + " " + kind.status()));
    assertThat(written).isEqualTo(kinds);
  }

  @Test
  void everyExampleIsAnswered() throws IOException {
    HttpSettings settings = HttpSettings.of("127.0.0.1", 0, "test");
    try (ActordexServer server = ActordexServer.start(settings, search)) {
      TestClient client = new TestClient(server.port());
      Matcher curl = CURL.matcher(document());
      int examples = 0;
      while (curl.find()) {
        int expected = curl.group(1).contains("sort=colour") ? 400 : 200;
        int status =
            curl.group(2) == null
                ? client.get(curl.group(1)).statusCode()
                : client.post(curl.group(1), curl.group(2), curl.group(3)).statusCode();
        assertThat(status == 308 ? 200 : status).as(curl.group(1)).isEqualTo(expected);
        examples++;
      }
      assertThat(examples).isGreaterThan(10);
    }
  }

  private static String call(Route route) {
    return (route.posted() ? "POST " : "GET ") + route.path();
  }

  /// From a call's heading to the end of what is said under it; several calls may share a text.
  private static String section(String document, String call) {
    int start = document.indexOf("\n## " + call + "\n");
    int end = document.indexOf("\n## ", start + 1);
    while (document.substring(start, end).lines().allMatch(ApiDocumentationTest::saysNothing)) {
      end = document.indexOf("\n## ", end + 1);
    }
    return document.substring(start, end);
  }

  private static boolean saysNothing(String line) {
    return line.isBlank() || line.startsWith("## ");
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("docs/api.md"));
  }
}

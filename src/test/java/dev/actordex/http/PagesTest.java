package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.search.InMemoryCardSearch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page's addresses and files, from a folder as a developer has it; at the end the bundled
/// ones.
class PagesTest {
  private static final String SHELL =
      "<!doctype html><!-- page:head --><body><!-- page:search --><main><!-- page:main --></main>";

  @TempDir static Path folder;
  static InMemoryCardSearch search;
  static ActordexServer server;
  static TestClient client;

  @BeforeAll
  static void start() throws IOException {
    Path web = Files.createDirectories(folder.resolve("web"));
    Files.writeString(web.resolve("index.html"), SHELL);
    Files.createDirectories(web.resolve("lib"));
    Files.writeString(web.resolve("lib/query.js"), "export const a = 1;");
    Files.createDirectories(web.resolve("odd.js"));
    Files.createDirectories(web.resolve("tests"));
    Files.writeString(web.resolve("tests/page.js"), "test");
    Files.writeString(web.resolve(".hidden.js"), "unseen");
    Files.writeString(web.resolve("notes.md"), "notes");
    Files.writeString(folder.resolve("secret.js"), "secret");
    Files.createSymbolicLink(web.resolve("out.js"), folder.resolve("secret.js"));
    search = new InMemoryCardSearch(SampleCards.all(), new CardJson());
    server =
        ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "test").withWebFolder(web), search);
    client = new TestClient(server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search?q=x&whatever=1",
        "/actors",
        "/actors/G0001",
        "/software",
        "/software/S0013",
        "/techniques",
        "/techniques/T1566.001",
        "/campaigns",
        "/campaigns/C0001",
        "/names?name=Axiom",
        "/about"
      })
  void everyPageIsAWholeDocument(String target) {
    HttpResponse<String> answer = client.get(target);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("<!doctype html><title>")
        .contains("<body data-page=", "<form", "<h1")
        .doesNotContain("<!-- page:");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(client.get(target, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(client.ask("HEAD", target).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/actors/G9999", "/actors/G0001/more", "/index"})
  void aPageThatIsNotThereIsNotFoundAndStillOurPage(String target) {
    HttpResponse<String> answer = client.get(target);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>No such ", "href=\"/search\"", "\"noindex\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
  }

  @Test
  void theDocumentItselfIsThePageOfHome() {
    HttpResponse<String> answer = client.get("/index.html");
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).contains("/");
  }

  @ParameterizedTest
  @CsvSource({
    "/actors/G0999, /actors/G0001",
    "/actors/g0001?tab=names, /actors/G0001?tab=names",
    "/techniques/t1566.001, /techniques/T1566.001",
    "/actors/S0013, /software/S0013",
    "/software/6fa5b25b-276e-4f24-a54a-86e6c05fb27f, /actors/G0001"
  })
  void anotherIdOrKindLeadsToTheCardsOwnPage(String target, String page) {
    HttpResponse<String> answer = client.get(target);
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).contains(page);
  }

  @Test
  void theFilesOfThePageAreServedWithTheirTypes() throws IOException {
    HttpResponse<String> answer = client.get("/lib/query.js");
    assertThat(answer.body()).isEqualTo("export const a = 1;");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/javascript;charset=utf-8");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(client.get("/lib/query.js", "If-None-Match", tag).statusCode()).isEqualTo(304);

    Files.writeString(folder.resolve("web/lib/query.js"), "export const a = 2;");
    assertThat(client.get("/lib/query.js", "If-None-Match", tag).body())
        .isEqualTo("export const a = 2;");
    Files.writeString(folder.resolve("web/lib/query.js"), "export const a = 1;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.js",
        "/lib/../../secret.js",
        "/..%2fsecret.js",
        "/%2e%2e/secret.js",
        "/..%5csecret.js",
        "/lib/..;/..;/secret.js",
        "/....//secret.js",
        "/out.js",
        "/odd.js",
        "/.hidden.js",
        "/%2ehidden.js",
        "/tests/page.js",
        "/notes.md",
        "/lib/",
        "/lib",
        "/lib/query.js/",
        "/lib/query.js;x=y",
        "/lib/query.js%00.js",
        "/LIB/query.js",
        "/META-INF/MANIFEST.MF",
        "/dev/actordex/http/Routes.class"
      })
  void nothingElseIsServed(String target) {
    String answer = client.rawGet(target);
    assertThat(answer)
        .startsWith("HTTP/1.1 4")
        .doesNotContain("secret", "unseen", "test\n", "notes", "export const", "Index of");
  }

  @Test
  void theBundledPageIsPartOfTheProgram() {
    HttpSettings settings = HttpSettings.of("127.0.0.1", 0, "test");
    try (ActordexServer bundled = ActordexServer.start(settings, search)) {
      TestClient there = new TestClient(bundled.port());
      assertThat(there.body("/")).containsIgnoringCase("<!doctype html>").contains("Actordex");
      assertThat(there.body("/index.js")).isNotEmpty();
      assertThat(there.get("/tests/x.js").statusCode()).isEqualTo(404);
      assertThat(there.rawGet("/../dev/actordex/http/Routes.class")).startsWith("HTTP/1.1 4");
    }
  }
}

package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page that shows the API's description.
class DescriptionPageTest extends SampleServing {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/docs.js",
        "/docs/docs.css",
        "/webjars/swagger-ui/swagger-ui-bundle.js",
        "/webjars/swagger-ui/swagger-ui.css"
      })
  void whatThePageNeedsComesFromHere(String file) {
    assertThat(client.body("/docs")).contains('"' + file + '"');
    HttpResponse<String> answer = client.get(file);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void thePageHasNoScriptOrStyleOfItsOwnAndNamesNoOtherHost() {
    assertThat(client.body("/docs"))
        .doesNotContain("<style", "style=", "onclick", "https://", "http://")
        .doesNotContainPattern("<script(?![^>]*src=)");
  }

  /// Its library cleans what it draws; every other page may draw no text as markup at all.
  @Test
  void onlyThisPageMayDrawTextAsMarkupAndNoPageMayRunWhatIsNotOurs() {
    String here = client.get("/docs").headers().firstValue(SecurityHeaders.POLICY).orElseThrow();
    String elsewhere = client.get("/").headers().firstValue(SecurityHeaders.POLICY).orElseThrow();
    assertThat(here)
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe", "trusted-types");
    assertThat(elsewhere).startsWith(here).contains("trusted-types 'none'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webjars/swagger-ui/index.html",
        "/webjars/swagger-ui/5.34.1/swagger-ui.css",
        "/webjars/swagger-ui/swagger-initializer.js",
        "/webjars/other/swagger-ui.css",
        "/META-INF/maven/org.webjars/swagger-ui/pom.properties.txt"
      })
  void nothingElseOfTheLibraryIsServed(String file) {
    assertThat(client.get(file).statusCode()).isEqualTo(404);
  }

  @Test
  void theDescriptionIsKeptUntilTheProgramChanges() {
    String tag = client.get("/openapi.json").headers().firstValue("ETag").orElseThrow();
    assertThat(client.get("/openapi.json", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(client.get("/openapi.json?x=1").statusCode()).isEqualTo(400);
  }
}

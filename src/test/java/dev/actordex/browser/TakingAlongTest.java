package dev.actordex.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// The export menus: every form that is offered is downloaded and is what it says.
@ExtendWith(Readers.Given.class)
class TakingAlongTest {

  @Test
  void everyFormOfACardIsDownloaded(Readers readers) throws IOException {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/actors/G0001");
    Map<String, byte[]> files = downloads(reader);
    assertThat(files.keySet())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(name -> assertThat(name).containsIgnoringCase("G0001"));
    assertThat(files).allSatisfy(TakingAlongTest::isWhatItSays);
  }

  @Test
  void everyFormOfASearchIsDownloaded(Readers readers) throws IOException {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/search?q=watering-hole&type=actor");
    Map<String, byte[]> files = downloads(reader);
    assertThat(files).hasSizeGreaterThanOrEqualTo(3).allSatisfy(TakingAlongTest::isWhatItSays);
  }

  private static Map<String, byte[]> downloads(Reader reader) throws IOException {
    Locator menu = reader.page().locator("export-menu").first();
    List<Locator> forms = menu.locator(".export-list a").all();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Locator form : forms) {
      menu.locator("summary").click();
      assertThat(form).isVisible();
      Download download = reader.page().waitForDownload(form::click);
      assertThat(download.failure()).as(download.url()).isNull();
      files.put(download.suggestedFilename(), Files.readAllBytes(download.path()));
      assertThat(form).not().isVisible();
    }
    assertThat(files).as("each under a name of its own").hasSize(forms.size());
    return files;
  }

  private static void isWhatItSays(String name, byte[] file) {
    String start = new String(file, 0, Math.min(4, file.length), StandardCharsets.ISO_8859_1);
    switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "json" -> assertThat(new JsonMapper().readTree(file)).as(name).isNotEmpty();
      case "pdf" -> assertThat(start).as(name).isEqualTo("%PDF");
      case "xlsx" -> assertThat(start).as(name).startsWith("PK");
      case "md", "csv", "jsonl" ->
          assertThat(new String(file, StandardCharsets.UTF_8)).as(name).contains("Axiom");
      default -> throw new AssertionError("a form that nobody here knows: " + name);
    }
  }
}

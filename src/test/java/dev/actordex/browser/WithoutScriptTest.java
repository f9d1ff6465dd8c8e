package dev.actordex.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Text browsers, archives and readers who run no scripts search and read all the same.
@ExtendWith(Readers.Given.class)
class WithoutScriptTest {

  @Test
  void oneSearchesWithTheFormAndReadsACard(Readers readers) {
    Reader reader = readers.withoutScript(Site.BUNDLED);
    Page page = reader.page();
    reader.openAsSent("/");
    page.locator("#main input[name=q]").fill("lazarus");
    page.locator("#main input[name=q]").press("Enter");
    page.waitForURL("**/search?q=lazarus*");
    page.locator("#main a[href='/actors/G0032']").first().click();
    page.waitForURL("**/actors/G0032");
    assertThat(page.locator("h1")).containsText("Lazarus Group");
    assertThat(page.locator("#main")).containsText("HIDDEN COBRA");
    page.locator("#main a[href^='/techniques/T']").first().click();
    page.waitForURL("**/techniques/T*");
    assertThat(page.locator("h1")).isVisible();
  }

  @ParameterizedTest
  @CsvSource({
    "/, Newest changes",
    "/search?q=watering-hole, Axiom",
    "/actors, APT1",
    "/software, AADInternals",
    "/techniques, Phishing",
    "/names, Concipit1248",
    "/names?name=Fancy+Bear, APT28",
    "'/compare?ids=G0007,G0016', APT29",
    "/statistics, Russia",
    "/about, Licence",
    "/actors/G0007, Fancy Bear"
  })
  void everyPageIsThereAndReadableByEverybody(String path, String says, Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).withoutOwnScripts();
    assertThat(reader.openAsSent(path).status()).isEqualTo(200);
    assertThat(reader.page().locator("h1")).isVisible();
    assertThat(reader.page().locator("#main")).containsText(says);
    assertThat(reader.cutOff()).isEmpty();
    assertThat(Axe.violations(reader.page())).isEmpty();
  }
}

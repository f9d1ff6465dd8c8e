package dev.actordex.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Reading cards: on screen, on paper, with another theme, with a phone.
@ExtendWith(Readers.Given.class)
class ReadingTest {

  @Test
  void previousAndNextLeadThroughAllActorsAndBack(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/actors/G0007");
    reader.page().locator(".neighbours a[rel=next]").click();
    reader.arrives("/actors/(?!G0007)[^/]+$");
    reader.page().locator(".neighbours a[rel=prev]").click();
    reader.arrives("/actors/G0007$");
    assertThat(reader.page().locator("h1")).containsText("APT28");
  }

  @Test
  void anIdOfAnotherKindLeadsToTheCard(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/actors/S0013");
    assertThat(reader.address()).isEqualTo("/software/S0013");
  }

  @Test
  void onPaperThereIsTheCardAndNoChrome(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/actors/G0001");
    Page page = reader.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String chrome :
        new String[] {".site-header", ".site-footer", ".card-toc", ".card-tools"}) {
      assertThat(page.locator(chrome).first()).not().isVisible();
    }
    assertThat(page.locator("h1")).isVisible();
    for (String section : new String[] {"#techniques", "#software", "#references"}) {
      assertThat(page.locator(section).first()).isVisible();
    }
    reader.picture("actor-print");
  }

  @Test
  void aChosenThemeIsKept(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/about");
    var root = reader.page().locator("html");
    var button = reader.page().locator("theme-toggle button");
    String light = background(reader);
    button.click();
    assertThat(root).hasAttribute("data-theme", "light");
    button.click();
    assertThat(root).hasAttribute("data-theme", "dark");
    String dark = background(reader);
    assertThat(dark).isNotEqualTo(light);

    reader.open("/actors/G0007");
    assertThat(root).hasAttribute("data-theme", "dark");
    assertThat(background(reader)).isEqualTo(dark);
    button.click();
    assertThat(root).not().hasAttribute("data-theme", "dark");
    assertThat(background(reader)).isEqualTo(light);
  }

  private static String background(Reader reader) {
    return (String)
        reader.page().evaluate("() => getComputedStyle(document.documentElement).backgroundColor");
  }

  @Test
  void withAPhoneTheFiltersAreASheet(Readers readers) {
    Reader reader = readers.withAPhone(Site.BUNDLED).open("/search?q=watering+hole");
    Results results = new Results(reader);
    var sheet = reader.page().locator("dialog.sheet");
    assertThat(sheet).not().isVisible();
    reader.page().locator(".results-filter").tap();
    assertThat(sheet).isVisible();
    reader.picture("sheet-390-light");
    results.value("country", "CN").tap();
    reader.arrives("country=CN");
    assertThat(sheet).isVisible();
    assertThat(reader.page().locator(".sheet-foot .button"))
        .hasText("Show " + results.summary().textContent());
    reader.page().locator(".sheet-foot .button").tap();
    assertThat(sheet).not().isVisible();
    assertThat(results.chips()).hasCount(1);
  }

  @Test
  void namesArePastedAndAnswered(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/names");
    reader.page().locator("#names-field").fill("Fancy Bear\nAPT-28\nNobody Knows Me");
    reader.page().locator(".names-form button[type=submit]").click();
    var answers = reader.page().locator(".names-table tbody tr");
    assertThat(answers).hasCount(3);
    assertThat(answers.nth(0)).containsText("APT28");
    assertThat(answers.nth(1)).containsText("G0007");
    assertThat(answers.nth(2)).containsText("No loaded card");
  }

  @Test
  void theSkipLinkLeadsPastTheHeader(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/about");
    reader.page().keyboard().press("Tab");
    assertThat(reader.page().locator(".skip-link")).isFocused();
    reader.page().keyboard().press("Enter");
    assertThat(reader.page().locator("#main")).isFocused();
  }

  @Test
  void anAddressThatLeadsNowhereSaysSoAndOffersNearCards(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).openRefused("/actors/G00011", 404);
    reader.page().locator("#main a[href='/actors/G0001']").click();
    reader.arrives("/actors/G0001$");
    assertThat(reader.page().locator("h1")).containsText("Axiom");
    reader.openRefused("/nowhere/at/all", 404);
    assertThat(reader.page().locator("#main a[href='/']").first()).isVisible();
  }
}

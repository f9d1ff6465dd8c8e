package dev.actordex.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Searching and narrowing, with mouse and keyboard, over the bundled cards.
@ExtendWith(Readers.Given.class)
class SearchingTest {

  @Test
  void resultsFollowWhatIsTypedWithoutFillingTheHistory(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/search");
    Object before = reader.page().evaluate("() => history.length");
    Results results = new Results(reader).type("lazarus");

    assertThat(results.firstHit()).hasText("Lazarus Group");
    reader.arrives("/search\\?q=lazarus$");
    assertThat(reader.page().evaluate("() => history.length")).isEqualTo(before);
    assertThat(results.box()).isFocused();

    results.type("turla");
    assertThat(results.firstHit()).hasText("Turla");
  }

  @Test
  void anAnswerThatComesTooLateIsDropped(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/search");
    Page page = reader.page();
    List<Route> held = new ArrayList<>();
    List<Request> done = new ArrayList<>();
    page.onRequestFailed(done::add);
    page.onRequestFinished(done::add);
    page.route(Pattern.compile("/api/v1/search\\?q=lazarus&"), held::add);
    Results results = new Results(reader);

    results.box().fill("lazarus");
    page.waitForCondition(() -> !held.isEmpty());
    results.box().fill("turla");
    assertThat(results.firstHit()).hasText("Turla");
    Request late = held.getFirst().request();
    if (!done.contains(late)) {
      held.getFirst().resume();
      page.waitForCondition(() -> done.contains(late));
    }
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(drawn))");

    assertThat(results.firstHit()).hasText("Turla");
    assertThat(reader.address()).isEqualTo("/search?q=turla");
  }

  @Test
  void facetsNarrowAndBackRestores(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/search?type=actor");
    Results results = new Results(reader);
    String all = results.summary().textContent();

    results.value("country", "CN").focus();
    reader.page().keyboard().press("Space");
    reader.arrives("country=CN$");
    assertThat(results.chips()).hasCount(1);
    assertThat(results.value("country", "CN")).isFocused();
    String chinese = results.summary().textContent();
    assertThat(chinese).isNotEqualTo(all);

    results.value("country", "RU").check();
    reader.arrives("country=CN&country=RU");
    assertThat(results.chips()).hasCount(2);
    results.leaveOut("country", "RU").click();
    reader.arrives("country=CN&-country=RU");
    assertThat(results.summary()).hasText(chinese);

    reader.page().goBack();
    reader.arrives("country=CN&country=RU");
    assertThat(results.value("country", "RU")).isChecked();
    reader.page().goBack();
    reader.arrives("country=CN$");
    assertThat(results.summary()).hasText(chinese);
    assertThat(results.value("country", "RU")).not().isChecked();
    reader.page().goBack();
    assertThat(results.summary()).hasText(all);
    assertThat(results.chips()).hasCount(0);
  }

  @Test
  void aFacetIsSearchedAndUnfolded(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/search?type=actor");
    var sectors = new Results(reader).facet("Targeted sector");
    int few = sectors.locator(".facet-value").count();
    sectors.locator(".facet-foot .text-button").first().click();
    assertThat(sectors.locator(".facet-value").count()).isGreaterThan(few);
    sectors.locator(".facet-find").fill("energ");
    assertThat(sectors.locator(".facet-value")).hasCount(1);
    assertThat(sectors.locator(".facet-label")).containsText("nergy");
  }

  @Test
  void yearsAreBrushed(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/search?type=actor");
    String all = new Results(reader).summary().textContent();
    var years = reader.page().locator(".year-bars").first();
    years.scrollIntoViewIfNeeded();
    BoundingBox box = years.boundingBox();
    var mouse = reader.page().mouse();
    mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
    mouse.down();
    mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
    mouse.up();
    reader.arrives("first_seen=\\d{4}\\.\\.\\d{4}");
    assertThat(new Results(reader).summary()).not().hasText(all);
  }

  @Test
  void aSharedAddressShowsTheSame(Readers readers) {
    Reader first = readers.atADesk(Site.BUNDLED).open("/search?type=actor");
    Results results = new Results(first).type("watering hole");
    first.arrives("q=watering");
    results.value("country", "CN").check();
    first.arrives("country=CN");
    first.page().locator("#sort").selectOption("name");
    first.arrives("sort=name");
    assertThat(results.chips()).hasCount(1);

    Reader second = readers.atADesk(Site.BUNDLED).open(first.address());
    Results same = new Results(second);
    assertThat(same.hits()).isNotEmpty().isEqualTo(results.hits());
    assertThat(same.summary()).hasText(results.summary().textContent());
    assertThat(same.chips()).hasText(results.chips().allTextContents().toArray(String[]::new));
    assertThat(same.box()).hasValue("watering hole");
    assertThat(same.value("country", "CN")).isChecked();
  }

  @Test
  void aCardIsOpenedFromTheKeyboardAndBackIsWhereOneWas(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/search?q=phishing");
    Results results = new Results(reader);
    results.box().focus();
    var keys = reader.page().keyboard();
    for (int i = 0; i < 12; i++) {
      keys.press("ArrowDown");
    }
    String name = (String) reader.page().evaluate("() => document.activeElement.textContent");
    assertThat(name).isEqualTo(results.hits().get(11));
    reader.waitUntil("() => history.state?.scroll === scrollY && scrollY > 0");
    Object scrolled = reader.page().evaluate("() => scrollY");

    keys.press("Enter");
    reader.arrives("/(actors|software|techniques|campaigns)/[^/]+$");
    assertThat(reader.page().locator("h1")).containsText(name);
    assertThat(reader.page().evaluate("() => scrollY")).isEqualTo(0);

    reader.page().goBack();
    reader.arrives("/search\\?q=phishing$");
    assertThat(results.box()).hasValue("phishing");
    reader.waitUntil("() => scrollY > 0");
    assertThat(reader.page().evaluate("() => scrollY")).isEqualTo(scrolled);
  }

  @Test
  void aSuggestionLeadsToItsCardFromTheKeyboardAlone(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/about");
    var keys = reader.page().keyboard();
    keys.press("/");
    keys.type("fancy b");
    var offers = reader.page().locator(".header-search .suggestion");
    assertThat(offers.first()).containsText("Fancy Bear");
    keys.press("ArrowDown");
    assertThat(new Results(reader).box())
        .hasAttribute("aria-activedescendant", offers.first().getAttribute("id"));
    keys.press("Enter");
    reader.arrives("/actors/G0007$");
    assertThat(reader.page().locator("h1")).containsText("APT28");
  }

  @Test
  void whatIsTypedBeforeAnyScriptRunsIsKept(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED);
    Page page = reader.page();
    List<Route> held = new ArrayList<>();
    page.route("**/index.js", held::add);
    reader.openUnready("/");
    reader.waitUntil("() => document.activeElement?.name === 'q'");
    page.keyboard().type("fan");
    page.waitForCondition(() -> !held.isEmpty());
    held.getFirst().resume();
    reader.settled();
    page.keyboard().type("cy b");

    assertThat(page.locator(".home-search input")).hasValue("fancy b");
    assertThat(page.locator(".home-search .suggestion").first()).containsText("Fancy Bear");
  }

  @Test
  void whatFindsNothingOffersWaysOut(Readers readers) {
    Reader reader =
        readers.atADesk(Site.BUNDLED).open("/search?q=lazarus&country=CN&first_seen=2001..2001");
    assertThat(reader.page().locator(".notice h2")).hasText("No card matches");
    reader.page().getByText("Search the same words without any filter").click();
    reader.arrives("/search\\?q=lazarus$");
    assertThat(new Results(reader).firstHit()).hasText("Lazarus Group");
  }
}

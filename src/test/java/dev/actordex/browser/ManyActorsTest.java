package dev.actordex.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The pages about many actors at once: side by side, by their names, in numbers.
@ExtendWith(Readers.Given.class)
class ManyActorsTest {

  @Test
  void actorsAreChosenByNameAndComparedAndTheAddressSaysWhich(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/compare");
    choose(reader, "fancy bear", "Fancy Bear");
    reader.arrives("ids=G0007$");
    choose(reader, "apt29", "APT29");
    reader.arrives("ids=G0007,G0016$");
    Locator heads = reader.page().locator(".compare-heads > li");
    assertThat(heads).hasCount(2);
    assertThat(heads.nth(0)).containsText("APT28");
    assertThat(heads.nth(1)).containsText("APT29");

    Reader second = readers.atADesk(Site.BUNDLED).open(reader.address());
    assertThat(second.page().locator(".compare-heads > li"))
        .hasText(heads.allTextContents().toArray(String[]::new));

    heads.nth(1).locator("a[aria-label='Remove APT29']").click();
    reader.arrives("ids=G0007$");
    assertThat(heads).hasCount(0);
  }

  private static void choose(Reader reader, String name, String offered) {
    Page page = reader.page();
    page.locator("actor-picker input").fill(name);
    Locator first = page.locator("actor-picker [role=option]:visible").first();
    assertThat(first).containsText(offered);
    page.keyboard().press("Enter");
  }

  @Test
  void aPastedListOfThousandsIsAnswered(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/names");
    String list =
        IntStream.range(0, 3000).mapToObj(i -> "Nobody " + i).collect(Collectors.joining("\n"));
    reader
        .page()
        .locator("#names-field")
        .evaluate("(field, list) => { field.value = list; }", "Fancy Bear\n" + list + "\nAPT-29");
    reader.page().locator(".names-form button[type=submit]").click();
    reader.arrives("/names\\?list=pasted");
    assertThat(reader.page().locator(".names-body [role=status]").first()).containsText("3,002");
    assertThat(reader.page().locator(".names-table tbody tr").first()).containsText("APT28");
  }

  @Test
  void everyBarOfTheStatisticsLeadsToItsSearchWithThatManyCards(Readers readers) {
    Reader reader = readers.atADesk(Site.BUNDLED).open("/statistics");
    Locator bar = reader.page().locator("#main a[href*='country=RU']").first();
    String count = bar.textContent().replaceAll("(?s).*?(\\d[\\d,]*)\\D*$", "$1");
    bar.click();
    reader.arrives("/search\\?");
    assertThat(new Results(reader).summary().textContent()).startsWith(count + " ");
  }
}

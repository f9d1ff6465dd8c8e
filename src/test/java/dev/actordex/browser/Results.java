package dev.actordex.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/// The results page as a reader uses it.
record Results(Reader reader) {

  private Page page() {
    return reader.page();
  }

  Locator box() {
    return page().locator(".header-search input");
  }

  Results type(String text) {
    box().fill("");
    box().pressSequentially(text);
    return this;
  }

  Locator firstHit() {
    return page().locator(".hit-name").first();
  }

  List<String> hits() {
    return page().locator(".hit-name").allTextContents();
  }

  Locator summary() {
    return page().locator(".results-summary strong");
  }

  /// Filters in force.
  Locator chips() {
    return page().locator(".results-chips .chip:not(.chip-clear)");
  }

  Locator value(String facet, String value) {
    return page().locator("[data-key='in-%s-%s']".formatted(facet, value));
  }

  Locator leaveOut(String facet, String value) {
    return page().locator("[data-key='out-%s-%s']".formatted(facet, value));
  }

  Locator facet(String label) {
    return page()
        .locator("facet-group")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page()
                        .getByRole(
                            com.microsoft.playwright.options.AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(label).setExact(true))));
  }
}

package dev.actordex.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// What cards show that only the sources as published bring: citations, records as they came.
@ExtendWith(Readers.Given.class)
class RealCardsTest {

  @Test
  void aCitationLeadsToItsReference(Readers readers) {
    Reader reader = readers.atADesk(Site.REAL).open("/actors/G0001");
    reader.page().locator(".text .citation a").first().click();
    reader.waitUntil(
        """
        () => location.hash.startsWith('#reference-')
          && document.querySelector(location.hash).getBoundingClientRect().top < innerHeight
          && document.querySelector(location.hash).getBoundingClientRect().top > 40
        """);
  }

  @Test
  void theRecordOfASourceIsJsonAsItCame(Readers readers) {
    Reader reader = readers.atADesk(Site.REAL).open("/actors/G0001");
    reader.page().locator(".raw-record summary").first().click();
    String raw = reader.page().locator("pre.raw").first().textContent();
    assertThat(new JsonMapper().readTree(raw).get("id").asString()).startsWith("intrusion-set--");
  }
}

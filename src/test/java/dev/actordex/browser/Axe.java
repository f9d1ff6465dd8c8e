package dev.actordex.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// axe-core: what of a page somebody cannot see, reach or be read aloud, by the rules of WCAG 2.2
/// level AA.
final class Axe {
  private static final String SCRIPT = script();

  private static final String RUN =
      """
      async (rules) => {
        const found = await axe.run(document, { preload: false, resultTypes: ['violations'], runOnly: rules });
        return found.violations.map((rule) => `${rule.id} (${rule.impact}), ${rule.nodes.length} times: `
          + rule.nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`).join('\\n'));
      }
      """;

  private static final List<String> ALL =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /// What another theme can break.
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  private Axe() {}

  /// One entry for each rule that the page as it is now does not keep.
  static List<?> violations(Page page) {
    return run(page, ALL);
  }

  /// The same for a page that has been looked at and only changed its theme.
  static List<?> violationsOfColour(Page page) {
    return run(page, COLOURS);
  }

  private static List<?> run(Page page, List<String> rules) {
    if (page.evaluate("() => typeof axe").equals("undefined")) {
      load(page);
    }
    return (List<?>) page.evaluate(RUN, rules);
  }

  /// By the debugger's door: the page's own policy lets no string become a script.
  private static void load(Page page) {
    CDPSession debugger = page.context().newCDPSession(page);
    JsonObject what = new JsonObject();
    what.addProperty("expression", SCRIPT);
    debugger.send("Runtime.evaluate", what);
    debugger.detach();
  }

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core cannot be read", e);
    }
  }
}

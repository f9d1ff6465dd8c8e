package dev.actordex.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How fast pages are, as the browser measures it: printed, because a machine that is busy with
/// other things says nothing about the page. What does not depend on the machine is held: how much
/// is sent, and how much of the page moves while it loads.
@ExtendWith(Readers.Given.class)
class SpeedTest {
  private static final double MOST_SHIFT = 0.02;
  private static final int MOST_BYTES = 250_000;

  private static final String WATCH =
      """
      window.seen = { shift: 0, shifted: [], largest: 0, drawn: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
          seen.shift += entry.value;
          seen.shifted.push(`${entry.value.toFixed(4)} ${entry.sources.map((one) => one.node?.className || one.node?.nodeName).join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.largest = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      """;

  @Test
  void theFirstPageIsSmallAndStandsStill(Readers readers) {
    Reader reader = readers.atADesk(Site.fullest());
    Page page = reader.page();
    page.addInitScript(WATCH);
    List<Response> answers = new ArrayList<>();
    page.onResponse(answers::add);
    reader.open("/");
    twoFrames(page);

    int map = 0;
    int rest = 0;
    for (Response answer : answers) {
      int bytes = answer.request().sizes().responseBodySize;
      if (answer.url().contains("/world-map")) {
        map += bytes;
      } else {
        rest += bytes;
      }
    }
    System.out.printf(
        "home, first load: %d requests, %,d bytes compressed, %,d of the map besides; largest paint after %.0f ms, layout shift %.4f%n",
        answers.size(), rest, map, seen(page, "largest"), seen(page, "shift"));
    assertThat(rest).isBetween(10_000, MOST_BYTES);
    stoodStill(page, "/");
  }

  @Test
  void noPageMovesWhileItLoads(Readers readers) {
    for (String path :
        List.of("/search?q=watering-hole", "/actors", "/actors/G0001", "/names", "/about")) {
      Reader reader = readers.atADesk(Site.fullest());
      reader.page().addInitScript(WATCH);
      reader.open(path);
      twoFrames(reader.page());
      System.out.printf(
          "%s: largest paint after %.0f ms, layout shift %.4f%n",
          path, seen(reader.page(), "largest"), seen(reader.page(), "shift"));
      stoodStill(reader.page(), path);
    }
  }

  @Test
  void typingUpdatesTheResultsAsSoonAsTheAnswerIsThere(Readers readers) {
    Reader reader = readers.atADesk(Site.fullest()).open("/search");
    Page page = reader.page();
    page.evaluate(
        """
        () => {
          window.drawn = [];
          const list = document.querySelector('hit-list');
          new MutationObserver(() => {
            const mutated = performance.now();
            requestAnimationFrame(() => setTimeout(() => {
              const asked = performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/v1/search?')).at(-1);
              drawn.push({ name: asked.name, answered: asked.responseEnd, mutated, painted: performance.now() });
            }));
          }).observe(list, { childList: true });
        }
        """);
    Results results = new Results(reader);
    List<Double> updated = new ArrayList<>();
    List<Double> painted = new ArrayList<>();
    for (String words :
        List.of(
            "plugx",
            "watering hole",
            "fancy bear",
            "T1566",
            "russia energy",
            "lazarus",
            "ransomware")) {
      int before = ((Number) page.evaluate("() => drawn.length")).intValue();
      results.type(words);
      page.waitForFunction(
          "([before, words]) => drawn.length > before && new URL(drawn.at(-1).name).searchParams.get('q') === words",
          List.of(before, words));
      Map<?, ?> last = (Map<?, ?>) page.evaluate("() => drawn.at(-1)");
      double answered = number(last.get("answered"));
      updated.add(number(last.get("mutated")) - answered);
      painted.add(number(last.get("painted")) - answered);
    }
    System.out.printf(
        "typing: results updated %.0f ms after the answer (median of %d; at most %.0f), painted after %.0f ms (at most %.0f)%n",
        median(updated), updated.size(), max(updated), median(painted), max(painted));
    assertThat(results.firstHit()).isVisible();
  }

  @Test
  void theCardWithTheMostTechniquesOpens(Readers readers) {
    Reader reader = readers.atADesk(Site.REAL);
    Page page = reader.page();
    List<Double> opened = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      reader.open("/search?q=lazarus");
      opened.add(
          number(
              page.evaluate(
                  """
                  () => new Promise((done) => {
                    const start = performance.now();
                    const watch = new MutationObserver(() => {
                      if (!document.querySelector('card-page h1')) return;
                      watch.disconnect();
                      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
                    });
                    watch.observe(document.querySelector('#main'), { childList: true, subtree: true });
                    document.querySelector('.hit-name[href="/actors/G0032"]').click();
                  })
                  """)));
      reader.settled();
      assertThat(page.locator("h1")).containsText("Lazarus Group");
    }
    Reader fresh = readers.atADesk(Site.REAL);
    fresh.page().addInitScript(WATCH);
    fresh.open("/actors/G0032");
    twoFrames(fresh.page());
    System.out.printf(
        "Lazarus Group: from the click to its paint %.0f ms (median of %d; at most %.0f); by its address, largest paint after %.0f ms, layout shift %.4f%n",
        median(opened),
        opened.size(),
        max(opened),
        seen(fresh.page(), "largest"),
        seen(fresh.page(), "shift"));
  }

  private static void stoodStill(Page page, String path) {
    assertThat(seen(page, "shift"))
        .as("%s moves: %s", path, page.evaluate("() => seen.shifted"))
        .isLessThan(MOST_SHIFT);
  }

  /// What the browser has seen is reported after the frame it was seen in.
  private static void twoFrames(Page page) {
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
  }

  private static double seen(Page page, String what) {
    return number(page.evaluate("(what) => seen[what]", what));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double max(List<Double> values) {
    return values.stream().max(Double::compare).orElseThrow();
  }
}

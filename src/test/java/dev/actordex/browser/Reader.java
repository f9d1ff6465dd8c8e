package dev.actordex.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Somebody who reads Actordex in a browser, and takes down whatever no reader should ever meet.
final class Reader {
  static final Path PICTURES = Path.of("target", "screenshots");
  private static final double MOST_HEIGHT = 10_000;

  /// A page stands when it has taken the place of what the server sent, and waits for nothing. What
  /// the server cannot show it says itself.
  private static final String STANDS =
      """
      () => {
        const page = document.querySelector('#main')?.children;
        if (document.body?.dataset.page === 'notice') return customElements.get('search-box');
        return page?.length === 1 && page[0].localName.endsWith('-page') && !page[0].hidden
          && ![...document.querySelectorAll('#main .waiting, #main [aria-busy="true"]')].some((one) => one.checkVisibility());
      }
      """;

  private static final String A_FRAME =
      "() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))";

  private final BrowserContext context;
  private final String home;
  private final boolean scripts;
  private final Page page;
  private final Set<Request> asking = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();

  /// @param scripts whether the browser runs any
  Reader(BrowserContext context, String home, boolean scripts) {
    this.context = context;
    this.home = home;
    this.scripts = scripts;
    context.setDefaultTimeout(15_000);
    context.onConsoleMessage(this::heard);
    context.onWebError(error -> complaints.add("script failed: " + error.error()));
    context.onRequest(this::asked);
    context.onRequestFailed(this::unanswered);
    context.onRequestFinished(asking::remove);
    context.onResponse(this::answered);
    context.exposeBinding(
        "refused", (source, what) -> complaints.add("against the policy: " + what[0]));
    context.addInitScript(
        """
        document.addEventListener('securitypolicyviolation', (event) =>
          window.refused(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
        """);
    page = context.newPage();
  }

  /// That something fetched ahead was not used within seconds says that the machine is busy.
  private void heard(ConsoleMessage message) {
    boolean expected =
        refused.stream().anyMatch(path -> message.location().contains(path))
            || message.text().contains("was preloaded using link preload but not used within");
    if (Set.of("error", "warning", "assert").contains(message.type()) && !expected) {
      complaints.add(message.type() + ": " + message.text() + " " + message.location());
    }
  }

  /// With a new document nobody waits any more for what the one before had asked.
  private void asked(Request request) {
    if (request.isNavigationRequest()) {
      asking.clear();
    }
    if (request.url().contains("/api/")) {
      asking.add(request);
    }
    String address = request.url();
    if (!address.startsWith(home + "/") && !address.matches("(?s)(data|blob|about):.*")) {
      complaints.add("asked elsewhere: " + address);
    }
  }

  /// A question that is taken back because the next one was typed is none to complain of, nor a
  /// script announced to a browser that runs none (Chromium then says "csp").
  private void unanswered(Request request) {
    asking.remove(request);
    boolean unwanted = "csp".equals(request.failure()) && request.resourceType().equals("script");
    if (!"net::ERR_ABORTED".equals(request.failure()) && !(unwanted && !scripts)) {
      complaints.add("no answer: " + request.url() + " " + request.failure());
    }
  }

  /// Once the new document is there, so that what the one before asked meanwhile is forgotten, too.
  private void answered(Response response) {
    if (response.request().isNavigationRequest()) {
      asking.clear();
    }
    if (response.status() >= 400 && refused.stream().noneMatch(response.url()::endsWith)) {
      complaints.add("status " + response.status() + ": " + response.url());
    }
  }

  /// Errors, questions to other hosts, refusals by the Content-Security-Policy, failed answers.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  Page page() {
    return page;
  }

  /// Follows an address of the site and waits until its page stands.
  Reader open(String path) {
    page.navigate(home + path);
    return settled();
  }

  /// Follows an address and waits for nothing but the beginning of its answer.
  void openUnready(String path) {
    page.navigate(home + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
  }

  /// Follows an address that cannot be shown; that the browser says so, too, is no complaint.
  Reader openRefused(String path, int status) {
    refused.add(path);
    Response answer = page.navigate(home + path);
    assertThat(answer.status()).as(path).isEqualTo(status);
    return settled();
  }

  /// Reads what the server itself sends.
  Response openAsSent(String path) {
    return page.navigate(home + path);
  }

  /// Leaves the page's own scripts out, so that it stays as the server sent it and still can be
  /// examined by scripts.
  Reader withoutOwnScripts() {
    page.route(
        "**/index.js",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody("")));
    return this;
  }

  /// Waits until nothing that was asked is unanswered, and what was answered is drawn.
  Reader settled() {
    page.evaluate(A_FRAME);
    page.waitForCondition(asking::isEmpty);
    page.evaluate(A_FRAME);
    page.waitForFunction(STANDS);
    return this;
  }

  /// Waits for what a page says of itself: a script that answers true.
  void waitUntil(String script) {
    page.waitForFunction(script);
  }

  /// Path and query of where the reader is.
  String address() {
    return page.url().substring(home.length());
  }

  /// Waits until the address matches.
  void arrives(String pattern) {
    page.waitForURL(Pattern.compile(pattern));
    settled();
  }

  /// What a reader cannot see without moving the page sideways.
  List<?> cutOff() {
    return (List<?>)
        page.evaluate(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const wide = [...document.querySelectorAll('body *')]
                .filter((one) => one.getBoundingClientRect().right > width + 1)
                .map((one) => `${one.localName}.${one.className}`);
              return [`${document.documentElement.scrollWidth} px wide`, ...wide.slice(0, 5)];
            }
            """);
  }

  /// A picture of the whole page, or of as much of it as an eye can take in.
  void picture(String name) {
    Number height = (Number) page.evaluate("() => document.documentElement.scrollHeight");
    int width = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + ".png"))
            .setFullPage(true)
            .setClip(0, 0, width, Math.min(height.doubleValue(), MOST_HEIGHT))
            .setAnimations(ScreenshotAnimations.DISABLED));
  }

  void leave() {
    context.close();
  }
}

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;

import dev.actordex.export.JsonForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The document of `web/index.html` with its gaps, into which a page is put.
///
/// The gaps are comments (`<!-- page:head -->`, `<!-- page:search -->`, `<!-- page:main -->`) and
/// the bare `<body>`; what a document does not have is not filled.
public final class Shell {
  private static final String PRODUCT = "Actordex";
  private static final Pattern GAP = Pattern.compile("<!-- page:(head|search|main) -->|<body>");

  /// The icon of the search box, as `web/lib/dom.js` has it.
  private static final Html MAGNIFIER =
      el("svg")
          .attr("viewBox", "0 0 24 24")
          .attr("class", "icon")
          .attr("aria-hidden", "true")
          .with(
              el("path")
                  .attr("fill", "currentColor")
                  .attr(
                      "d",
                      "M11 4a7 7 0 1 0 4.2 12.6l4.1 4.1 1.4-1.4-4.1-4.1A7 7 0 0 0 11 4zm0 2a5 5 0 1"
                          + " 1 0 10 5 5 0 0 1 0-10z"));

  private final String document;
  private final List<String> offers;

  /// @param offers the calls and pages that this server answers, for scripts that show only what
  ///   there is
  public Shell(byte[] document, List<String> offers) {
    this.document = new String(document, StandardCharsets.UTF_8);
    this.offers = List.copyOf(offers);
  }

  /// @param origin scheme, host and port as the visitor calls this server, `http://localhost:8080`
  /// @param modules the scripts of the page, to be fetched all at once
  /// @param calls the calls with which they begin
  public byte[] filled(Document page, String origin, List<String> modules, List<String> calls) {
    StringBuilder out = new StringBuilder(document.length() + 16_384);
    Matcher gap = GAP.matcher(document);
    int at = 0;
    while (gap.find()) {
      out.append(document, at, gap.start());
      at = gap.end();
      switch (String.valueOf(gap.group(1))) {
        case "head" -> {
          head(page, origin).write(out);
          early(modules, calls).write(out);
        }
        case "search" -> searchForm(page.typed(), false).write(out);
        case "main" -> page.main().write(out);
        default -> body(page, out);
      }
    }
    out.append(document, at, document.length());
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The opening tag alone; the document closes it.
  private void body(Document page, StringBuilder out) {
    String element =
        el("body")
            .attr("data-page", page.kind())
            .attr("data-offers", String.join(" ", offers))
            .markup();
    out.append(element, 0, element.length() - "</body>".length());
  }

  private static Html head(Document page, String origin) {
    String title = page.title().isEmpty() ? PRODUCT : page.title() + " · " + PRODUCT;
    String address = origin + page.path();
    List<Html> tags =
        new ArrayList<>(
            List.of(
                el("title", title),
                meta("name", "description", page.description()),
                el("link").attr("rel", "canonical").href(address),
                meta("property", "og:title", page.title().isEmpty() ? PRODUCT : page.title()),
                meta("property", "og:description", page.description()),
                meta("property", "og:type", page.type()),
                meta("property", "og:url", address),
                meta("property", "og:site_name", PRODUCT),
                meta("property", "og:locale", "en"),
                meta("property", "og:image", origin + "/images/icon-512.png"),
                meta("property", "og:image:alt", "Two index cards, the sign of Actordex"),
                meta("name", "twitter:card", "summary")));
    if (!page.indexed()) {
      tags.add(meta("name", "robots", "noindex"));
    }
    if (page.about() != null) {
      tags.add(Html.data("application/ld+json", JsonForm.bytes(page.about())));
    }
    return Html.join(tags, "\n  ");
  }

  private static Html early(List<String> modules, List<String> calls) {
    List<Html> links = new ArrayList<>();
    modules.forEach(path -> links.add(el("link").attr("rel", "modulepreload").href(path)));
    calls.forEach(call ->
        links.add(
            el("link")
                .attr("rel", "preload")
                .attr("as", "fetch")
                .attr("crossorigin", "anonymous")
                .href(call)));
    return Html.all(links);
  }

  private static Html meta(String kind, String name, String content) {
    return el("meta").attr(kind, name).attr("content", content);
  }

  /// The search box for browsers without scripts; where there are scripts they put theirs in its
  /// place.
  ///
  /// @param focused whether what is typed goes there at once, before any script runs; a phone shows
  ///   its keyboard only to who taps
  static Html searchForm(String typed, boolean focused) {
    return el("form")
        .cls("search-form")
        .attr("role", "search")
        .action("/search")
        .with(
            el("span", MAGNIFIER).cls("search-icon"),
            el("input")
                .attr("type", "search")
                .attr("name", "q")
                .attr("value", typed)
                .attr("maxlength", "1024")
                .attr("autocomplete", "off")
                .attr("placeholder", "Actor, alias, software, technique, id …")
                .attr("aria-label", "Search actors, software, techniques and campaigns")
                .flag("autofocus", focused),
            el("button", "Search").attr("type", "submit").cls("button search-button"));
  }
}

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

  private final String document;

  public Shell(byte[] document) {
    this.document = new String(document, StandardCharsets.UTF_8);
  }

  /// @param origin scheme, host and port as the visitor calls this server, `http://localhost:8080`
  public byte[] filled(Document page, String origin) {
    StringBuilder out = new StringBuilder(document.length() + 16_384);
    Matcher gap = GAP.matcher(document);
    int at = 0;
    while (gap.find()) {
      out.append(document, at, gap.start());
      at = gap.end();
      switch (String.valueOf(gap.group(1))) {
        case "head" -> head(page, origin).write(out);
        case "search" -> searchForm(page.typed()).write(out);
        case "main" -> page.main().write(out);
        default -> out.append("<body data-page=\"").append(page.kind()).append("\">");
      }
    }
    out.append(document, at, document.length());
    return out.toString().getBytes(StandardCharsets.UTF_8);
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

  private static Html meta(String kind, String name, String content) {
    return el("meta").attr(kind, name).attr("content", content);
  }

  /// The search box for browsers without scripts; where there are scripts they put theirs in its
  /// place.
  static Html searchForm(String typed) {
    return el("form")
        .cls("search-form")
        .attr("role", "search")
        .action("/search")
        .with(
            el("input")
                .attr("type", "search")
                .attr("name", "q")
                .attr("value", typed)
                .attr("maxlength", "1024")
                .attr("autocomplete", "off")
                .attr("placeholder", "Actor, alias, software, technique, id …")
                .attr("aria-label", "Search actors, software, techniques and campaigns"),
            el("button", "Search").attr("type", "submit").cls("button search-button"));
  }
}

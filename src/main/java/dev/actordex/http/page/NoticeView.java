package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;

import dev.actordex.card.CardLink;
import java.util.List;

/// What stands where a page is not: no such page or card, a question that cannot be read, our own
/// failure. Each says what happened and where to go instead; scripts leave it as it is.
public final class NoticeView {
  private NoticeView() {}

  public static Document noSuchPage(String path) {
    return page("No such page", "Nothing is at this address.", path, none());
  }

  /// @param near cards that may have been meant
  public static Document noSuchCard(String path, List<CardLink> near) {
    Html offer = near.isEmpty() ? none() : el("p", "Near: ").with(Words.cards(near));
    return page("No such card", "No card has this id.", path, offer);
  }

  /// @param sentence what is wrong with the question
  /// @param allowed what it may be instead
  public static Document refused(String path, String sentence, List<String> allowed) {
    Html offer = allowed.isEmpty() ? none() : el("p", "Allowed: " + String.join(", ", allowed));
    return page("That cannot be answered", sentence, path, offer);
  }

  public static Document failed(String path) {
    return page(
        "Something went wrong here",
        "The fault is ours; the server's log says what happened. Trying again may help.",
        path,
        none());
  }

  private static Document page(String title, String sentence, String path, Html offer) {
    Html main =
        el("div")
            .cls("page")
            .with(
                el("div", el("h1", title), el("p", sentence)).cls("page-head"),
                offer,
                el("p", link("/", "Home"))
                    .with(" · ")
                    .with(link("/search", "Search all cards"))
                    .with(" · ")
                    .with(link("/actors", "All actors")));
    return new Document(title, sentence, path, "notice", "website", false, null, "", main);
  }
}

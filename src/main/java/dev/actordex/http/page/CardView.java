package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one card: the head, then a section per block that the data has.
public final class CardView {
  private CardView() {}

  /// @param previous the card before it in the list A–Z of its kind
  /// @param next the card after it
  /// @param offers the calls that the server answers
  public static Document of(
      Card card,
      @Nullable CardLink previous,
      @Nullable CardLink next,
      List<String> offers,
      String origin) {
    List<CardSections.Section> sections = CardSections.of(card);
    Html.Element toc = el("ul");
    List<Html> blocks = new ArrayList<>();
    for (CardSections.Section section : sections) {
      toc.with(
          el("li")
              .with(link("#" + section.id(), section.title()).with(count("toc-count", section))));
      blocks.add(drawn(section));
    }
    Html main =
        el("article")
            .cls("page card")
            .with(
                CardHead.of(card, previous, next, offers),
                el("div")
                    .cls("card-body")
                    .with(
                        el("nav").cls("card-toc").attr("aria-label", "On this page").with(toc),
                        el("div").cls("card-sections").with(blocks)));
    String ids = card.attackId() == null ? "" : " (" + card.attackId() + ")";
    return new Document(
        card.name() + ids + " · " + Words.label(card.type()),
        description(card),
        Words.address(card.type(), card.id()),
        "card",
        card.type() == CardType.ACTOR ? "profile" : "article",
        true,
        SchemaOrg.card(card, origin),
        "",
        main);
  }

  private static String description(Card card) {
    List<String> others =
        card.names().stream()
            .map(name -> name.name())
            .filter(name -> !name.equals(card.name()))
            .limit(4)
            .toList();
    String also = others.isEmpty() ? "" : " Also known as " + String.join(", ", others) + ".";
    String summary = card.summary().isBlank() ? "" : " " + card.summary();
    return Words.label(card.type()) + " " + card.name() + "." + also + summary;
  }

  private static Html drawn(CardSections.Section section) {
    return el("section")
        .cls("card-section")
        .id(section.id())
        .attr("aria-labelledby", section.id() + "-title")
        .with(
            el("h2", section.title())
                .id(section.id() + "-title")
                .with(count("section-count", section)),
            section.lead().isEmpty() ? Html.none() : el("p", section.lead()).cls("section-lead"),
            section.body());
  }

  private static Html count(String style, CardSections.Section section) {
    return section.count() == 0
        ? Html.none()
        : Html.all(text(" "), el("span", Integer.toString(section.count())).cls(style));
  }
}

package dev.actordex.http.page;

import static dev.actordex.http.page.Html.el;
import static dev.actordex.http.page.Html.join;
import static dev.actordex.http.page.Html.link;
import static dev.actordex.http.page.Html.none;
import static dev.actordex.http.page.Html.text;

import dev.actordex.card.Assessment;
import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who this is at a glance: names, doubts, the facts with their sources, the assessment, ids.
final class CardHead {
  private static final int NAMES_SHOWN = 12;

  private CardHead() {}

  static Html of(
      Card card, @Nullable CardLink previous, @Nullable CardLink next, List<String> offers) {
    return el("div")
        .cls("card-head")
        .with(
            el("div").cls("head-way").with(breadcrumb(card), neighbours(previous, next)),
            title(card, offers),
            names(card),
            doubts(card),
            facts(card),
            card.type() == CardType.ACTOR ? ratings(card.assessment()) : none());
  }

  private static Html breadcrumb(Card card) {
    String all = "All " + card.type().path();
    Html.Element way =
        el("ol", el("li", link("/", "Home")), el("li", link("/" + card.type().path(), all)));
    if (card.parent() != null) {
      way.with(el("li", Words.card(card.parent())));
    }
    way.with(el("li", card.name()).attr("aria-current", "page"));
    return el("nav", way).cls("breadcrumb").attr("aria-label", "Breadcrumb");
  }

  private static Html neighbours(@Nullable CardLink previous, @Nullable CardLink next) {
    Html.Element nav = el("nav").cls("neighbours").attr("aria-label", "Neighbours A to Z");
    if (previous != null) {
      nav.with(neighbour(previous, "prev", "‹ ", "", "Previous: "));
    }
    if (next != null) {
      nav.with(neighbour(next, "next", "", " ›", "Next: "));
    }
    return previous == null && next == null ? none() : nav;
  }

  private static Html neighbour(
      CardLink card, String rel, String before, String after, String said) {
    return el("a")
        .href(Words.address(card.type(), card.id()))
        .attr("rel", rel)
        .attr("aria-label", said + card.name())
        .with(before)
        .with(el("span", card.name()).cls("neighbour-name"))
        .with(after);
  }

  private static Html title(Card card, List<String> offers) {
    CardLink parent = card.parent();
    Html over = parent == null ? none() : el("span", parent.name() + ": ").cls("head-parent");
    String id = card.attackId() == null ? card.id() : card.attackId();
    boolean live = card.status().key().equals("live");
    return el("div")
        .cls("head-title")
        .with(
            el("h1").with(over, text(card.name())),
            Words.kind(card.type()),
            Words.id(id),
            live ? none() : Words.badge("status", card.status().key()),
            Words.marks(card.sources().stream().map(SourceEntry::source).toList()),
            el("div").cls("card-tools").with(Files.menu(Files.ofCard(card.id(), offers))));
  }

  private static Html names(Card card) {
    List<CardName> others =
        card.names().stream()
            .filter(name -> !name.primary() && !name.name().equals(card.name()))
            .toList();
    if (others.isEmpty()) {
      return none();
    }
    List<Html> shown = new ArrayList<>();
    for (CardName name : others.subList(0, Math.min(NAMES_SHOWN, others.size()))) {
      Html.Element one = el("span", name.name()).cls("head-name");
      if (!name.givers().isEmpty()) {
        one.with(el("span", " (" + String.join(", ", name.givers()) + ")").cls("muted"));
      }
      shown.add(one);
    }
    if (others.size() > NAMES_SHOWN) {
      shown.add(link("#names", Words.counted(others.size() - NAMES_SHOWN, "more name")));
    }
    return el("p", el("span", "Also ").cls("muted"), join(shown, ", ")).cls("head-names");
  }

  /// Contested names and disputed fields: the mark, and on demand what it means here.
  private static Html doubts(Card card) {
    List<CardName> contested = card.names().stream().filter(CardName::contested).toList();
    if (contested.isEmpty() && card.disputed().isEmpty()) {
      return none();
    }
    Html.Element doubts = el("div").cls("doubts");
    if (!contested.isEmpty()) {
      String said = contested.size() == 1 ? " name is claimed" : " names are claimed";
      Html.Element list = el("ul");
      contested.forEach(name ->
          list.with(
              el("li")
                  .with(link("/names?name=" + Words.encoded(name.name()), name.name()))
                  .with(": also claimed by ")
                  .with(
                      name.claimants().isEmpty()
                          ? text("another card")
                          : Words.cards(name.claimants()))));
      doubts.with(
          el("details")
              .cls("doubt")
              .with(
                  el("summary", Words.badge("contested", "contested"))
                      .with(" " + contested.size() + said + " by other cards too"),
                  list));
    }
    if (!card.disputed().isEmpty()) {
      String fields = card.disputed().stream().map(Words::field).collect(Collectors.joining(", "));
      Html.Element list = el("ul");
      card.disputed()
          .forEach(field ->
              list.with(
                  el("li", el("strong", Words.humanised(Words.field(field))))
                      .with(": " + said(claims(card, field)))));
      doubts.with(
          el("details")
              .cls("doubt")
              .with(
                  el("summary", Words.badge("disputed", "disputed"))
                      .with(" sources do not agree on " + fields),
                  list));
    }
    return doubts;
  }

  private static List<Claim> claims(Card card, String field) {
    return switch (field) {
      case "country" -> card.countries();
      case "motivation" -> card.motivations();
      case "first_seen" -> card.firstSeen();
      default -> List.of();
    };
  }

  private static String said(List<Claim> claims) {
    return claims.stream()
        .map(claim ->
            claim.label()
                + " says "
                + claim.sources().stream()
                    .map(each -> each.source().label())
                    .distinct()
                    .collect(Collectors.joining(" and ")))
        .collect(Collectors.joining("; "));
  }

  private static Html facts(Card card) {
    boolean actor = card.type() == CardType.ACTOR;
    boolean dated = actor || card.type() == CardType.CAMPAIGN;
    Html.Element facts = el("dl").cls("facts");
    fact(
        facts,
        "Suspected origin",
        "country",
        card.countries(),
        actor ? "Not attributed by any source" : "");
    fact(facts, "Sponsor", "sponsor", card.sponsors(), "");
    fact(facts, "Motivation", "motivation", card.motivations(), actor ? "Not stated" : "");
    fact(facts, "Kind", "kind", card.kinds(), "");
    fact(facts, "Platforms", "platform", card.platforms(), "");
    fact(facts, "First seen", "date", card.firstSeen(), dated ? "Not stated" : "");
    fact(facts, "Last seen", "date", card.lastSeen(), "");
    if (card.modified() != null) {
      fact(facts, "Last change", Words.date(card.modified()));
    }
    if (card.parent() != null) {
      fact(facts, "Sub-technique of", Words.card(card.parent()));
    }
    List<String> others = card.identifiers().stream().filter(id -> !id.equals(card.id())).toList();
    Html more =
        others.isEmpty()
            ? none()
            : el("details")
                .cls("more")
                .with(
                    el("summary", Words.counted(others.size(), "more id")),
                    el("ul")
                        .cls("id-list")
                        .with(others.stream().map(id -> el("li", el("code", id))).toList()));
    fact(facts, "Ids", Html.all(el("code", card.id()), more));
    return facts;
  }

  private static void fact(
      Html.Element facts, String label, String field, List<Claim> claims, String otherwise) {
    if (!claims.isEmpty()) {
      fact(facts, label, claimed(field, claims));
    } else if (!otherwise.isEmpty()) {
      fact(facts, label, el("span", otherwise).cls("muted"));
    }
  }

  private static void fact(Html.Element facts, String label, Html value) {
    facts.with(el("div", el("dt", label), el("dd", value)).cls("fact"));
  }

  /// Values with who says each; those that are a facet lead to its search.
  static Html claimed(String field, List<Claim> claims) {
    Html.Element list = el("ul").cls(claims.size() > 3 ? "claims claims-many" : "claims");
    for (Claim claim : claims) {
      List<Source> sources = claim.sources().stream().map(Claim.Said::source).toList();
      list.with(el("li", value(field, claim), text(" "), Words.marks(sources)));
    }
    return Html.all(list, spellings(claims));
  }

  /// How the sources write the values, where that is more than another case.
  private static Html spellings(List<Claim> claims) {
    Html.Element spelt = el("ul");
    boolean any = false;
    for (Claim claim : claims) {
      boolean differs =
          claim.sources().stream()
              .map(Claim.Said::raw)
              .anyMatch(raw ->
                  !raw.isEmpty()
                      && !raw.equalsIgnoreCase(claim.label())
                      && !raw.equalsIgnoreCase(claim.value()));
      if (differs) {
        any = true;
        claim
            .sources()
            .forEach(said ->
                spelt.with(
                    el("li", claim.label() + ": ")
                        .with(
                            el("q", said.raw()),
                            el("span", " " + said.source().label()).cls("muted"))));
      }
    }
    return any
        ? el("details", el("summary", "As the sources write it"), spelt).cls("more spellings")
        : none();
  }

  private static Html value(String field, Claim claim) {
    return switch (field) {
      case "date" -> Words.date(claim.label());
      case "country", "target" ->
          Words.country(claim.value(), searched(CardType.ACTOR, field, claim));
      case "platform" -> searched(CardType.TECHNIQUE, field, claim);
      case "sector", "motivation", "sponsor" -> searched(CardType.ACTOR, field, claim);
      default -> el("span", claim.label());
    };
  }

  private static Html searched(CardType type, String facet, Claim claim) {
    return link(Words.search(type, facet, claim.value()), claim.label()).cls("claim-value");
  }

  private static Html ratings(Assessment assessment) {
    Html.Element ratings = el("div").cls("ratings");
    List<Map.Entry<String, Assessment.Rating>> all =
        List.of(
            Map.entry("Confidence", assessment.confidence()),
            Map.entry("Activity", assessment.activity()),
            Map.entry("Threat level", assessment.threat()));
    for (Map.Entry<String, Assessment.Rating> each : all) {
      Assessment.Rating rating = each.getValue();
      ratings.with(
          el("details")
              .cls("rating")
              .with(
                  el("summary")
                      .with(
                          el("span", each.getKey()).cls("rating-label"),
                          text(" "),
                          el("span")
                              .cls("rating-level level-" + rating.level())
                              .with(el("span").cls("rating-dots").attr("aria-hidden", "true"))
                              .with(rating.level()),
                          text(" "),
                          el("span", "why?").cls("rating-why")),
                  el("ul").with(rating.because().stream().map(why -> el("li", why)).toList())));
    }
    return ratings;
  }
}

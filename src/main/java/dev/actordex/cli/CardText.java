package dev.actordex.cli;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.Claim;
import dev.actordex.card.Operation;
import dev.actordex.card.Reference;
import dev.actordex.card.Relation;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.TechniqueUse;
import dev.actordex.card.Text;
import java.util.List;
import java.util.stream.Collectors;

/// A card as plain text for a terminal, each value with who says it.
final class CardText {
  private final StringBuilder out = new StringBuilder();

  String of(Card card) {
    line(card.name() + "  (" + card.id() + ", " + card.type().key() + ")");
    if (!card.disputed().isEmpty()) {
      line("disputed: " + String.join(", ", card.disputed()));
    }
    names(card.names());
    claims("Origin", card.countries());
    claims("Sponsor", card.sponsors());
    claims("Motivation", card.motivations());
    claims("First seen", card.firstSeen());
    claims("Last seen", card.lastSeen());
    claims("Targeted sectors", card.sectors());
    claims("Targeted countries", card.targets());
    claims("Kind", card.kinds());
    claims("Platforms", card.platforms());
    each("Tactics", card.tactics(), t -> t.name() + " (" + t.domain() + ")");
    for (Text text : card.descriptions()) {
      head("Description, " + text.source().label());
      line(Text.plain(text.markup()));
    }
    each("Techniques", card.techniques(), CardText::technique);
    each("Software", card.software(), CardText::software);
    each("Actors", card.actors(), a -> a.id() + " " + a.name());
    each("Actors, through campaigns", card.actorsViaCampaigns(), a -> a.id() + " " + a.name());
    each("Campaigns", card.campaigns(), c -> c.id() + " " + c.name());
    each("Operations", card.operations(), CardText::operation);
    each("Counter-operations", card.counterOperations(), CardText::operation);
    each("Relations", card.relations(), CardText::relation);
    each("References", card.references(), CardText::reference);
    each("Sources", card.sources(), CardText::source);
    return Console.safe(out.toString());
  }

  private void names(List<CardName> names) {
    each(
        "Names",
        names,
        n ->
            n.name()
                + (n.givers().isEmpty() ? "" : ", coined by " + String.join(", ", n.givers()))
                + (n.contested()
                    ? ", contested with "
                        + n.claimants().stream()
                            .map(c -> c.id() + " " + c.name())
                            .collect(Collectors.joining(", "))
                    : "")
                + "  ["
                + n.sources().stream()
                    .map(s -> s.source().key())
                    .distinct()
                    .collect(Collectors.joining(", "))
                + "]");
  }

  private void claims(String title, List<Claim> claims) {
    each(
        title,
        claims,
        c ->
            c.label()
                + "  ["
                + c.sources().stream()
                    .map(s -> s.source().key())
                    .distinct()
                    .collect(Collectors.joining(", "))
                + "]");
  }

  private <T> void each(
      String title, List<T> values, java.util.function.Function<T, String> shown) {
    if (!values.isEmpty()) {
      head(title);
      values.forEach(value -> line("  " + shown.apply(value)));
    }
  }

  private static String technique(TechniqueUse t) {
    return t.attackId()
        + " "
        + t.name()
        + (t.tactics().isEmpty()
            ? ""
            : "  ("
                + t.tactics().stream()
                    .map(tactic -> tactic.name())
                    .distinct()
                    .collect(Collectors.joining(", "))
                + ")")
        + (t.direct() ? "" : "  through campaigns");
  }

  private static String software(SoftwareUse s) {
    return (s.id() == null ? "-" : s.id())
        + " "
        + s.name()
        + (s.kinds().isEmpty() ? "" : "  (" + String.join(", ", s.kinds()) + ")");
  }

  private static String operation(Operation o) {
    return (o.date() == null ? "undated" : o.date())
        + "  "
        + (o.name() == null ? "" : o.name() + ": ")
        + Text.plain(o.text()).replaceAll("\\s+", " ");
  }

  private static String relation(Relation r) {
    return r.type().label()
        + " "
        + (r.to() == null ? "" : r.to().id() + " ")
        + r.name()
        + "  ["
        + r.evidence().stream()
            .map(e -> e.source().key())
            .distinct()
            .collect(Collectors.joining(", "))
        + "]";
  }

  private static String reference(Reference r) {
    return "["
        + r.number()
        + "] "
        + (r.title() == null ? "" : r.title() + " ")
        + (r.url() == null ? "" : r.url());
  }

  private static String source(SourceEntry s) {
    return s.source().label() + " " + s.id() + ", " + s.release() + ": " + s.joinedBecause();
  }

  private void head(String title) {
    out.append('\n').append(title).append('\n');
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}

package dev.actordex.source.cards;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Link;
import dev.actordex.card.RelationType;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Operated;
import dev.actordex.card.Statement.Related;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an actor's card tells in entries of several keys: operations, what was done against the
/// actor, and how it stands to others.
final class Activities {
  private Activities() {}

  static void read(Fields card, Citations citations, Set<Statement> statements) {
    operations(card.objects("operations"), false, citations, statements);
    operations(card.objects("counter_operations"), true, citations, statements);
    for (Fields entry : card.objects("relations")) {
      relation(entry, citations).ifPresent(statements::add);
    }
  }

  private static void operations(
      List<Fields> entries, boolean counter, Citations citations, Set<Statement> statements) {
    for (Fields entry : entries) {
      Optional<String> written = entry.text("date");
      Optional<FuzzyDate> date = written.flatMap(FuzzyDate::parse);
      Optional<String> name = entry.text("name");
      Optional<String> text = entry.text("text").map(t -> citations.inText(t, entry));
      Optional<String> ref = citations.check(entry);
      UnknownKeys.report(entry);
      if (written.isPresent() && date.isEmpty()) {
        entry.say(
            "'date' is '" + written.get() + "', expected was a date such as 2014 or 2014-10",
            Consequence.PARTLY_READ);
      }
      if (name.isEmpty() && text.isEmpty()) {
        entry.say("an operation needs a name or a text", Consequence.PARTLY_READ);
        continue;
      }
      String cited = ref.map(key -> "(Citation: " + key + ")").orElse("");
      statements.add(
          new Operated(
              date.map(FuzzyDate::display).orElse(""),
              name.orElse(null),
              (text.orElse("") + " " + cited).strip(),
              counter,
              List.of()));
    }
  }

  private static Optional<Statement> relation(Fields entry, Citations citations) {
    Optional<String> written = entry.text("type");
    Optional<RelationType> type =
        Arrays.stream(RelationType.values())
            .filter(candidate -> candidate.key().equals(written.orElse("")))
            .findFirst();
    Optional<String> id = entry.text("id");
    Optional<String> name = entry.text("name");
    Optional<String> text = entry.text("text");
    citations.check(entry);
    UnknownKeys.report(entry);
    if (type.isEmpty()) {
      entry.say(
          "'type' is %s, expected was one of %s"
              .formatted(
                  written.map(t -> "'" + t + "'").orElse("missing"),
                  Arrays.stream(RelationType.values())
                      .map(RelationType::key)
                      .collect(Collectors.joining(", "))),
          Consequence.PARTLY_READ);
      return Optional.empty();
    }
    Optional<Link.ById> byId = id.flatMap(t -> KnownIds.attack(t).or(() -> KnownIds.uuid(t)));
    if (id.isPresent() && byId.isEmpty()) {
      entry.say(
          "'id' is '" + id.get() + "', expected was an ATT&CK id or a uuid",
          Consequence.PARTLY_READ);
      return Optional.empty();
    }
    Optional<Link> to =
        byId.map(Link.class::cast).or(() -> name.map(n -> new Link.ByName(CardType.ACTOR, n)));
    if (to.isEmpty()) {
      entry.say("a relation needs the id or name of the other", Consequence.PARTLY_READ);
    }
    return to.map(link -> new Related(type.get(), link, null, text.orElse(null)));
  }
}

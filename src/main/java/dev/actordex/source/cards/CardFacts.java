package dev.actordex.source.cards;

import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Link;
import dev.actordex.card.Statement;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The facts of a card that come as a value with a reference, or as the bare value.
final class CardFacts {
  private final Fields card;
  private final Citations citations;
  private final Set<Statement> statements;

  CardFacts(Fields card, Citations citations, Set<Statement> statements) {
    this.card = card;
    this.citations = citations;
    this.statements = statements;
  }

  /// `"sectors": ["energy"]` or `"sectors": [{"value": "energy", "ref": "key"}]`.
  void values(String field, Function<String, Statement> statement) {
    if (isBare(field)) {
      card.texts(field).forEach(value -> statements.add(statement.apply(value)));
      return;
    }
    for (Fields entry : card.objects(field)) {
      value(entry).ifPresent(value -> statements.add(statement.apply(value)));
    }
  }

  /// `"first_seen": "2014"` or `"first_seen": {"value": "2014", "ref": "key"}`.
  void date(String field, Function<String, Statement> statement) {
    Optional<String> text =
        isBare(field)
            ? card.text(field)
            : card.objects(field).stream().findFirst().flatMap(this::value);
    if (text.isEmpty()) {
      return;
    }
    Optional<FuzzyDate> date = FuzzyDate.parse(text.get());
    if (date.isPresent()) {
      statements.add(statement.apply(date.get().display()));
    } else {
      card.say(
          "'" + field + "' is '" + text.get() + "', expected was a date such as 2014 or 2014-10",
          Consequence.PARTLY_READ);
    }
  }

  /// `"techniques": ["T1189"]` or `"techniques": {"ref": "key", "ids": ["T1189"]}`.
  ///
  /// @param letter with which an ATT&CK id of this kind begins; a uuid will do as well
  void ids(String field, char letter, Function<Link.ById, Statement> statement) {
    if (isBare(field)) {
      card.texts(field).forEach(id -> link(field, id, letter, statement));
      return;
    }
    for (Fields entry : card.objects(field)) {
      List<String> ids = entry.texts("ids");
      citations.check(entry);
      UnknownKeys.report(entry);
      ids.forEach(id -> link(field, id, letter, statement));
    }
  }

  private void link(
      String field, String id, char letter, Function<Link.ById, Statement> statement) {
    Optional<Link.ById> link =
        KnownIds.attack(id)
            .filter(attack -> attack.id().charAt(0) == letter)
            .or(() -> KnownIds.uuid(id));
    if (link.isPresent()) {
      statements.add(statement.apply(link.get()));
    } else {
      card.say(
          "'%s' has '%s', expected was an ATT&CK id that begins with %s, or a uuid"
              .formatted(field, id, letter),
          Consequence.PARTLY_READ);
    }
  }

  private Optional<String> value(Fields entry) {
    Optional<String> value = entry.text("value");
    citations.check(entry);
    UnknownKeys.report(entry);
    if (value.isEmpty()) {
      entry.say("the entry has no value", Consequence.PARTLY_READ);
    }
    return value;
  }

  private boolean isBare(String field) {
    JsonNode value = card.json().path(field);
    return !value.isObject() && value.valueStream().noneMatch(JsonNode::isObject);
  }
}

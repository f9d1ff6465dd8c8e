package dev.actordex.source.cards;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.FirstSeen;
import dev.actordex.card.Statement.Kind;
import dev.actordex.card.Statement.LastSeen;
import dev.actordex.card.Statement.Modified;
import dev.actordex.card.Statement.Motivated;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Platform;
import dev.actordex.card.Statement.Serves;
import dev.actordex.card.Statement.Sponsored;
import dev.actordex.card.Statement.SubtechniqueOf;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.Uses;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One own card as a record: what every type of card can say, and what actors, software and
/// techniques say besides.
///
/// A card is found under its id, an ATT&CK id of its type or a uuid; with an ATT&CK id it says that
/// it is the same as ATT&CK's record of that id.
final class CardReading {
  private final CardType type;
  private final String release;
  private final Tactics tactics;

  CardReading(CardType type, String release, Tactics tactics) {
    this.type = type;
    this.release = release;
    this.tactics = tactics;
  }

  Optional<SourceRecord> read(Fields fields, Citations citations, String raw) {
    Optional<Link.ById> id = id(fields);
    Optional<String> name = fields.text("name");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (name.isEmpty()) {
      fields.say("The card has no 'name'", Consequence.REJECTED);
      return Optional.empty();
    }
    Set<Statement> statements = new LinkedHashSet<>();
    statements.add(new Named(name.get(), null));
    names(fields, citations, statements);
    fields
        .text("description")
        .map(text -> citations.inText(text, fields))
        .ifPresent(text -> statements.add(new Described(text)));
    CardFacts facts = new CardFacts(fields, citations, statements);
    facts.values("countries", Origin::new);
    facts.values("sponsors", Sponsored::new);
    facts.values("motivations", Motivated::new);
    facts.date("first_seen", FirstSeen::new);
    facts.date("last_seen", LastSeen::new);
    facts.values("sectors", TargetedSector::new);
    facts.values("targets", TargetedPlace::new);
    facts.values("kind", Kind::new);
    facts.values("platforms", Platform::new);
    facts.ids("techniques", 'T', link -> new Uses(link, null));
    facts.ids("software", 'S', link -> new Uses(link, null));
    // Whose campaign it is stands on the campaign; from here its id can only be told.
    facts.ids("campaigns", 'C', link -> new Noted("campaign", link.id()));
    Activities.read(fields, citations, statements);
    technique(fields, statements);
    fields
        .text("updated")
        .ifPresent(text ->
            FuzzyDate.parse(text)
                .ifPresentOrElse(
                    date -> statements.add(new Modified(date.from().toString())),
                    () ->
                        fields.say(
                            "'updated' is '" + text + "', expected was a date",
                            Consequence.PARTLY_READ)));
    Set<Link.ById> identifies = new LinkedHashSet<>();
    id.filter(own -> own.scheme() == Link.Scheme.ATTACK).ifPresent(identifies::add);
    identifies.addAll(sameAs(fields));
    statements.addAll(citations.references());
    for (String known : List.of("actordex_card", "type", "release", "references")) {
      fields.skip(known);
    }
    UnknownKeys.report(fields);
    return Optional.of(
        new SourceRecord(
            new RecordRef(Source.ACTORDEX, id.get().id()),
            type,
            name.get(),
            Lifecycle.LIVE,
            null,
            List.of(id.get()),
            List.copyOf(identifies),
            null,
            release,
            List.copyOf(statements),
            raw));
  }

  private Optional<Link.ById> id(Fields fields) {
    Optional<String> written = fields.text("id");
    if (written.isEmpty()) {
      fields.say("The card has no 'id'", Consequence.REJECTED);
      return Optional.empty();
    }
    Optional<Link.ById> id =
        KnownIds.attack(written.get())
            .filter(attack -> attack.id().charAt(0) == letter())
            .or(() -> KnownIds.uuid(written.get()));
    if (id.isEmpty()) {
      fields.say(
          "'id' is '%s', expected was an ATT&CK id that begins with %s, or a uuid"
              .formatted(written.get(), letter()),
          Consequence.REJECTED);
    }
    return id;
  }

  private char letter() {
    return switch (type) {
      case ACTOR -> 'G';
      case SOFTWARE -> 'S';
      case TECHNIQUE -> 'T';
      case CAMPAIGN -> 'C';
    };
  }

  /// Records of other sources that describe the same thing.
  private static Set<Link.ById> sameAs(Fields fields) {
    Set<Link.ById> same = new LinkedHashSet<>();
    for (String text : fields.texts("same_as")) {
      Optional<Link.ById> id = KnownIds.attack(text).or(() -> KnownIds.uuid(text));
      if (id.isPresent()) {
        same.add(id.get());
      } else {
        fields.say(
            "'same_as' is '" + text + "', expected was an ATT&CK id or a uuid",
            Consequence.PARTLY_READ);
      }
    }
    return same;
  }

  private static void names(Fields fields, Citations citations, Set<Statement> statements) {
    if (fields.json().path("names").valueStream().allMatch(name -> name.isString())) {
      fields.texts("names").forEach(name -> statements.add(new Named(name, null)));
      return;
    }
    for (Fields entry : fields.objects("names")) {
      Optional<String> name = entry.text("name");
      Optional<String> giver = entry.text("given_by");
      citations.check(entry);
      UnknownKeys.report(entry);
      if (name.isEmpty()) {
        entry.say("the entry has no name", Consequence.PARTLY_READ);
      } else {
        statements.add(new Named(name.get(), giver.orElse(null)));
      }
    }
  }

  private void technique(Fields fields, Set<Statement> statements) {
    Optional<String> domain = fields.text("domain");
    for (String shortname : fields.texts("tactics")) {
      tactics
          .find(shortname, domain)
          .ifPresentOrElse(
              tactic -> statements.add(new Serves(tactic)),
              () ->
                  fields.say(
                      "the tactic '" + shortname + "' is not among the file's tactics",
                      Consequence.PARTLY_READ));
    }
    Function<String, Optional<Link.ById>> technique =
        text -> KnownIds.attack(text).filter(id -> id.id().charAt(0) == 'T');
    fields
        .text("parent")
        .ifPresent(text ->
            technique
                .apply(text)
                .ifPresentOrElse(
                    parent -> statements.add(new SubtechniqueOf(parent)),
                    () ->
                        fields.say(
                            "'parent' is '" + text + "', expected was a technique's id",
                            Consequence.PARTLY_READ)));
  }
}

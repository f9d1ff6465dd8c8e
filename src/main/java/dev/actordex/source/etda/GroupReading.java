package dev.actordex.source.etda;

import dev.actordex.card.CardType;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.FirstSeen;
import dev.actordex.card.Statement.Motivated;
import dev.actordex.card.Statement.Operated;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Sponsored;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.card.Statement.Uses;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.Twins;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One group of ETDA as an actor record, and its operations with names of their own.
///
/// @param named the operations from which campaign records are made
record GroupReading(SourceRecord record, List<NamedOperation> named) {
  GroupReading {
    named = List.copyOf(named);
  }

  /// @param titles how to name the group that has a title of the same file
  static Optional<GroupReading> read(
      Fields fields, Twins.Fate fate, String raw, String release, Function<String, Link> titles) {
    Set<Statement> statements = new LinkedHashSet<>();
    Optional<EtdaFields.Id> id = EtdaFields.id(fields, fate);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = EtdaFields.names(fields, "actor", statements);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String uuid = id.get().uuid();
    EtdaFields.description(fields, statements);
    fields.texts("country").forEach(place -> statements.add(new Origin(place)));
    fields.texts("sponsor").forEach(sponsor -> statements.add(new Sponsored(sponsor)));
    fields.texts("motivation").forEach(motive -> statements.add(new Motivated(motive)));
    Dates.read(fields, "first-seen")
        .ifPresent(date -> statements.add(new FirstSeen(date.display())));
    fields.texts("observed-sectors").forEach(s -> statements.add(new TargetedSector(s)));
    fields.texts("observed-countries").forEach(c -> statements.add(new TargetedPlace(c)));
    for (String tool : fields.texts("tools")) {
      statements.add(
          new Uses(new Link.ByName(CardType.SOFTWARE, CrossLinks.plain(tool).strip()), null));
    }
    List<NamedOperation> named = operations(fields, uuid, false, statements);
    operations(fields, uuid, true, statements);
    EtdaFields.references(fields, "information", ReferenceKind.REPORT, statements);
    EtdaFields.references(fields, "playbook", ReferenceKind.PLAYBOOK, statements);
    EtdaFields.references(fields, "alienvault-otx", ReferenceKind.ALIENVAULT_OTX, statements);
    List<Link.ById> identifies = EtdaFields.attackIds(fields, 'G');
    for (Described described : texts(statements)) {
      statements.addAll(CrossLinks.relations(described.text(), titles, Link.uuid(uuid)));
    }
    EtdaFields.rest(fields, statements);
    return Optional.of(
        new GroupReading(
            new SourceRecord(
                new RecordRef(Source.ETDA, uuid),
                CardType.ACTOR,
                name.get(),
                Lifecycle.LIVE,
                null,
                id.get().ids(),
                identifies,
                id.get().url(),
                release,
                List.copyOf(statements),
                raw),
            named));
  }

  private static List<NamedOperation> operations(
      Fields fields, String uuid, boolean counter, Set<Statement> statements) {
    List<NamedOperation> named = new ArrayList<>();
    for (Fields entry : fields.objects(counter ? "counter-operations" : "operations")) {
      Optional<String> text = entry.text("activity");
      Optional<FuzzyDate> date = Dates.read(entry, "date");
      if (text.isEmpty()) {
        entry.say("the operation has no 'activity'", Consequence.PARTLY_READ);
        continue;
      }
      Activity activity = Activity.read(text.get(), entry::say);
      statements.add(
          new Operated(
              date.map(FuzzyDate::display).orElse(""),
              activity.name().orElse(null),
              activity.text(),
              counter,
              activity.urls()));
      activity
          .name()
          .ifPresent(
              name -> named.add(new NamedOperation(name, uuid, date, activity, entry.json())));
    }
    return named;
  }

  private static List<Described> texts(Set<Statement> statements) {
    return statements.stream()
        .filter(Described.class::isInstance)
        .map(Described.class::cast)
        .toList();
  }
}

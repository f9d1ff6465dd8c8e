package dev.actordex.source.etda;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Kind;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import dev.actordex.source.lenient.Twins;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One tool of ETDA as a software record.
final class ToolReading {
  private ToolReading() {}

  static Optional<SourceRecord> read(Fields fields, Twins.Fate fate, String raw, String release) {
    Set<Statement> statements = new LinkedHashSet<>();
    Optional<EtdaFields.Id> id = EtdaFields.id(fields, fate);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = EtdaFields.names(fields, "tool", statements);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    EtdaFields.description(fields, statements);
    fields.texts("category").forEach(kind -> statements.add(new Kind(kind)));
    fields.texts("type").forEach(kind -> statements.add(new Kind(kind)));
    EtdaFields.references(fields, "information", ReferenceKind.REPORT, statements);
    EtdaFields.references(fields, "malpedia", ReferenceKind.MALPEDIA, statements);
    EtdaFields.references(fields, "alienvault-otx", ReferenceKind.ALIENVAULT_OTX, statements);
    EtdaFields.references(fields, "playbook", ReferenceKind.PLAYBOOK, statements);
    Set<Link.ById> identifies = new LinkedHashSet<>(EtdaFields.attackIds(fields, 'S'));
    identifies.addAll(malpedia(fields));
    EtdaFields.rest(fields, statements);
    return Optional.of(
        new SourceRecord(
            new RecordRef(Source.ETDA, id.get().uuid()),
            CardType.SOFTWARE,
            name.get(),
            Lifecycle.LIVE,
            null,
            id.get().ids(),
            List.copyOf(identifies),
            id.get().url(),
            release,
            List.copyOf(statements),
            raw));
  }

  private static List<Link.ById> malpedia(Fields fields) {
    Set<Link.ById> families = new LinkedHashSet<>();
    for (String url : fields.texts("malpedia")) {
      KnownIds.malpediaAddress(url)
          .ifPresentOrElse(
              families::add,
              () ->
                  fields.say(
                      "'malpedia' is '" + url + "', expected was the address of a family",
                      Consequence.PARTLY_READ));
    }
    return List.copyOf(families);
  }
}

package dev.actordex.source.misp;

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
import dev.actordex.card.Statement.Kind;
import dev.actordex.card.Statement.Motivated;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Origin;
import dev.actordex.card.Statement.Platform;
import dev.actordex.card.Statement.Refers;
import dev.actordex.card.Statement.TargetedPlace;
import dev.actordex.card.Statement.TargetedSector;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import dev.actordex.source.lenient.Twins;
import dev.actordex.source.lenient.WebAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One value of a cluster as a record.
final class ClusterReading {
  private final Cluster cluster;
  private final String release;
  private final Map<String, Integer> counts;

  /// @param counts where relations that lead out of what is read are counted
  ClusterReading(Cluster cluster, String release, Map<String, Integer> counts) {
    this.cluster = cluster;
    this.release = release;
    this.counts = counts;
  }

  Optional<SourceRecord> read(Fields fields, Twins.Fate fate, String raw) {
    Optional<String> uuid = uuid(fields, fate);
    if (uuid.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = fields.text("value");
    if (name.isEmpty()) {
      fields.say("The record has no 'value', which is its name", Consequence.REJECTED);
      return Optional.empty();
    }
    Fields meta = fields.object("meta");
    Set<Statement> statements = new LinkedHashSet<>();
    Set<Link.ById> attackIds = new LinkedHashSet<>();
    statements.addAll(new Names(cluster.attackLetter()).read(name.get(), meta, attackIds));
    fields.text("description").ifPresent(text -> statements.add(new Described(text)));
    meta(meta, statements);
    Set<Link.ById> families = new LinkedHashSet<>();
    references(meta, statements, attackIds, families);
    new Relationships(cluster, counts).read(fields, statements);
    rest(meta, statements);
    rest(fields, statements);
    return Optional.of(record(uuid.get(), name.get(), statements, attackIds, families, raw));
  }

  private SourceRecord record(
      String uuid,
      String name,
      Set<Statement> statements,
      Set<Link.ById> attackIds,
      Set<Link.ById> families,
      String raw) {
    Set<Link.ById> ids = new LinkedHashSet<>();
    Set<Link.ById> identifies = new LinkedHashSet<>(attackIds);
    ids.add(new Link.ById(Link.Scheme.UUID, uuid));
    String url = cluster.page();
    if (cluster == Cluster.MALPEDIA) {
      // The first address is the family's own page; further ones are families merged into it.
      ids.addAll(families);
      for (Link.ById family : families) {
        statements.add(new Platform(Platforms.of(family.id())));
      }
      url =
          families.stream()
              .findFirst()
              .map(family -> "https://malpedia.caad.fkie.fraunhofer.de/details/" + family.id())
              .orElse(url);
    } else if (cluster == Cluster.TOOL) {
      identifies.addAll(families);
    }
    return new SourceRecord(
        new RecordRef(Source.MISP, uuid),
        cluster.type(),
        name,
        Lifecycle.LIVE,
        null,
        List.copyOf(ids),
        List.copyOf(identifies),
        url,
        release,
        List.copyOf(statements),
        raw);
  }

  private static Optional<String> uuid(Fields fields, Twins.Fate fate) {
    Optional<String> written = fields.text("uuid");
    Optional<String> uuid = written.flatMap(KnownIds::uuid).map(Link.ById::id);
    if (written.isEmpty()) {
      fields.say("The record has no 'uuid'", Consequence.REJECTED);
    } else if (uuid.isEmpty()) {
      fields.say(
          "'uuid' is '" + written.get() + "', expected were 32 hexadecimal digits in five groups",
          Consequence.REJECTED);
    }
    return switch (fate) {
      case Twins.Stays() -> uuid;
      case Twins.Renamed(String other) -> uuid.map(own -> other);
      case Twins.Dropped() -> Optional.empty();
    };
  }

  private static void meta(Fields meta, Set<Statement> statements) {
    meta.texts("country").forEach(place -> statements.add(new Origin(place)));
    meta.texts("cfr-suspected-state-sponsor").forEach(place -> statements.add(new Origin(place)));
    meta.texts("motive").forEach(motive -> statements.add(new Motivated(motive)));
    meta.texts("cfr-type-of-incident").forEach(motive -> statements.add(new Motivated(motive)));
    since(meta, statements);
    for (String field : List.of("targeted-sector", "cfr-target-category", "sector")) {
      meta.texts(field).forEach(sector -> statements.add(new TargetedSector(sector)));
    }
    for (String field : List.of("cfr-suspected-victims", "suspected-victims")) {
      meta.texts(field).forEach(place -> statements.add(new TargetedPlace(place)));
    }
    meta.texts("type").forEach(kind -> statements.add(new Kind(kind)));
  }

  private static void since(Fields meta, Set<Statement> statements) {
    Optional<String> since = meta.text("since");
    if (since.isEmpty()) {
      return;
    }
    Optional<FuzzyDate> date = FuzzyDate.parse(since.get());
    if (date.isPresent()) {
      statements.add(new FirstSeen(date.get().display()));
    } else {
      statements.add(new Noted("since", since.get()));
      meta.say(
          "'since' is '" + since.get() + "', expected was a date such as 2017",
          Consequence.PARTLY_READ);
    }
  }

  /// The documents, and the ids that their addresses name: an actor's page at ATT&CK, a family's at
  /// Malpedia.
  private void references(
      Fields meta, Set<Statement> statements, Set<Link.ById> attackIds, Set<Link.ById> families) {
    for (String field : List.of("refs", "references", "sources")) {
      for (String text : meta.texts(field)) {
        Optional<String> url = WebAddress.read(text, meta::say);
        if (url.isEmpty()) {
          continue;
        }
        KnownIds.attackAddress(url.get())
            .filter(id -> id.id().charAt(0) == cluster.attackLetter())
            .ifPresent(attackIds::add);
        Optional<Link.ById> family = KnownIds.malpediaAddress(url.get());
        family.ifPresent(families::add);
        statements.add(
            new Refers(
                url.get(),
                null,
                null,
                family.isPresent() ? ReferenceKind.MALPEDIA : ReferenceKind.REPORT));
      }
    }
  }

  /// What has no place of its own is kept under MISP's name for it.
  private static void rest(Fields fields, Set<Statement> statements) {
    for (String field : fields.unread()) {
      String value = fields.inOneLine(field);
      if (!value.isBlank()) {
        statements.add(new Noted(field, value));
      }
    }
  }
}

package dev.actordex.identity;

import dev.actordex.card.Card;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Claim;
import dev.actordex.card.Defence;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Link;
import dev.actordex.card.Note;
import dev.actordex.card.Operation;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Relation;
import dev.actordex.card.Source;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Tactic;
import dev.actordex.card.TechniqueUse;
import dev.actordex.card.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes one card from the records that were decided to be one: each statement becomes part of a
/// claim, in the order of evidence.
final class CardMaker {
  private static final int SUMMARY = 280;

  private final Cluster cluster;
  private final Vocabulary vocabulary;
  private final Links links;
  private final Uses uses;
  private final Markup markup;
  private final Assessor assessor;
  private final Consumer<Unresolved> unresolved;

  private final References references = new References();
  private final Claims countries = new Claims();
  private final Claims sponsors = new Claims();
  private final Claims motivations = new Claims();
  private final Claims firstSeen = new Claims();
  private final Claims lastSeen = new Claims();
  private final Claims sectors = new Claims();
  private final Claims targets = new Claims();
  private final Claims kinds = new Claims();
  private final Claims platforms = new Claims();
  private final Set<Tactic> tactics = new TreeSet<>();
  private final List<Text> descriptions = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final List<Operation> counterOperations = new ArrayList<>();
  private final List<Defence> mitigations = new ArrayList<>();
  private final List<Defence> detections = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Relations relations;
  private final TreeSet<String> created = new TreeSet<>();
  private final TreeSet<String> modified = new TreeSet<>();
  private @Nullable Cluster parent;

  CardMaker(
      Cluster cluster,
      Vocabulary vocabulary,
      Links links,
      Uses uses,
      Markup markup,
      Assessor assessor,
      Consumer<Unresolved> unresolved) {
    this.cluster = cluster;
    this.vocabulary = vocabulary;
    this.links = links;
    this.uses = uses;
    this.markup = markup;
    this.assessor = assessor;
    this.unresolved = unresolved;
    relations = new Relations(cluster);
  }

  Card make() {
    cluster.standing().forEach(references::read);
    cluster.standing().forEach(this::read);
    if (countries.size() > 1) {
      countries.remove(Vocabulary.UNATTRIBUTED);
    }
    cluster.bonds().forEach(relations::bond);
    List<CardName> names = new Names(cluster, vocabulary, links).list();
    names.forEach(relations::shared);

    UseLists lists = new UseLists(cluster, uses, markup, references);
    List<TechniqueUse> techniques = lists.techniques();
    List<SourceEntry> sources = sources();
    List<String> disputed = disputed();
    Assessor.Inputs inputs =
        new Assessor.Inputs(
            sources,
            disputed,
            names.stream().filter(CardName::contested).count(),
            dates(lists),
            techniques,
            lists.software().size(),
            targets.byLabel(),
            sectors.byLabel(),
            motivations.byLabel());
    Cluster technique = parent;
    return new Card(
        cluster.id(),
        cluster.type(),
        cluster.name(),
        cluster.attackId(),
        cluster.strongest().lifecycle(),
        names,
        summary(),
        descriptions,
        countries.byWeight(),
        sponsors.byWeight(),
        motivations.byWeight(),
        firstSeen.sorted(Comparator.comparing(Claim::value)),
        lastSeen.sorted(Comparator.comparing(Claim::value).reversed()),
        sectors.byLabel(),
        targets.byLabel(),
        kinds.byWeight(),
        platforms.byLabel(),
        List.copyOf(tactics),
        technique == null ? null : technique.link(),
        lists.subtechniques(links),
        techniques,
        lists.software(),
        lists.actors(),
        lists.actorsViaCampaigns(),
        lists.campaigns(),
        newestFirst(operations),
        newestFirst(counterOperations),
        byId(mitigations),
        byId(detections),
        relations.list(),
        references.list(),
        notes,
        disputed,
        assessor.assess(inputs),
        created.isEmpty() ? null : created.first(),
        modified.isEmpty() ? null : modified.last(),
        identifiers(),
        sources);
  }

  private void read(SourceRecord record) {
    for (Statement statement : record.statements()) {
      read(record, record.ref(), statement);
    }
  }

  private void read(SourceRecord record, RecordRef ref, Statement statement) {
    switch (statement) {
      case Statement.Described d -> {
        String text = text(d.text(), record);
        if (!text.isBlank()) {
          descriptions.add(new Text(ref.source(), ref.id(), text));
        }
      }
      case Statement.Origin o -> place(countries, "country", o.place(), ref);
      case Statement.TargetedPlace t -> place(targets, "target", t.place(), ref);
      case Statement.Sponsored s -> sponsors.add(s.by().strip(), s.by().strip(), ref, s.by());
      case Statement.Motivated m ->
          terms(motivations, "motivation", vocabulary.motivations(m.by()), m.by(), ref);
      case Statement.TargetedSector t ->
          terms(sectors, "sector", vocabulary.sectors(t.sector()), t.sector(), ref);
      case Statement.FirstSeen f -> date(firstSeen, "first_seen", f.date(), ref);
      case Statement.LastSeen l -> date(lastSeen, "last_seen", l.date(), ref);
      case Statement.Modified m -> {
        // Our own cards restate the others: their last edit is news only where nobody else speaks.
        if (ref.source() != Source.ACTORDEX || cluster.strongest().ref().equals(ref)) {
          modified.add(m.date());
        }
      }
      case Statement.Created c -> created.add(c.date());
      case Statement.Kind k -> kinds.add(kebab(k.kind()), k.kind(), ref, k.kind());
      case Statement.Platform p -> platforms.add(p.platform(), p.platform(), ref, p.platform());
      case Statement.Serves s -> tactics.add(s.tactic());
      case Statement.SubtechniqueOf s -> parent = links.follow(s.parent(), ref.source());
      case Statement.Operated o ->
          (o.counter() ? counterOperations : operations).add(operation(o, record));
      case Statement.MitigatedBy m ->
          mitigations.add(new Defence(ref.source(), m.id(), m.name(), text(m.text(), record)));
      case Statement.DetectedBy d ->
          detections.add(new Defence(ref.source(), d.id(), d.name(), text(d.text(), record)));
      case Statement.Related r -> related(r, ref);
      case Statement.Noted n -> notes.add(new Note(ref.source(), ref.id(), n.field(), n.value()));
      case Statement.Named n -> {} // Names gathers them
      case Statement.Refers r -> {} // References has read them
      case Statement.Uses u -> {} // Uses has read these three over all cards
      case Statement.UsedBy u -> {}
      case Statement.AttributedTo a -> {}
    }
  }

  private String text(@Nullable String raw, SourceRecord record) {
    return raw == null ? "" : markup.of(raw, record, references.citations(record.ref()));
  }

  private void place(Claims claims, String field, String raw, RecordRef ref) {
    List<Vocabulary.Term> places = vocabulary.places(raw);
    places.forEach(place -> claims.add(place.key(), place.label(), ref, raw));
    if (places.isEmpty() && !raw.isBlank()) {
      unresolved.accept(new Unresolved(ref, field, raw));
    }
  }

  private void terms(
      Claims claims,
      String field,
      @Nullable List<Vocabulary.Term> terms,
      String raw,
      RecordRef ref) {
    if (terms == null) {
      unresolved.accept(new Unresolved(ref, field, raw));
    } else {
      terms.forEach(term -> claims.add(term.key(), term.label(), ref, raw));
    }
  }

  private void date(Claims claims, String field, String raw, RecordRef ref) {
    Optional<FuzzyDate> date = FuzzyDate.parse(raw);
    if (date.isPresent()) {
      claims.add(date.get().display(), date.get().display(), ref, raw);
    } else {
      unresolved.accept(new Unresolved(ref, field, raw));
    }
  }

  private Operation operation(Statement.Operated o, SourceRecord record) {
    Optional<FuzzyDate> date = FuzzyDate.parse(o.date());
    RecordRef ref = record.ref();
    if (date.isEmpty() && !o.date().isBlank()) {
      unresolved.accept(new Unresolved(ref, "operation", o.date()));
    }
    String name = o.name();
    Cluster campaign =
        name == null ? null : links.follow(new Link.ByName(CardType.CAMPAIGN, name), ref.source());
    return new Operation(
        ref.source(),
        ref.id(),
        date.map(FuzzyDate::display).orElse(null),
        date.map(d -> d.from().toString()).orElse(null),
        date.map(d -> d.to().toString()).orElse(null),
        name,
        text(o.text(), record),
        o.urls().stream().map(References::safe).filter(Objects::nonNull).toList(),
        campaign == null ? null : campaign.link());
  }

  private void related(Statement.Related r, RecordRef ref) {
    Cluster other = links.follow(r.to(), ref.source());
    if (other == null) {
      unresolved.accept(new Unresolved(ref, "related", Uses.shown(r.to())));
      if (!(r.to() instanceof Link.ByName)) {
        return; // a bare foreign id tells a reader nothing
      }
    }
    relations.add(
        r.type(),
        other,
        Uses.shown(r.to()),
        new Relation.Evidence(ref.source(), ref.id(), r.likelihood(), r.text()));
  }

  private static String kebab(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  private String summary() {
    String plain =
        descriptions.isEmpty()
            ? ""
            : descriptions.getFirst().plain().replaceAll("\\s+", " ").strip();
    if (plain.length() <= SUMMARY) {
      return plain;
    }
    int end = plain.lastIndexOf(' ', SUMMARY - 1);
    return plain.substring(0, end > 0 ? end : SUMMARY - 1) + "…";
  }

  /// A region or "unattributed" disputes no country, and of two dates one may be the preciser.
  private List<String> disputed() {
    List<String> fields = new ArrayList<>();
    if (countries.disputed(Vocabulary::isCountry, String::equals)) {
      fields.add("country");
    }
    if (motivations.disputed(value -> true, String::equals)) {
      fields.add("motivation");
    }
    if (firstSeen.disputed(value -> true, CardMaker::overlap)) {
      fields.add("first_seen");
    }
    return fields;
  }

  private static boolean overlap(String one, String other) {
    FuzzyDate first = FuzzyDate.parse(one).orElseThrow();
    FuzzyDate second = FuzzyDate.parse(other).orElseThrow();
    return !first.to().isBefore(second.from()) && !second.to().isBefore(first.from());
  }

  private Stream<String> dates(UseLists lists) {
    Stream<String> seen = lastSeen.byLabel().stream().map(Claim::value);
    Stream<String> ran =
        lists.campaigns().stream()
            .flatMap(c -> Stream.of(c.lastSeen(), c.firstSeen()))
            .filter(Objects::nonNull);
    Stream<String> did = operations.stream().map(Operation::date).filter(Objects::nonNull);
    return Stream.of(seen, ran, did).flatMap(s -> s);
  }

  private List<SourceEntry> sources() {
    return cluster.members().stream()
        .map(member -> {
          SourceRecord r = member.record();
          String changed =
              r.all(Statement.Modified.class).stream()
                  .map(Statement.Modified::date)
                  .findFirst()
                  .orElse(null);
          return new SourceEntry(
              r.ref().source(),
              r.ref().id(),
              r.name(),
              r.lifecycle(),
              r.url(),
              r.release(),
              changed,
              member.because());
        })
        .toList();
  }

  /// An id that two records bear is the one card's to which it leads.
  private List<String> identifiers() {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(cluster.id());
    cluster
        .records()
        .forEach(record -> {
          Set<String> lost = new HashSet<>();
          for (Link.ById id : record.ids()) {
            (cluster.equals(links.follow(id, record.ref().source())) ? ids : lost).add(id.id());
          }
          if (!lost.contains(record.ref().id())) {
            ids.add(record.ref().id());
          }
          ids.add(CardIds.of(record.ref()));
        });
    return List.copyOf(ids);
  }

  private static List<Operation> newestFirst(List<Operation> operations) {
    return operations.stream()
        .sorted(
            Comparator.comparing(
                    Operation::from, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .reversed())
        .toList();
  }

  private static List<Defence> byId(List<Defence> defences) {
    return defences.stream().distinct().sorted(Comparator.comparing(Defence::id)).toList();
  }
}

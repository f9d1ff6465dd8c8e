package dev.actordex.source.attack;

import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Problem;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads ATT&CK from STIX 2.0 and 2.1 bundles: groups, software, techniques and campaigns, with all
/// that the bundles' relationships say about them.
///
/// Enterprise, ICS and Mobile are read as one, because they share groups and software. Of several
/// whole releases of a domain the newest is read; bundles that are no whole release are added to
/// it. The order of the files makes no difference, and records come in the order of their ids. A
/// file that breaks off gives nothing, and the others are read without it.
///
/// A revoked object leads to its successor; one revoked without any is as good as deprecated.
/// Objects of other publishers, threat actors among them, become records of [Source#STIX] under
/// their STIX ids; what a bundle says of indicators is not read here.
public final class AttackSource implements CardSource {
  private static final Comparator<StixBundle> BY_AGE =
      Comparator.comparing((StixBundle bundle) -> bundle.newest).thenComparing(StixBundle::sha256);

  private final List<RecognisedFile> files;

  public AttackSource(List<RecognisedFile> files) {
    this.files =
        files.stream()
            .sorted(
                Comparator.comparing(RecognisedFile::name)
                    .thenComparing(file -> file.file().sha256()))
            .toList();
  }

  @Override
  public void read(Intake intake) {
    List<StixBundle> bundles = new ArrayList<>();
    for (RecognisedFile file : files) {
      try {
        bundles.add(BundleReader.read(file));
      } catch (SourceException e) {
        intake.problem(e.problem());
      }
    }
    List<StixBundle> current = current(bundles, intake);
    Union union = new Union(current);
    Succession succession = new Succession(union);
    Relations relations = new Relations(union, succession);
    Tactics tactics = new Tactics(union.matrices(), union.helpers());
    List<Problem> problems = new ArrayList<>(union.problems());
    problems.addAll(succession.problems());
    problems.addAll(relations.problems());
    union.distinct().stream()
        .map(object -> record(object, union, succession, relations, tactics, problems))
        .sorted(Comparator.comparing(SourceRecord::ref))
        .forEach(intake::record);
    Companions companions = new Companions();
    current.forEach(bundle -> companions.add(bundle.companions));
    companions.list().forEach(intake::companion);
    current.forEach(bundle -> bundle.problems.forEach(intake::problem));
    problems.stream()
        .sorted(
            Comparator.comparing(Problem::file)
                .thenComparing(Problem::place)
                .thenComparing(Problem::message))
        .forEach(intake::problem);
    current.forEach(bundle -> intake.summary(bundle.summary()));
    bundles.forEach(bundle -> intake.fates(bundle.fates()));
  }

  /// Leaves out older releases of a domain, and says so.
  private static List<StixBundle> current(List<StixBundle> bundles, Intake intake) {
    Map<String, StixBundle> newest = new LinkedHashMap<>();
    for (StixBundle bundle : bundles) {
      if (bundle.wholeRelease()) {
        newest.merge(bundle.collection(), bundle, (a, b) -> BY_AGE.compare(a, b) >= 0 ? a : b);
      }
    }
    List<StixBundle> current = new ArrayList<>();
    for (StixBundle bundle : bundles) {
      StixBundle winner = newest.getOrDefault(bundle.collection(), bundle);
      if (winner.equals(bundle) || !bundle.wholeRelease()) {
        current.add(bundle);
      } else {
        intake.summary(bundle.supersededBy(winner));
      }
    }
    return current;
  }

  private static SourceRecord record(
      StixObject object,
      Union union,
      Succession succession,
      Relations relations,
      Tactics tactics,
      List<Problem> problems) {
    StixObject heir = succession.heir(object);
    Lifecycle lifecycle =
        heir != null ? Lifecycle.REVOKED : object.dead() ? Lifecycle.DEPRECATED : Lifecycle.LIVE;
    List<Link.ById> ids = new ArrayList<>();
    if (object.attackId() != null) {
      ids.add(new Link.ById(Link.Scheme.ATTACK, object.attackId()));
    }
    ids.add(new Link.ById(Link.Scheme.STIX, object.id()));
    union.copiesOf(object).forEach(id -> ids.add(new Link.ById(Link.Scheme.STIX, id)));
    List<Statement> statements = new ArrayList<>(object.statements());
    for (StixObject.Phase phase : new LinkedHashSet<>(object.phases())) {
      if (tactics.misses(phase, object.domains())) {
        problems.add(
            new Problem(
                object.bundle().name(),
                object.id(),
                SourceException.printable(
                    "its tactic '%s' is in no column of the matrix".formatted(phase.name())),
                Problem.Consequence.REPAIRED));
      }
      statements.add(new Statement.Serves(tactics.of(phase, object.domains())));
    }
    object.domains().forEach(d -> statements.add(new Statement.Noted("x_mitre_domains", d)));
    statements.addAll(relations.statements(object));
    statements.addAll(references(object, relations));
    return new SourceRecord(
        new RecordRef(object.foreign() ? Source.STIX : Source.ATTACK, object.recordId()),
        object.type(),
        object.name(),
        lifecycle,
        heir == null ? null : heir.link(),
        ids,
        List.of(),
        object.url(),
        object.bundle().release(),
        statements,
        object.raw());
  }

  /// What the object cites and what is cited in texts about it, each pair of address and key once.
  private static Collection<Statement.Refers> references(StixObject object, Relations relations) {
    record Cited(Object address, Object key) {}
    Map<Cited, Statement.Refers> references = new LinkedHashMap<>();
    Set<Statement.Refers> all = new LinkedHashSet<>(object.references());
    all.addAll(relations.references(object));
    for (Statement.Refers reference : all) {
      references.putIfAbsent(
          new Cited(String.valueOf(reference.url()), String.valueOf(reference.citation())),
          reference);
    }
    return references.values();
  }
}

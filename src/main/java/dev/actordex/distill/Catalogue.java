package dev.actordex.distill;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.card.Tactic;
import dev.actordex.distill.CardSet.SoftwareFacts;
import dev.actordex.distill.CardSet.TechniqueFacts;
import dev.actordex.distill.Change.Kind;
import dev.actordex.identity.NameKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The two collections, techniques and software, as ATT&CK has them now: every live object is in,
/// nothing else is.
final class Catalogue {
  private final Map<String, SourceRecord> attack;
  private final List<Change> changes;

  /// @param attack every record of ATT&CK with an ATT&CK id, by that
  Catalogue(Map<String, SourceRecord> attack, List<Change> changes) {
    this.attack = attack;
    this.changes = changes;
  }

  /// Those that a live technique serves, in the order of the matrices, each numbered from 1.
  List<Tactic> tactics(List<Tactic> before) {
    TreeSet<Tactic> served = new TreeSet<>();
    live(CardType.TECHNIQUE)
        .flatMap(r -> r.all(Statement.Serves.class).stream())
        .map(Statement.Serves::tactic)
        .forEach(served::add);
    Map<String, Integer> columns = new TreeMap<>();
    List<Tactic> after =
        served.stream()
            .map(t ->
                new Tactic(
                    t.domain(),
                    t.shortname(),
                    t.name(),
                    columns.merge(t.domain(), 1, Integer::sum)))
            .toList();
    if (!after.equals(before)) {
      String what =
          Differences.of(
              "tactics",
              before.stream().map(Catalogue::shown).toList(),
              after.stream().map(Catalogue::shown).toList());
      changes.add(new Change(Kind.CHANGED, "-", "tactics", what.isEmpty() ? "their order" : what));
    }
    return after;
  }

  private static String shown(Tactic tactic) {
    return tactic.domain() + "/" + tactic.name();
  }

  List<TechniqueFacts> techniques(List<TechniqueFacts> before) {
    return refresh(
        CardType.TECHNIQUE,
        before,
        TechniqueFacts::id,
        TechniqueFacts::name,
        TechniqueFacts::described,
        Catalogue::technique,
        Catalogue::differences);
  }

  List<SoftwareFacts> software(List<SoftwareFacts> before) {
    return refresh(
        CardType.SOFTWARE,
        before,
        SoftwareFacts::id,
        SoftwareFacts::name,
        SoftwareFacts::described,
        this::software,
        Catalogue::differences);
  }

  private <F> List<F> refresh(
      CardType type,
      List<F> before,
      Function<F, String> id,
      Function<F, String> name,
      Function<F, Boolean> described,
      BiFunction<SourceRecord, Boolean, F> read,
      BiFunction<F, F, String> differences) {
    Map<String, F> old = new TreeMap<>();
    before.forEach(facts -> old.put(id.apply(facts), facts));
    Map<String, SourceRecord> now = new TreeMap<>();
    live(type).forEach(record -> now.put(record.ref().id(), record));
    List<F> after = new ArrayList<>();
    Set<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(now.keySet());
    for (String each : ids) {
      F was = old.get(each);
      SourceRecord record = now.get(each);
      if (record == null) {
        gone(each, name.apply(Objects.requireNonNull(was)), described.apply(was));
        continue;
      }
      F is = read.apply(record, was != null && described.apply(was));
      after.add(is);
      if (was == null) {
        changes.add(new Change(Kind.ADDED, each, name.apply(is), "new " + type.key()));
        continue;
      }
      if (!name.apply(was).equals(name.apply(is))) {
        changes.add(
            new Change(Kind.RENAMED, each, name.apply(is), "was called " + name.apply(was)));
      }
      String what = differences.apply(was, is);
      if (!what.isEmpty()) {
        changes.add(new Change(Kind.CHANGED, each, name.apply(is), what));
      }
    }
    return after;
  }

  private void gone(String id, String name, boolean described) {
    changes.add(
        new Change(
            Kind.REMOVED,
            id,
            name,
            fate(attack.get(id)) + (described ? "; its sentence goes with it" : "")));
  }

  /// What became of an object that is not live.
  static String fate(@Nullable SourceRecord record) {
    if (record == null) {
      return "is not in the release";
    }
    return switch (record.lifecycle()) {
      case LIVE -> "is live";
      case DEPRECATED -> "was deprecated";
      case REVOKED ->
          record.successor() instanceof Link.ById successor
              ? "was revoked in favour of " + successor.id()
              : "was revoked";
    };
  }

  private static TechniqueFacts technique(SourceRecord record, boolean described) {
    List<Tactic> tactics =
        record.all(Statement.Serves.class).stream()
            .map(Statement.Serves::tactic)
            .distinct()
            .sorted()
            .toList();
    String domain =
        tactics.stream()
            .map(Tactic::domain)
            .findFirst()
            .or(() ->
                record.all(Statement.Noted.class).stream()
                    .filter(note -> note.field().equals("x_mitre_domains"))
                    .map(Statement.Noted::value)
                    .findFirst())
            .orElse("");
    return new TechniqueFacts(
        record.ref().id(),
        record.name(),
        described,
        tactics.stream().map(Tactic::shortname).distinct().toList(),
        domain,
        record.all(Statement.SubtechniqueOf.class).stream()
            .map(s -> s.parent() instanceof Link.ById parent ? parent.id() : "")
            .findFirst()
            .orElse(""),
        platforms(record));
  }

  private SoftwareFacts software(SourceRecord record, boolean described) {
    String primary = NameKey.of(record.name());
    return new SoftwareFacts(
        record.ref().id(),
        record.name(),
        record.all(Statement.Named.class).stream()
            .map(Statement.Named::name)
            .filter(name -> !NameKey.of(name).equals(primary))
            .distinct()
            .sorted(Differences.BY_LETTER)
            .toList(),
        described,
        record.all(Statement.Kind.class).stream().findFirst().map(Statement.Kind::kind).orElse(""),
        platforms(record),
        used(record, CardType.TECHNIQUE));
  }

  /// The ids of what a record uses, as far as that is live.
  List<String> used(SourceRecord record, CardType type) {
    return record.all(Statement.Uses.class).stream()
        .map(Statement.Uses::what)
        .filter(Link.ById.class::isInstance)
        .map(link -> ((Link.ById) link).id())
        .filter(id -> {
          SourceRecord what = attack.get(id);
          return what != null && what.type() == type && what.lifecycle() == Lifecycle.LIVE;
        })
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<SourceRecord> live(CardType type) {
    return attack.values().stream()
        .filter(r -> r.type() == type && r.lifecycle() == Lifecycle.LIVE);
  }

  /// ATT&CK writes `None` for "none".
  private static List<String> platforms(SourceRecord record) {
    return record.all(Statement.Platform.class).stream()
        .map(Statement.Platform::platform)
        .filter(platform -> !platform.equals("None"))
        .distinct()
        .sorted()
        .toList();
  }

  private static String differences(TechniqueFacts was, TechniqueFacts is) {
    return Differences.join(
        Differences.of("tactics", was.tactics(), is.tactics()),
        Differences.of("domain", one(was.domain()), one(is.domain())),
        Differences.of("parent", one(was.parent()), one(is.parent())),
        Differences.of("platforms", was.platforms(), is.platforms()));
  }

  private static String differences(SoftwareFacts was, SoftwareFacts is) {
    return Differences.join(
        Differences.of("names", was.names(), is.names()),
        Differences.of("kind", one(was.kind()), one(is.kind())),
        Differences.of("platforms", was.platforms(), is.platforms()),
        Differences.of("techniques", was.techniques(), is.techniques()));
  }

  private static List<String> one(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }
}

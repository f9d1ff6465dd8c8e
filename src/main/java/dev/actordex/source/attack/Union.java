package dev.actordex.source.attack;

import dev.actordex.card.Statement;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// All bundles as one: each object once, in its newest version, whatever the order of the files.
///
/// Of versions changed at the same time that of a whole release wins, then the one whose text is
/// greater. An ATT&CK id belongs to one object; another that bears it as well is the same thing
/// when it has the same kind and name (other publishers' copies of a technique), else a different
/// thing that is then known by its STIX id alone (ATT&CK itself gave `S0017` to two).
final class Union {
  private static final Comparator<StixObject> NEWER =
      Comparator.comparing(StixObject::modified)
          .thenComparing(object -> object.bundle().wholeRelease())
          .thenComparing(StixObject::raw)
          .thenComparing(object -> object.bundle().sha256());

  /// Who keeps an ATT&CK id: the living before the dead, a whole release before a mere collection
  /// of objects, then the newest.
  private static final Comparator<StixObject> OWNER =
      Comparator.comparing((StixObject object) -> !object.dead())
          .thenComparing(object -> object.bundle().wholeRelease())
          .thenComparing(StixObject::modified)
          .thenComparing(StixObject::id);

  private final Map<String, StixObject> objects = new HashMap<>();
  private final Map<String, Set<String>> copies = new HashMap<>();
  private final Map<String, Helper> helpers = new HashMap<>();
  private final Map<String, Party> parties = new HashMap<>();
  private final Map<String, Relationship> relationships = new LinkedHashMap<>();
  private final List<Matrix> matrices = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  Union(List<StixBundle> bundles) {
    Map<String, List<StixObject>> versions = new LinkedHashMap<>();
    for (StixBundle bundle : bundles) {
      ids.addAll(bundle.ids);
      matrices.addAll(bundle.matrices);
      bundle.objects.forEach(o -> versions.computeIfAbsent(o.id(), id -> new ArrayList<>()).add(o));
      bundle.helpers.forEach(h -> helpers.merge(h.id(), h, newest(Helper::modified)));
      bundle.parties.forEach(p -> parties.merge(p.id(), p, newest(Party::modified)));
      bundle.relationships.forEach(
          r -> relationships.merge(r.id(), r, newest(Relationship::modified)));
    }
    versions.forEach((id, same) -> objects.put(id, newest(same)));
    Map<String, List<StixObject>> byAttackId = new TreeMap<>();
    for (StixObject object : objects.values()) {
      if (object.attackId() != null) {
        byAttackId.computeIfAbsent(object.attackId(), id -> new ArrayList<>()).add(object);
      }
    }
    byAttackId.values().stream().filter(same -> same.size() > 1).forEach(this::settle);
  }

  /// By STIX id; a copy of an object leads to the object.
  @Nullable StixObject object(String id) {
    return objects.get(id);
  }

  /// Each object once, in no particular order.
  Collection<StixObject> distinct() {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().equals(entry.getValue().id()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// STIX ids of other publishers' copies of an object.
  Set<String> copiesOf(StixObject object) {
    return copies.getOrDefault(object.id(), Set.of());
  }

  Map<String, Helper> helpers() {
    return helpers;
  }

  /// Whom a relationship names that is no card.
  @Nullable Party party(String id) {
    return parties.get(id);
  }

  /// Each relationship once, in no particular order.
  Collection<Relationship> relationships() {
    return relationships.values();
  }

  List<Matrix> matrices() {
    return matrices;
  }

  /// Whether any bundle holds an object of this id, of whatever type.
  boolean holds(String id) {
    return ids.contains(id);
  }

  List<Problem> problems() {
    return problems;
  }

  private static <T> BinaryOperator<T> newest(
      java.util.function.Function<T, java.time.Instant> modified) {
    return BinaryOperator.maxBy(Comparator.comparing(modified).thenComparing(Object::toString));
  }

  private StixObject newest(List<StixObject> same) {
    StixObject newest = same.stream().max(NEWER).orElseThrow();
    Set<String> domains = new TreeSet<>();
    for (StixObject other : same) {
      if (!other.modified().equals(newest.modified())) {
        continue;
      }
      domains.addAll(other.domains());
      if (!says(other).equals(says(newest))) {
        say(
            other,
            "another version changed at the same time says something else of itself: '"
                + newest.name()
                + "' in "
                + newest.bundle().name()
                + " was read in its place",
            Consequence.REPAIRED);
      }
    }
    return newest.withDomains(List.copyOf(domains));
  }

  /// What makes two versions differ for a reader; STIX 2.0 and 2.1 write the rest differently.
  private static List<Object> says(StixObject object) {
    List<Object> says = new ArrayList<>();
    says.add(object.type());
    says.add(object.dead());
    object.statements().stream()
        .filter(s -> s instanceof Statement.Named || s instanceof Statement.Described)
        .forEach(says::add);
    return says;
  }

  private void settle(List<StixObject> same) {
    StixObject owner = same.stream().max(OWNER).orElseThrow();
    for (StixObject other : same) {
      if (other.equals(owner)) {
        continue;
      }
      boolean copy =
          other.type() == owner.type()
              && other
                  .name()
                  .toLowerCase(Locale.ROOT)
                  .equals(owner.name().toLowerCase(Locale.ROOT));
      if (copy) {
        objects.put(other.id(), owner);
        copies.computeIfAbsent(owner.id(), id -> new TreeSet<>()).add(other.id());
      } else {
        objects.put(other.id(), other.withoutAttackId());
        say(
            other,
            "its ATT&CK id %s is that of '%s' (%s), too: '%s' is read under its STIX id"
                .formatted(owner.attackId(), owner.name(), owner.id(), other.name()),
            Consequence.REPAIRED);
      }
    }
  }

  private void say(StixObject object, String message, Consequence consequence) {
    problems.add(
        new Problem(
            object.bundle().name(), object.id(), SourceException.printable(message), consequence));
  }
}

package dev.actordex.identity;

import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which card a record's names speak for, and what speaks against it.
///
/// The first of these that applies decides:
///
/// 1. the card whose primary name is the record's own;
/// 2. the card that alone bears the record's primary name as an alias;
/// 3. the card whose primary name is the record's but for a "Group", "Operation" and the like;
/// 4. the card whose primary name the record bears as an alias, when it bears no other card's, and
///    shares at least two names with it and fewer with any other.
final class NameEvidence {
  private final Vocabulary vocabulary;
  private final Map<String, Set<Cluster>> byKey = new HashMap<>();
  private final Map<String, Set<Cluster>> byPrimary = new HashMap<>();
  private final Map<String, Set<Cluster>> byLoosePrimary = new HashMap<>();

  NameEvidence(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// A card and how the record's name leads to it, to be read after "its name X".
  record Match(Cluster card, String how) {}

  /// Takes note of the names that a record brings to a card.
  void add(Cluster cluster, SourceRecord record) {
    addRetired(cluster, record);
    put(byPrimary, NameKey.of(cluster.name()), cluster);
    put(byLoosePrimary, NameKey.loose(cluster.name()), cluster);
  }

  /// A retired name is an alias of the successor.
  void addRetired(Cluster cluster, SourceRecord record) {
    Cluster.names(record).forEach(name -> put(byKey, NameKey.of(name), cluster));
  }

  private static void put(Map<String, Set<Cluster>> map, String key, Cluster cluster) {
    map.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(cluster);
  }

  /// The cards that bear a name.
  Set<Cluster> bearers(String key) {
    return byKey.getOrDefault(key, Set.of());
  }

  @Nullable Match match(SourceRecord record) {
    String key = NameKey.of(record.name());
    if (byPrimary.containsKey(key)) {
      return listedUnder(record);
    }
    Set<Cluster> bearers = bearers(key);
    if (bearers.size() == 1) {
      Cluster card = bearers.iterator().next();
      if (!contradict(record, card)) {
        return new Match(card, "is an alias of " + card.name() + " that no other card bears");
      }
    }
    Cluster alike = foremost(byLoosePrimary.getOrDefault(NameKey.loose(record.name()), Set.of()));
    if (alike != null && !contradict(record, alike)) {
      return new Match(alike, "is the card's name " + alike.name() + " in another form");
    }
    Cluster borne = whoseNameItBears(record);
    return borne == null || contradict(record, borne)
        ? null
        : new Match(
            borne,
            "stands beside the card's name "
                + borne.name()
                + " and others it shares among the record's names");
  }

  /// The card listed under the record's own name.
  @Nullable Match listedUnder(SourceRecord record) {
    Cluster card = foremost(byPrimary.getOrDefault(NameKey.of(record.name()), Set.of()));
    return card == null || originsExclude(record, card)
        ? null
        : new Match(card, "is the card's name");
  }

  /// Of the cards listed under one name that of the strongest evidence, a live one before one that
  /// its source has withdrawn; null when two are alike in this.
  private static @Nullable Cluster foremost(Set<Cluster> cards) {
    Comparator<Cluster> order =
        Comparator.comparing((Cluster c) -> c.strongest().lifecycle())
            .thenComparing(c -> c.strongest().ref().source());
    List<Cluster> sorted = cards.stream().sorted(order).toList();
    boolean one =
        sorted.size() == 1
            || (sorted.size() > 1 && order.compare(sorted.get(0), sorted.get(1)) < 0);
    return one ? sorted.getFirst() : null;
  }

  private @Nullable Cluster whoseNameItBears(SourceRecord record) {
    Set<String> keys = Cluster.names(record).map(NameKey::of).collect(Collectors.toSet());
    Set<Cluster> borne = new HashSet<>();
    Map<Cluster, Integer> shared = new HashMap<>();
    for (String key : keys) {
      borne.addAll(byPrimary.getOrDefault(key, Set.of()));
      byKey.getOrDefault(key, Set.of()).forEach(card -> shared.merge(card, 1, Integer::sum));
    }
    if (borne.size() != 1) {
      return null;
    }
    Cluster card = borne.iterator().next();
    int most = shared.getOrDefault(card, 0);
    boolean distinctly =
        shared.entrySet().stream().allMatch(e -> e.getKey().equals(card) || e.getValue() < most);
    return most >= 2 && distinctly ? card : null;
  }

  /// Whether origins exclude each other or the record bears another card's primary name.
  boolean contradict(SourceRecord record, Cluster card) {
    return originsExclude(record, card)
        || Cluster.names(record)
            .map(name -> byPrimary.getOrDefault(NameKey.of(name), Set.of()))
            .anyMatch(bearers -> !bearers.isEmpty() && !bearers.contains(card));
  }

  private boolean originsExclude(SourceRecord record, Cluster card) {
    Set<String> here = origins(record);
    Set<String> there = new HashSet<>();
    card.standing().forEach(r -> there.addAll(origins(r)));
    return !here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there);
  }

  /// The countries a record suspects, canonical.
  Set<String> origins(SourceRecord record) {
    Set<String> countries = new HashSet<>();
    for (Statement.Origin origin : record.all(Statement.Origin.class)) {
      vocabulary.places(origin.place()).stream()
          .map(Vocabulary.Term::key)
          .filter(Vocabulary::isCountry)
          .forEach(countries::add);
    }
    return countries;
  }

  /// How well names fit: having the same primary name weighs most, then each shared name.
  static int fit(SourceRecord record, Cluster card) {
    Set<String> here = Cluster.names(record).map(NameKey::of).collect(Collectors.toSet());
    Set<String> there = card.keys().keySet();
    String primary = NameKey.of(record.name());
    String cardPrimary = NameKey.of(card.name());
    int fit = primary.equals(cardPrimary) ? 100_000 : 0;
    fit += NameKey.loose(record.name()).equals(NameKey.loose(card.name())) ? 50_000 : 0;
    fit += there.contains(primary) ? 150 : 0;
    fit += here.contains(cardPrimary) ? 150 : 0;
    fit += 100 * (int) here.stream().filter(there::contains).count();
    return fit;
  }
}

package dev.actordex.identity;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where links between records lead, once identity is decided.
///
/// A name leads to the record of the same source that is called so, then to the only card that is
/// listed under it, then to the only card that bears it; a name with several bearers leads nowhere
/// rather than to a guess.
final class Links {
  private final Map<Link.ById, Cluster> byId = new HashMap<>();
  private final Map<Named, Set<Cluster>> byRecordName = new HashMap<>();
  private final Map<Named, Set<Cluster>> byRecordAlias = new HashMap<>();
  private final Map<Key, Set<Cluster>> byName = new HashMap<>();
  private final Map<Key, Set<Cluster>> byAlias = new HashMap<>();
  private final Map<Cluster, SortedMap<String, Cluster>> children = new HashMap<>();

  private record Named(Source source, CardType type, String key) {}

  private record Key(CardType type, String key) {}

  Links(Collection<Cluster> clusters) {
    // An id of two cards is the one's that stands on the stronger evidence.
    clusters.stream()
        .sorted(Comparator.comparing(cluster -> cluster.anchor().ref()))
        .forEach(cluster -> cluster.records().forEach(record -> addIds(cluster, record)));
    for (Cluster cluster : clusters) {
      cluster.records().forEach(record -> addNames(cluster, record));
      put(byName, new Key(cluster.type(), NameKey.of(cluster.name())), cluster);
      cluster.keys().keySet().forEach(key -> put(byAlias, new Key(cluster.type(), key), cluster));
    }
    for (Cluster cluster : clusters) {
      cluster
          .standing()
          .flatMap(record -> record.all(Statement.SubtechniqueOf.class).stream())
          .map(sub -> follow(sub.parent(), Source.ATTACK))
          .filter(Objects::nonNull)
          .forEach(parent ->
              children.computeIfAbsent(parent, k -> new TreeMap<>()).put(cluster.id(), cluster));
    }
  }

  private void addIds(Cluster cluster, SourceRecord record) {
    for (Link.ById id : record.ids()) {
      byId.putIfAbsent(id, cluster);
      if (id.scheme() == Link.Scheme.STIX) {
        // Other sources name ATT&CK objects by the uuid in their STIX id.
        byId.putIfAbsent(Link.uuidOf(id), cluster);
      }
    }
  }

  private void addNames(Cluster cluster, SourceRecord record) {
    Source source = record.ref().source();
    put(byRecordName, new Named(source, record.type(), NameKey.of(record.name())), cluster);
    Cluster.names(record)
        .forEach(name ->
            put(byRecordAlias, new Named(source, record.type(), NameKey.of(name)), cluster));
  }

  private static <K> void put(Map<K, Set<Cluster>> map, K key, Cluster cluster) {
    map.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(cluster);
  }

  /// The card a link of a record of `source` leads to, or null.
  @Nullable Cluster follow(Link link, Source source) {
    return switch (link) {
      case Link.ById id -> byId.get(id);
      case Link.ByName name -> followName(name, source);
    };
  }

  private @Nullable Cluster followName(Link.ByName link, Source source) {
    Cluster whole = named(link.type(), NameKey.of(link.name()), source);
    if (whole != null || !link.name().contains(", ")) {
      return whole;
    }
    // ETDA's titles list a card's names: «Winnti Group, Wicked Panda».
    List<String> keys = List.of(link.name().split(", ")).stream().map(NameKey::of).toList();
    Set<Cluster> bearers =
        new LinkedHashSet<>(
            byRecordAlias.getOrDefault(new Named(source, link.type(), keys.getFirst()), Set.of()));
    bearers.removeIf(cluster -> !cluster.keys().keySet().containsAll(keys));
    return bearers.size() == 1 ? bearers.iterator().next() : null;
  }

  private @Nullable Cluster named(CardType type, String key, Source source) {
    Cluster found = only(byRecordName.get(new Named(source, type, key)));
    if (found == null) {
      found = only(byRecordAlias.get(new Named(source, type, key)));
    }
    if (found == null) {
      found = only(byName.get(new Key(type, key)));
    }
    return found == null ? only(byAlias.get(new Key(type, key))) : found;
  }

  private static @Nullable Cluster only(@Nullable Set<Cluster> clusters) {
    return clusters == null || clusters.size() != 1 ? null : clusters.iterator().next();
  }

  /// The sub-techniques of a technique, by id.
  List<CardLink> children(Cluster technique) {
    return children.getOrDefault(technique, new TreeMap<>()).values().stream()
        .map(Cluster::link)
        .toList();
  }

  /// The cards between which a name is contested: all that bear it, of one kind. Techniques never
  /// contest a name: each matrix has its own «Phishing», and its id says which is meant.
  Set<Cluster> claimants(CardType type, String key) {
    return type == CardType.TECHNIQUE
        ? Set.of()
        : byAlias.getOrDefault(new Key(type, key), Set.of());
  }
}

package dev.actordex.identity;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of one card: each once whatever its spelling, the card's own first, then in the order
/// of evidence; with the other cards that claim it.
final class Names {
  private final Cluster cluster;
  private final Vocabulary vocabulary;
  private final Links links;
  private final Map<String, Set<CardName.Naming>> namings = new LinkedHashMap<>();

  Names(Cluster cluster, Vocabulary vocabulary, Links links) {
    this.cluster = cluster;
    this.vocabulary = vocabulary;
    this.links = links;
  }

  List<CardName> list() {
    String primary = NameKey.of(cluster.name());
    namings.put(primary, new LinkedHashSet<>());
    cluster.records().forEach(this::read);
    List<CardName> names = new ArrayList<>();
    namings.forEach((key, said) -> {
      List<CardLink> others =
          links.claimants(cluster.type(), key).stream()
              .filter(other -> !other.equals(cluster))
              .map(Cluster::link)
              .toList();
      names.add(
          new CardName(
              key.equals(primary) ? cluster.name() : said.iterator().next().raw(),
              key,
              key.equals(primary),
              !others.isEmpty(),
              others,
              List.copyOf(said)));
    });
    return names;
  }

  private void read(SourceRecord record) {
    List<Statement.Named> stated = record.all(Statement.Named.class);
    Set<String> credited = new HashSet<>();
    stated.stream().filter(n -> n.giver() != null).forEach(n -> credited.add(n.name()));
    if (stated.stream().noneMatch(n -> n.name().equals(record.name()))) {
      add(record, record.name(), null);
    }
    for (Statement.Named named : stated) {
      // A naming without a giver adds nothing beside one of the same spelling that has it.
      if (named.giver() != null || !credited.contains(named.name())) {
        add(record, named.name(), named.giver());
      }
    }
  }

  private void add(SourceRecord record, String name, @Nullable String giver) {
    namings
        .computeIfAbsent(NameKey.of(name), k -> new LinkedHashSet<>())
        .add(
            new CardName.Naming(
                record.ref().source(),
                record.ref().id(),
                name,
                giver == null ? null : giver(giver),
                record.lifecycle() == Lifecycle.REVOKED));
  }

  /// A producer uuid that no table knows is no name for a reader.
  private @Nullable String giver(String raw) {
    boolean uuid = raw.length() == 36 && raw.charAt(8) == '-';
    return uuid && !vocabulary.knowsGiver(raw) ? null : vocabulary.giver(raw);
  }
}

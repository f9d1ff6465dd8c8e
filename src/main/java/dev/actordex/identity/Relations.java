package dev.actordex.identity;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.Relation;
import dev.actordex.card.RelationType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one card stands to others, with all evidence for each relation in one place.
final class Relations {
  private final Cluster cluster;
  private final Map<Key, Set<Relation.Evidence>> evidence = new LinkedHashMap<>();

  private record Key(RelationType type, @Nullable CardLink to, String name) {}

  Relations(Cluster cluster) {
    this.cluster = cluster;
  }

  /// @param other null when no loaded card answers to the name
  void add(RelationType type, @Nullable Cluster other, String name, Relation.Evidence because) {
    if (cluster.equals(other)) {
      return;
    }
    CardLink to = other == null ? null : other.link();
    evidence
        .computeIfAbsent(
            new Key(type, to, to == null ? name : to.name()), k -> new LinkedHashSet<>())
        .add(because);
  }

  /// A relation that follows from how identity was decided.
  void bond(Cluster.Bond bond) {
    add(
        bond.type(),
        bond.to(),
        bond.to().name(),
        new Relation.Evidence(bond.by().source(), bond.by().id(), null, bond.text()));
  }

  /// A contested name relates the cards that claim it.
  void shared(CardName name) {
    for (CardLink other : name.claimants()) {
      CardName.Naming first = name.sources().getFirst();
      evidence
          .computeIfAbsent(
              new Key(RelationType.SHARES_A_NAME, other, other.name()), k -> new LinkedHashSet<>())
          .add(
              new Relation.Evidence(
                  first.source(), first.id(), null, "both are called " + name.name()));
    }
  }

  List<Relation> list() {
    List<Relation> relations = new ArrayList<>();
    evidence.forEach((key, because) ->
        relations.add(new Relation(key.type, key.to, key.name, List.copyOf(because))));
    relations.sort(java.util.Comparator.comparing(Relation::type).thenComparing(Relation::name));
    return relations;
  }
}

package dev.actordex.identity;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.RelationType;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides which records are one card, and says why.
///
/// Collections are taken one after the other: ATT&CK, our own cards, ETDA, MISP's families, the
/// rest of MISP, STIX of other producers. A record may join a card that an earlier collection
/// anchored, never one that only another record of its own collection stands on: evidence is
/// weighed record by record and is not chained. A record joins
///
/// 1. when a reviewed ruling says so;
/// 2. when it names exactly one card by id, retired ids followed to their successor, or when both
///    name the same id;
/// 3. when it names several by id and bears the primary name of one, and becomes a claimant of the
///    others;
/// 4. failing ids, by its names, as [NameEvidence] says, when nothing contradicts: neither origins
///    that exclude each other, nor a name of the record that is another card's primary name.
///
/// Where several records of one collection want the same card, an id outweighs a name, then the
/// better fit of names decides; the others stay cards of their own, related to it, unless they bear
/// the primary name of a card that is still free. Everything is decided in a fixed order, so the
/// same records give the same cards however they were given.
final class Identity {
  private final Rulings rulings;
  private final List<Cluster> clusters = new ArrayList<>();
  private final Map<RecordRef, Cluster> homes = new HashMap<>();
  private final Map<Link.ById, Cluster> byId = new HashMap<>();

  /// Ids of foreign records that members of a card say are the same thing; apart from them those
  /// that only a member says which is there by its name, for that would chain evidence.
  private final Map<Link.ById, Set<Cluster>> claimedIds = new HashMap<>();

  private final Map<Link.ById, Set<Cluster>> claimedByName = new HashMap<>();

  private final NameEvidence names;

  private Identity(Vocabulary vocabulary, Rulings rulings) {
    names = new NameEvidence(vocabulary);
    this.rulings = rulings;
  }

  /// What is taken together: a source, or one of the two collections of software that MISP has.
  private enum Collection {
    ATTACK,
    ACTORDEX,
    ETDA,
    MISP_FAMILIES,
    MISP,
    OTHERS;

    static Collection of(SourceRecord record) {
      return switch (record.ref().source()) {
        case ATTACK -> ATTACK;
        case ACTORDEX -> ACTORDEX;
        case ETDA -> ETDA;
        case MISP ->
            record.ids().stream().anyMatch(id -> id.scheme() == Link.Scheme.MALPEDIA)
                ? MISP_FAMILIES
                : MISP;
        case STIX, MISP_EVENT, THREATFOX -> OTHERS;
      };
    }
  }

  /// Decides over all records of one kind of card.
  static List<Cluster> decide(
      CardType type,
      java.util.Collection<SourceRecord> records,
      Vocabulary vocabulary,
      Rulings rulings) {
    Identity identity = new Identity(vocabulary, rulings);
    Map<Boolean, List<SourceRecord>> revoked =
        records.stream()
            .filter(r -> r.type() == type)
            .sorted(Comparator.comparing(SourceRecord::ref))
            .collect(Collectors.partitioningBy(r -> r.lifecycle() == Lifecycle.REVOKED));
    Map<Collection, List<SourceRecord>> collections =
        revoked.getOrDefault(false, List.of()).stream()
            .collect(Collectors.groupingBy(Collection::of));
    for (Collection collection : Collection.values()) {
      identity.take(collections.getOrDefault(collection, List.of()));
      if (collection == Collection.ATTACK) {
        identity.retire(revoked.getOrDefault(true, List.of()));
      }
    }
    for (Cluster cluster : identity.clusters) {
      Set<String> countries = new TreeSet<>();
      cluster.standing().forEach(r -> countries.addAll(identity.names.origins(r)));
      cluster.countries(List.copyOf(countries));
    }
    return identity.clusters;
  }

  /// A wish of a record to be on a card.
  private record Proposal(SourceRecord record, Cluster to, boolean byId, int fit, String because) {
    private static final Comparator<Proposal> BEST_FIRST =
        Comparator.comparing((Proposal p) -> !p.byId)
            .thenComparing(p -> -p.fit)
            .thenComparing(p -> p.record.ref());
  }

  /// A record that stays on a card of its own.
  private record Lone(SourceRecord record, String because) {}

  /// All of a collection is proposed before any of it is placed: what one record brings to a card
  /// must not move the next.
  private void take(List<SourceRecord> records) {
    List<Proposal> proposals = new ArrayList<>();
    List<Proposal> ruled = new ArrayList<>();
    List<SourceRecord> waiting = new ArrayList<>();
    List<Lone> alone = new ArrayList<>();
    for (SourceRecord record : records) {
      String card = ruling(record, records);
      Cluster target = card == null ? null : find(card);
      if (target != null) {
        ruled.add(ruled(record, target));
      } else if (card != null) {
        waiting.add(record);
      } else {
        Proposal proposal = propose(record);
        if (proposal == null) {
          alone.add(new Lone(record, aloneBecause(record)));
        } else {
          proposals.add(proposal);
        }
      }
    }
    Set<Cluster> taken = new HashSet<>();
    List<Proposal> losers = placeBest(proposals, taken);
    List<Proposal> second = new ArrayList<>();
    losers.forEach(loser -> {
      NameEvidence.Match other = names.listedUnder(loser.record);
      if (other != null
          && !taken.contains(other.card())
          && !barred(loser.record).contains(other.card())) {
        second.add(byName(loser.record, other));
      }
    });
    placeBest(second, taken);
    ruled.forEach(this::place);
    losers.stream()
        .filter(loser -> !homes.containsKey(loser.record.ref()))
        .forEach(loser -> alone.add(new Lone(loser.record, lostBecause(loser))));
    alone.forEach(lone -> anchor(lone.record, lone.because));
    for (SourceRecord record : waiting) {
      Cluster target = find(rulings.join(record.ref()).orElseThrow());
      if (target == null) {
        anchor(record, aloneBecause(record));
      } else {
        place(ruled(record, target));
      }
    }
    losers.forEach(this::relate);
    records.forEach(this::claimOthers);
  }

  /// Places on each card the best of the records that want it and gives back the others.
  ///
  /// @param taken the cards placed on
  private List<Proposal> placeBest(List<Proposal> proposals, Set<Cluster> taken) {
    Map<Cluster, List<Proposal>> wanted = new LinkedHashMap<>();
    proposals.forEach(p -> wanted.computeIfAbsent(p.to, k -> new ArrayList<>()).add(p));
    List<Proposal> losers = new ArrayList<>();
    for (List<Proposal> rivals : wanted.values()) {
      rivals.sort(Proposal.BEST_FIRST);
      Proposal best = rivals.getFirst();
      place(best);
      taken.add(best.to);
      losers.addAll(rivals.subList(1, rivals.size()));
    }
    return losers;
  }

  private void place(Proposal proposal) {
    proposal.to.join(proposal.record, proposal.because);
    index(proposal.to, proposal.record, proposal.byId ? claimedIds : claimedByName);
  }

  private void anchor(SourceRecord record, String because) {
    Cluster cluster = new Cluster(record, because);
    clusters.add(cluster);
    index(cluster, record, claimedIds);
  }

  /// Ties a record that fits less well than another of its collection to the card it wanted.
  private void relate(Proposal loser) {
    Cluster own = homes.get(loser.record.ref());
    if (own != null) {
      own.bind(
          new Cluster.Bond(
              RelationType.POSSIBLY_RELATED,
              loser.to,
              loser.record.ref(),
              "its record would join this card as well ("
                  + loser.because
                  + "), where another record of the same source fits better"));
    }
  }

  private static String aloneBecause(SourceRecord record) {
    return switch (record.ref().source()) {
      case ATTACK -> "anchors its own card: every ATT&CK object does";
      case ACTORDEX -> "anchors its own card: no loaded ATT&CK object has its id";
      case ETDA, MISP, STIX, MISP_EVENT, THREATFOX ->
          "anchors its own card: no evidence puts it on another";
    };
  }

  private static String lostBecause(Proposal loser) {
    return "anchors its own card: another record of "
        + loser.record.ref().source().label()
        + " fits "
        + loser.to.attackIdOrName()
        + " better";
  }

  /// The card a ruling puts the record on, if one does that is known or among these records. Two
  /// objects of ATT&CK are never one card, whatever a ruling says.
  private @Nullable String ruling(SourceRecord record, List<SourceRecord> records) {
    String card = rulings.join(record.ref()).orElse(null);
    if (card == null || record.ref().source() == Source.ATTACK) {
      return null;
    }
    boolean known =
        find(card) != null
            || records.stream()
                .filter(r -> !r.equals(record))
                .anyMatch(r -> CardIds.answers(new Cluster(r, ""), card));
    return known ? card : null;
  }

  private Proposal ruled(SourceRecord record, Cluster to) {
    String because = "ruled by review: " + rulings.reason(record.ref());
    return new Proposal(record, to, true, Integer.MAX_VALUE, because);
  }

  private @Nullable Proposal propose(SourceRecord record) {
    if (record.ref().source() == Source.ATTACK) {
      return null;
    }
    Set<Cluster> barred = barred(record);
    Map<Cluster, String> named = namedById(record);
    named.keySet().removeAll(barred);
    if (named.size() > 1) {
      return amongSeveral(record, named);
    }
    Proposal proposal =
        named.entrySet().stream()
            .findFirst()
            .map(e -> byId(record, e.getKey(), e.getValue()))
            .orElseGet(() -> failingIds(record));
    return proposal == null || barred.contains(proposal.to) ? null : proposal;
  }

  private @Nullable Proposal failingIds(SourceRecord record) {
    NameEvidence.Match match = names.match(record);
    return match == null ? byAnothersLink(record) : byName(record, match);
  }

  private static Proposal byId(SourceRecord record, Cluster to, String because) {
    return new Proposal(record, to, true, NameEvidence.fit(record, to), because);
  }

  /// The cards that a ruling keeps the record apart from.
  private Set<Cluster> barred(SourceRecord record) {
    return rulings.apart(record.ref()).stream()
        .map(this::find)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /// The card with an id of any kind, or that will be shown under it.
  private @Nullable Cluster find(String id) {
    for (Link.Scheme scheme : Link.Scheme.values()) {
      Cluster cluster = byId.get(new Link.ById(scheme, id));
      if (cluster != null) {
        return cluster;
      }
    }
    return clusters.stream().filter(c -> CardIds.answers(c, id)).findFirst().orElse(null);
  }

  /// The cards a record names by id, each with the words for it. Failing those, the cards whose own
  /// records name an id of this one, or the same id as this one.
  private Map<Cluster, String> namedById(SourceRecord record) {
    Map<Cluster, String> named = new LinkedHashMap<>();
    String who = record.ref().source().label();
    for (Link.ById id : record.identifies()) {
      Cluster cluster = byId.get(id);
      if (cluster != null) {
        String attackId = cluster.attackId();
        boolean retired = id.scheme() == Link.Scheme.ATTACK && !id.id().equals(attackId);
        named.putIfAbsent(
            cluster,
            "joined because " + who + " links " + id.id() + (retired ? ", now " + attackId : ""));
      }
    }
    if (named.isEmpty()) {
      for (Link.ById id : record.ids()) {
        claimed(id)
            .forEach(cluster ->
                named.putIfAbsent(
                    cluster, "joined because the card's own record links " + id.id()));
      }
    }
    if (named.isEmpty()) {
      for (Link.ById id : record.identifies()) {
        claimed(id)
            .forEach(cluster -> named.putIfAbsent(cluster, "joined because both link " + id.id()));
      }
    }
    return named;
  }

  private Set<Cluster> claimed(Link.ById id) {
    return claimedIds.getOrDefault(id, Set.of());
  }

  private @Nullable Proposal amongSeveral(SourceRecord record, Map<Cluster, String> named) {
    String key = NameKey.of(record.name());
    List<Cluster> primary =
        named.keySet().stream().filter(c -> NameKey.of(c.name()).equals(key)).toList();
    List<Cluster> alias =
        named.keySet().stream().filter(c -> names.bearers(key).equals(Set.of(c))).toList();
    List<Cluster> best = primary.isEmpty() ? alias : primary;
    if (best.size() != 1) {
      return null;
    }
    String others =
        named.keySet().stream()
            .filter(c -> !c.equals(best.getFirst()))
            .map(c -> c.attackId() == null ? c.name() : c.attackId() + " " + c.name())
            .collect(Collectors.joining(", "));
    return byId(
        record,
        best.getFirst(),
        "joined because it bears the name "
            + record.name()
            + ", though "
            + record.ref().source().label()
            + " also names "
            + others);
  }

  /// Failing everything else, the one card with a record that is there by its name and links this.
  private @Nullable Proposal byAnothersLink(SourceRecord record) {
    for (Link.ById id : record.ids()) {
      Set<Cluster> cards = claimedByName.getOrDefault(id, Set.of());
      if (cards.size() == 1) {
        Cluster card = cards.iterator().next();
        return names.contradict(record, card)
            ? null
            : new Proposal(
                record,
                card,
                false,
                NameEvidence.fit(record, card),
                "joined because a record of the card links "
                    + id.id()
                    + " and nothing contradicts");
      }
    }
    return null;
  }

  private Proposal byName(SourceRecord record, NameEvidence.Match match) {
    return new Proposal(
        record,
        match.card(),
        false,
        NameEvidence.fit(record, match.card()),
        "joined because its name "
            + record.name()
            + " "
            + match.how()
            + " and nothing contradicts");
  }

  /// What a record links beyond the card it is on becomes a claim shown on both cards; and so does
  /// a link to this record from a card that it is not on.
  private void claimOthers(SourceRecord record) {
    Cluster home = homes.get(record.ref());
    if (home == null) {
      return;
    }
    for (Link.ById id : record.identifies()) {
      Cluster other = byId.get(id);
      if (other != null) {
        claim(home, other, record, record.ref().source().label() + "'s record " + record.name());
      }
    }
    for (Link.ById id : record.ids()) {
      claimed(id).forEach(other -> claim(other, home, record, "a record of " + other.name()));
    }
  }

  private static void claim(Cluster from, Cluster to, SourceRecord record, String who) {
    if (!from.equals(to)) {
      String text = who + " gives an id of " + to.attackIdOrName() + " as its own";
      from.bind(new Cluster.Bond(RelationType.CLAIMS_TO_BE, to, record.ref(), text));
      to.bind(new Cluster.Bond(RelationType.CLAIMED_BY, from, record.ref(), text));
    }
  }

  private void index(Cluster cluster, SourceRecord record, Map<Link.ById, Set<Cluster>> claimed) {
    homes.put(record.ref(), cluster);
    for (Link.ById id : record.ids()) {
      boolean first = byId.putIfAbsent(id, cluster) == null;
      if (first && id.scheme() == Link.Scheme.ATTACK && cluster.attackId() == null) {
        cluster.attackId(id.id());
      }
    }
    record
        .identifies()
        .forEach(id -> claimed.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(cluster));
    names.add(cluster, record);
  }

  /// Puts each revoked record on its living successor's card.
  private void retire(List<SourceRecord> revoked) {
    Heirs.of(revoked, byId)
        .forEach((record, heir) -> {
          heir.join(record, "revoked by its source in favour of " + heir.attackIdOrName());
          record.ids().forEach(id -> byId.putIfAbsent(id, heir));
          names.addRetired(heir, record);
        });
  }
}

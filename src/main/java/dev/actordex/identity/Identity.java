package dev.actordex.identity;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.RelationType;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides which records are one card, and says why.
///
/// Sources are taken in the order ATT&CK, our own cards, ETDA, MISP. A record may join a card that
/// an earlier source anchored, never one that only another record of its own source stands on:
/// evidence is weighed record by record and is not chained. A record joins
///
/// 1. when a reviewed ruling says so;
/// 2. when it names exactly one card by id, retired ids followed to their successor;
/// 3. when it names several by id and bears the primary name of one, and becomes a claimant of the
///    others;
/// 4. failing ids, when its primary name is a card's primary name or an alias that no other card
///    bears, and nothing contradicts: neither origins that exclude each other, nor a name of the
///    record that is another card's primary name.
///
/// Where several records of one source want the same card, an id outweighs a name, then the better
/// fit of names decides; the others stay cards of their own, related to it. Everything is decided
/// in a fixed order, so the same records give the same cards however they were given.
final class Identity {
  private static final List<Source> ANCHORING =
      List.of(Source.ATTACK, Source.ACTORDEX, Source.ETDA, Source.MISP);

  private final Vocabulary vocabulary;
  private final Rulings rulings;
  private final List<Cluster> clusters = new ArrayList<>();
  private final Map<RecordRef, Cluster> homes = new HashMap<>();
  private final Map<Link.ById, Cluster> byId = new HashMap<>();

  /// Ids of foreign records that members of a card say are the same thing.
  private final Map<Link.ById, Set<Cluster>> claimedIds = new HashMap<>();

  private final Map<String, Set<Cluster>> byKey = new HashMap<>();
  private final Map<String, Set<Cluster>> byPrimary = new HashMap<>();

  private Identity(Vocabulary vocabulary, Rulings rulings) {
    this.vocabulary = vocabulary;
    this.rulings = rulings;
  }

  /// Decides over all records of one kind of card.
  static List<Cluster> decide(
      CardType type, Collection<SourceRecord> records, Vocabulary vocabulary, Rulings rulings) {
    Identity identity = new Identity(vocabulary, rulings);
    Map<Source, List<SourceRecord>> bySource =
        records.stream()
            .filter(r -> r.type() == type && r.lifecycle() != Lifecycle.REVOKED)
            .sorted(Comparator.comparing(SourceRecord::ref))
            .collect(
                Collectors.groupingBy(r -> r.ref().source(), TreeMap::new, Collectors.toList()));
    List<SourceRecord> revoked =
        records.stream()
            .filter(r -> r.type() == type && r.lifecycle() == Lifecycle.REVOKED)
            .sorted(Comparator.comparing(SourceRecord::ref))
            .toList();
    for (Source source : ANCHORING) {
      identity.take(bySource.getOrDefault(source, List.of()));
      if (source == Source.ATTACK) {
        identity.retire(revoked);
      }
    }
    identity.nameCards();
    for (Cluster cluster : identity.clusters) {
      Set<String> countries = new java.util.TreeSet<>();
      cluster.records().forEach(r -> countries.addAll(identity.origins(r)));
      cluster.countries(List.copyOf(countries));
    }
    return identity.clusters;
  }

  /// A wish of a record to be on a card.
  private record Proposal(SourceRecord record, Cluster to, boolean byId, int fit, String because) {}

  private void take(List<SourceRecord> records) {
    Map<Place, List<Proposal>> wanted = new LinkedHashMap<>();
    Set<SourceRecord> alone = new LinkedHashSet<>();
    for (SourceRecord record : records) {
      Proposal proposal = propose(record);
      if (proposal == null) {
        alone.add(record);
      } else {
        wanted
            .computeIfAbsent(new Place(proposal.to, shelf(record)), k -> new ArrayList<>())
            .add(proposal);
      }
    }
    for (List<Proposal> rivals : wanted.values()) {
      rivals.sort(
          Comparator.comparing((Proposal p) -> !p.byId)
              .thenComparing(p -> -p.fit)
              .thenComparing(p -> p.record.ref()));
      Proposal winner = rivals.getFirst();
      winner.to.join(winner.record, winner.because);
      index(winner.to, winner.record);
      for (Proposal loser : rivals.subList(1, rivals.size())) {
        alone.add(loser.record);
      }
    }
    Map<SourceRecord, Cluster> own = new LinkedHashMap<>();
    for (SourceRecord record : alone) {
      Cluster cluster = new Cluster(record, aloneBecause(record));
      clusters.add(cluster);
      own.put(record, cluster);
    }
    own.forEach((record, cluster) -> index(cluster, record));
    for (List<Proposal> rivals : wanted.values()) {
      Proposal winner = rivals.getFirst();
      for (Proposal loser : rivals.subList(1, rivals.size())) {
        Cluster cluster = own.get(loser.record);
        if (cluster != null) {
          cluster.bind(
              new Cluster.Bond(
                  RelationType.POSSIBLY_RELATED,
                  winner.to,
                  loser.record.ref(),
                  "its record would join this card as well ("
                      + loser.because
                      + "), where "
                      + winner.record.name()
                      + " fits better"));
        }
      }
    }
    for (SourceRecord record : records) {
      claimOthers(record);
    }
  }

  /// A card and the shelf of a source on it: each takes one record.
  private record Place(Cluster cluster, String shelf) {}

  /// MISP has two collections of software, each of which may have its record on a card.
  private static String shelf(SourceRecord record) {
    boolean malpedia = record.ids().stream().anyMatch(id -> id.scheme() == Link.Scheme.MALPEDIA);
    return record.ref().source().key() + (malpedia ? "/malpedia" : "");
  }

  private static String aloneBecause(SourceRecord record) {
    return switch (record.ref().source()) {
      case ATTACK -> "anchors its own card: every ATT&CK object does";
      case ACTORDEX -> "anchors its own card: no loaded ATT&CK object has its id";
      case ETDA, MISP -> "anchors its own card: no evidence puts it on another";
    };
  }

  private @Nullable Proposal propose(SourceRecord record) {
    if (rulings.apart().contains(record.ref())) {
      return null;
    }
    String ruled = rulings.join(record.ref()).orElse(null);
    if (ruled != null) {
      Cluster cluster = find(ruled);
      if (cluster != null) {
        return new Proposal(
            record,
            cluster,
            true,
            Integer.MAX_VALUE,
            "ruled by review: " + rulings.reason(record.ref()));
      }
    }
    if (record.ref().source() == Source.ATTACK) {
      return null;
    }
    Map<Cluster, String> named = namedById(record);
    if (named.size() == 1) {
      Map.Entry<Cluster, String> only = named.entrySet().iterator().next();
      return new Proposal(record, only.getKey(), true, fit(record, only.getKey()), only.getValue());
    }
    if (named.size() > 1) {
      return amongSeveral(record, named);
    }
    return byName(record);
  }

  private @Nullable Cluster find(String id) {
    for (Link.Scheme scheme : Link.Scheme.values()) {
      Cluster cluster = byId.get(new Link.ById(scheme, id));
      if (cluster != null) {
        return cluster;
      }
    }
    return null;
  }

  /// The cards a record names by id, each with the words for it.
  private Map<Cluster, String> namedById(SourceRecord record) {
    Map<Cluster, String> named = new LinkedHashMap<>();
    String who = record.ref().source().label();
    for (Link.ById id : record.identifies()) {
      Cluster cluster = byId.get(id);
      if (cluster != null) {
        String retired = id.id().equals(cluster.attackId()) ? "" : ", now " + cluster.attackId();
        named.putIfAbsent(cluster, "joined because " + who + " links " + id.id() + retired);
      }
    }
    if (named.isEmpty()) {
      for (Link.ById id : record.ids()) {
        for (Cluster cluster : claimedIds.getOrDefault(id, Set.of())) {
          named.putIfAbsent(cluster, "joined because the card's own record links " + id.id());
        }
      }
    }
    return named;
  }

  private @Nullable Proposal amongSeveral(SourceRecord record, Map<Cluster, String> named) {
    String key = NameKey.of(record.name());
    List<Cluster> primary =
        named.keySet().stream().filter(c -> NameKey.of(c.name()).equals(key)).toList();
    List<Cluster> alias =
        named.keySet().stream()
            .filter(c -> byKey.getOrDefault(key, Set.of()).equals(Set.of(c)))
            .toList();
    List<Cluster> best = primary.isEmpty() ? alias : primary;
    if (best.size() != 1) {
      return null;
    }
    String others =
        named.keySet().stream()
            .filter(c -> !c.equals(best.getFirst()))
            .map(c -> c.attackId() == null ? c.name() : c.attackId() + " " + c.name())
            .collect(Collectors.joining(", "));
    return new Proposal(
        record,
        best.getFirst(),
        true,
        fit(record, best.getFirst()),
        "joined because it bears the name "
            + record.name()
            + ", though "
            + record.ref().source().label()
            + " also names "
            + others);
  }

  private @Nullable Proposal byName(SourceRecord record) {
    String key = NameKey.of(record.name());
    Set<Cluster> primary = byPrimary.getOrDefault(key, Set.of());
    Set<Cluster> bearers = byKey.getOrDefault(key, Set.of());
    boolean isPrimary = primary.size() == 1;
    Cluster candidate =
        isPrimary
            ? primary.iterator().next()
            : primary.isEmpty() && bearers.size() == 1 ? bearers.iterator().next() : null;
    if (candidate == null || contradicted(record, candidate, isPrimary)) {
      return null;
    }
    return new Proposal(
        record,
        candidate,
        false,
        fit(record, candidate),
        "joined because its name "
            + record.name()
            + (isPrimary
                ? " is the card's name"
                : " is an alias of " + candidate.name() + " that no other card bears")
            + " and nothing contradicts");
  }

  private boolean contradicted(SourceRecord record, Cluster card, boolean byPrimaryName) {
    Set<String> here = origins(record);
    Set<String> there = new HashSet<>();
    card.records().forEach(r -> there.addAll(origins(r)));
    if (!here.isEmpty() && !there.isEmpty() && java.util.Collections.disjoint(here, there)) {
      return true;
    }
    if (byPrimaryName) {
      return false;
    }
    return Cluster.names(record)
        .map(name -> byPrimary.getOrDefault(NameKey.of(name), Set.of()))
        .anyMatch(bearers -> !bearers.isEmpty() && !bearers.contains(card));
  }

  private Set<String> origins(SourceRecord record) {
    Set<String> countries = new HashSet<>();
    for (Statement.Origin origin : record.all(Statement.Origin.class)) {
      vocabulary.places(origin.place()).stream()
          .map(Vocabulary.Term::key)
          .filter(Vocabulary::isCountry)
          .forEach(countries::add);
    }
    return countries;
  }

  /// How well names fit: sharing the primary name weighs most, then each shared name.
  private static int fit(SourceRecord record, Cluster card) {
    Set<String> here = Cluster.names(record).map(NameKey::of).collect(Collectors.toSet());
    Set<String> there = card.keys().keySet();
    String primary = NameKey.of(record.name());
    String cardPrimary = NameKey.of(card.name());
    int fit = primary.equals(cardPrimary) ? 1_000 : 0;
    fit += NameKey.loose(record.name()).equals(NameKey.loose(card.name())) ? 500 : 0;
    fit += there.contains(primary) ? 200 : 0;
    fit += here.contains(cardPrimary) ? 100 : 0;
    for (String key : here) {
      fit += there.contains(key) ? 10 : 0;
    }
    return fit;
  }

  /// What a record names by id beyond the card it is on becomes a claim shown on both cards.
  private void claimOthers(SourceRecord record) {
    Cluster home = homes.get(record.ref());
    if (home == null) {
      return;
    }
    for (Cluster other : namedById(record).keySet()) {
      if (other.equals(home)) {
        continue;
      }
      String who = record.ref().source().label() + "'s record " + record.name();
      home.bind(
          new Cluster.Bond(
              RelationType.CLAIMS_TO_BE,
              other,
              record.ref(),
              who + " gives " + other.attackIdOrName() + " as its own id"));
      other.bind(
          new Cluster.Bond(
              RelationType.CLAIMED_BY,
              home,
              record.ref(),
              who + " gives " + other.attackIdOrName() + " as its own id"));
    }
  }

  private void index(Cluster cluster, SourceRecord record) {
    homes.put(record.ref(), cluster);
    record.ids().forEach(id -> byId.putIfAbsent(id, cluster));
    List<Link.ById> foreign =
        record.identifies().stream().filter(id -> id.scheme() == Link.Scheme.MALPEDIA).toList();
    foreign.forEach(id -> claimedIds.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(cluster));
    Cluster.names(record)
        .map(NameKey::of)
        .forEach(key -> byKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(cluster));
    byPrimary.computeIfAbsent(NameKey.of(cluster.name()), k -> new LinkedHashSet<>()).add(cluster);
  }

  /// Follows each revoked record to its living successor, whose card then holds it.
  private void retire(List<SourceRecord> revoked) {
    Map<Link, SourceRecord> dead = new HashMap<>();
    revoked.forEach(r -> r.ids().forEach(id -> dead.put(id, r)));
    for (SourceRecord record : revoked) {
      Cluster heir = heir(record, dead);
      if (heir != null) {
        heir.join(record, "revoked by its source in favour of " + heir.attackIdOrName());
        record.ids().forEach(id -> byId.putIfAbsent(id, heir));
      }
    }
  }

  private @Nullable Cluster heir(SourceRecord record, Map<Link, SourceRecord> dead) {
    Set<SourceRecord> seen = new HashSet<>();
    SourceRecord at = record;
    while (at != null && seen.add(at)) {
      Link next = at.successor();
      if (next instanceof Link.ById id && byId.containsKey(id)) {
        return byId.get(id);
      }
      at = next == null ? null : dead.get(next);
    }
    return null;
  }

  /// Gives every card its id: the ATT&CK id, else source and the first digits of the uuid, as many
  /// as tell it from the others.
  private void nameCards() {
    Map<String, List<Cluster>> wanted = new TreeMap<>();
    for (Cluster cluster : clusters) {
      wanted.computeIfAbsent(id(cluster, 8), k -> new ArrayList<>()).add(cluster);
    }
    wanted.forEach((id, same) -> {
      for (Cluster cluster : same) {
        cluster.name(same.size() == 1 ? id : id(cluster, Integer.MAX_VALUE));
      }
    });
  }

  private static String id(Cluster cluster, int digits) {
    String attackId = cluster.attackId();
    if (attackId != null) {
      return attackId;
    }
    RecordRef ref = cluster.strongest().ref();
    String id = ref.id().startsWith("op-") ? ref.id() : ref.id().replace("-", "");
    if (ref.source() == Source.ATTACK) {
      return "STIX-"
          + id.substring(Math.max(0, id.length() - 32)).substring(0, Math.min(digits, 32));
    }
    return ref.source().name() + "-" + id.substring(0, Math.min(digits, id.length()));
  }
}

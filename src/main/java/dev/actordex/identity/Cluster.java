package dev.actordex.identity;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.RecordRef;
import dev.actordex.card.RelationType;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Records decided to be one card: an anchor and what joined it, each with the reason. Mutable
/// while [Identity] decides, then only read.
final class Cluster {
  private final SourceRecord anchor;
  private final SortedMap<RecordRef, Member> members = new TreeMap<>();
  private final List<Bond> bonds = new ArrayList<>();
  private @Nullable List<Member> inOrder;
  private @Nullable String attackId;
  private @Nullable String cardId;
  private @Nullable CardLink link;
  private List<String> countries = List.of();

  Cluster(SourceRecord anchor, String because) {
    this.anchor = anchor;
    members.put(anchor.ref(), new Member(anchor, because));
  }

  /// A record on the card and why it is there.
  record Member(SourceRecord record, String because) {}

  /// A relation that follows from how identity was decided.
  record Bond(RelationType type, Cluster to, RecordRef by, String text) {}

  void join(SourceRecord record, String because) {
    members.put(record.ref(), new Member(record, because));
    inOrder = null;
  }

  void bind(Bond bond) {
    bonds.add(bond);
  }

  List<Bond> bonds() {
    return bonds;
  }

  void name(String id) {
    cardId = id;
  }

  String id() {
    if (cardId == null) {
      throw new IllegalStateException("Not decided yet: " + anchor.ref());
    }
    return cardId;
  }

  CardType type() {
    return anchor.type();
  }

  SourceRecord anchor() {
    return anchor;
  }

  /// In the order of evidence, within a source the anchor first; revoked records last.
  List<Member> members() {
    List<Member> known = inOrder;
    if (known == null) {
      known =
          members.values().stream()
              .sorted(
                  Comparator.comparing((Member m) -> retired(m.record()))
                      .thenComparing(m -> m.record().ref().source())
                      .thenComparing(m -> !m.record().equals(anchor))
                      .thenComparing(m -> m.record().ref()))
              .toList();
      inOrder = known;
    }
    return known;
  }

  /// The records whose sources still stand behind them, withdrawn ones among them: what a revoked
  /// record said is said no more, only its names and ids still lead here.
  Stream<SourceRecord> standing() {
    return records().filter(record -> !retired(record));
  }

  Stream<SourceRecord> records() {
    return members().stream().map(Member::record);
  }

  private static boolean retired(SourceRecord record) {
    return record.lifecycle() == Lifecycle.REVOKED;
  }

  /// The name the card is listed under: the strongest record's.
  String name() {
    return strongest().name();
  }

  /// The record whose id and name the card shows.
  SourceRecord strongest() {
    return members().getFirst().record();
  }

  /// The ATT&CK id that leads to this card and no other.
  @Nullable String attackId() {
    return attackId;
  }

  void attackId(String id) {
    attackId = id;
  }

  String attackIdOrName() {
    String attackId = attackId();
    return attackId == null ? name() : attackId + " " + name();
  }

  CardLink link() {
    if (link == null) {
      link = new CardLink(id(), type(), name(), attackId());
    }
    return link;
  }

  /// The canonical origins any record states, by code.
  List<String> countries() {
    return countries;
  }

  void countries(List<String> codes) {
    countries = List.copyOf(codes);
  }

  /// Every key the card is known by → the names with that key, in the order of evidence.
  Map<String, Set<String>> keys() {
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    records().forEach(r -> names(r).forEach(n -> add(keys, n)));
    return keys;
  }

  private static void add(Map<String, Set<String>> keys, String name) {
    keys.computeIfAbsent(NameKey.of(name), k -> new LinkedHashSet<>()).add(name);
  }

  /// All names of a record, its primary first.
  static Stream<String> names(SourceRecord record) {
    return Stream.concat(
            Stream.of(record.name()),
            record.all(Statement.Named.class).stream().map(Statement.Named::name))
        .distinct();
  }
}

package dev.actordex;

import dev.actordex.card.Card;
import dev.actordex.card.Claim;
import dev.actordex.card.FuzzyDate;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SoftwareUse;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.identity.NameKey;
import dev.actordex.identity.Unresolved;
import dev.actordex.identity.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks on a card for everything that one of its records says: on the card, or in the report as
/// unresolved.
final class Conservation {
  private final Vocabulary vocabulary;
  private final Map<String, Card> cards;
  private final Map<RecordRef, String> homes;
  private final Set<Unresolved> unresolved;
  private final Map<RecordRef, Set<String>> usersSaid = new HashMap<>();

  Conservation(
      Vocabulary vocabulary,
      Map<String, Card> cards,
      Map<RecordRef, String> homes,
      Collection<Unresolved> unresolved) {
    this.vocabulary = vocabulary;
    this.cards = cards;
    this.homes = homes;
    this.unresolved = new HashSet<>(unresolved);
    for (Card card : cards.values()) {
      card.actors()
          .forEach(actor ->
              actor
                  .sources()
                  .forEach(
                      ref -> usersSaid.computeIfAbsent(ref, k -> new HashSet<>()).add(card.id())));
    }
  }

  /// What of a record is nowhere, in words.
  List<String> lost(SourceRecord record) {
    Card card = cards.get(homes.get(record.ref()));
    if (card == null) {
      return List.of(record.ref() + " is on no card");
    }
    List<String> lost = new ArrayList<>();
    for (Statement statement : record.statements()) {
      boolean kept =
          record.lifecycle() == Lifecycle.REVOKED
              ? !(statement instanceof Statement.Named named) || named(card, record, named)
              : kept(card, record, record.ref(), statement);
      if (!kept) {
        lost.add(record.ref() + " " + statement);
      }
    }
    return lost;
  }

  private boolean kept(Card card, SourceRecord record, RecordRef ref, Statement statement) {
    return switch (statement) {
      case Statement.Named n -> named(card, record, n);
      case Statement.Described d ->
          card.descriptions().stream()
              .anyMatch(t -> t.source() == ref.source() && t.id().equals(ref.id()));
      case Statement.Origin o -> place(card, card.countries(), "country", o.place(), ref);
      case Statement.TargetedPlace t -> place(card, card.targets(), "target", t.place(), ref);
      case Statement.Sponsored s -> said(card.sponsors(), ref, s.by());
      case Statement.Motivated m ->
          said(card.motivations(), ref, m.by())
              || isNone(vocabulary.motivations(m.by()))
              || reported(ref, "motivation", m.by());
      case Statement.TargetedSector t ->
          said(card.sectors(), ref, t.sector())
              || isNone(vocabulary.sectors(t.sector()))
              || reported(ref, "sector", t.sector());
      case Statement.FirstSeen f -> said(card.firstSeen(), ref, f.date());
      case Statement.LastSeen l -> said(card.lastSeen(), ref, l.date());
      case Statement.Modified m ->
          card.modified() != null && card.modified().compareTo(m.date()) >= 0;
      case Statement.Created c -> card.created() != null && card.created().compareTo(c.date()) <= 0;
      case Statement.Kind k -> said(card.kinds(), ref, k.kind());
      case Statement.Platform p -> said(card.platforms(), ref, p.platform());
      case Statement.Serves s -> card.tactics().contains(s.tactic());
      case Statement.SubtechniqueOf s -> card.parent() != null;
      case Statement.Uses u -> uses(card, ref, u);
      case Statement.UsedBy u ->
          usersSaid.getOrDefault(ref, Set.of()).contains(card.id())
              || card.software().stream().anyMatch(s -> says(s, ref))
              || reported(ref, "used_by", shown(u.actor()));
      case Statement.AttributedTo a ->
          card.actors().stream().anyMatch(actor -> actor.sources().contains(ref))
              || reported(ref, "attributed_to", shown(a.actor()));
      case Statement.Operated o -> operated(card, ref, o);
      case Statement.Related r ->
          card.relations().stream()
                  .flatMap(relation -> relation.evidence().stream())
                  .anyMatch(e -> e.source() == ref.source() && e.id().equals(ref.id()))
              || reported(ref, "related", shown(r.to()))
              || leadsHere(card, r.to());
      case Statement.Refers r ->
          card.references().stream().anyMatch(x -> x.sources().contains(ref)) || r.url() == null;
      case Statement.MitigatedBy m ->
          card.mitigations().stream().anyMatch(d -> d.id().equals(m.id()));
      case Statement.DetectedBy d ->
          card.detections().stream().anyMatch(x -> x.id().equals(d.id()));
      case Statement.Noted n ->
          card.notes().stream()
              .anyMatch(x ->
                  x.id().equals(ref.id())
                      && x.field().equals(n.field())
                      && x.value().equals(n.value()));
    };
  }

  private static boolean named(Card card, SourceRecord record, Statement.Named named) {
    return card.names().stream()
        .filter(name -> name.key().equals(NameKey.of(named.name())))
        .flatMap(name -> name.sources().stream())
        .anyMatch(
            naming -> naming.id().equals(record.ref().id()) && naming.raw().equals(named.name()));
  }

  private boolean place(Card card, List<Claim> claims, String field, String raw, RecordRef ref) {
    boolean nobodyKnows =
        vocabulary.places(raw).stream().allMatch(t -> t.key().equals(Vocabulary.UNATTRIBUTED));
    return said(claims, ref, raw)
        || reported(ref, field, raw)
        || (nobodyKnows && !card.countries().isEmpty());
  }

  private static boolean isNone(List<Vocabulary.Term> terms) {
    return terms != null && terms.isEmpty();
  }

  private static boolean said(List<Claim> claims, RecordRef ref, String raw) {
    return claims.stream()
        .flatMap(claim -> claim.sources().stream())
        .anyMatch(
            s -> s.source() == ref.source() && s.id().equals(ref.id()) && s.raw().equals(raw));
  }

  private boolean reported(RecordRef ref, String field, String value) {
    return unresolved.contains(new Unresolved(ref, field, value));
  }

  private boolean uses(Card card, RecordRef ref, Statement.Uses uses) {
    return card.techniques().stream()
            .anyMatch(t -> t.sources().contains(ref) && is(t.attackId(), uses.what()))
        || card.software().stream().anyMatch(s -> says(s, ref)) && !isTechnique(uses.what())
        || reported(ref, "uses", shown(uses.what()))
        || leadsHere(card, uses.what());
  }

  private static boolean says(SoftwareUse use, RecordRef ref) {
    return use.sources().stream()
        .anyMatch(s -> s.source() == ref.source() && s.id().equals(ref.id()));
  }

  /// A technique may stand under its successor's id.
  private boolean is(String attackId, Link link) {
    if (!(link instanceof Link.ById id) || id.id().equals(attackId)) {
      return true;
    }
    Card technique = cards.get(attackId);
    return technique != null && technique.identifiers().contains(id.id());
  }

  private static boolean isTechnique(Link link) {
    return link instanceof Link.ById id
        && (id.id().startsWith("T") || id.id().startsWith("attack-pattern--"));
  }

  private static boolean leadsHere(Card card, Link link) {
    return switch (link) {
      case Link.ById id ->
          card.identifiers().contains(id.id())
              || card.identifiers().stream().anyMatch(own -> own.endsWith("--" + id.id()));
      case Link.ByName name ->
          card.names().stream().anyMatch(n -> n.key().equals(NameKey.of(name.name())));
    };
  }

  private static String shown(Link link) {
    return switch (link) {
      case Link.ById id -> id.id();
      case Link.ByName name -> name.name();
    };
  }

  private static boolean operated(Card card, RecordRef ref, Statement.Operated operated) {
    String date = FuzzyDate.parse(operated.date()).map(FuzzyDate::display).orElse(null);
    return (operated.counter() ? card.counterOperations() : card.operations())
        .stream()
            .anyMatch(o ->
                o.id().equals(ref.id())
                    && java.util.Objects.equals(o.date(), date)
                    && java.util.Objects.equals(o.name(), operated.name()));
  }
}

package dev.actordex.source.attack;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group, software, technique or campaign of a bundle: what becomes a record, with everything it
/// says about itself. What relationships say about it comes later.
///
/// @param attackId `G0001`; null when it has none of its own
/// @param foreign whether another than MITRE made it
/// @param url its page
/// @param statements about itself, tactics and references apart
/// @param references it cites
/// @param raw as it came
record StixObject(
    StixBundle bundle,
    String id,
    CardType type,
    @Nullable String attackId,
    boolean foreign,
    String name,
    Instant modified,
    boolean revoked,
    boolean deprecated,
    @Nullable String url,
    List<String> domains,
    List<Phase> phases,
    List<Statement> statements,
    List<Statement.Refers> references,
    String raw) {

  /// A step of a kill chain: `mitre-attack`, `initial-access`.
  record Phase(String chain, String name) {}

  StixObject {
    domains = List.copyOf(domains);
    phases = List.copyOf(phases);
    statements = List.copyOf(statements);
    references = List.copyOf(references);
  }

  boolean dead() {
    return revoked || deprecated;
  }

  /// How others name it.
  Link link() {
    return attackId == null ? Link.stix(id) : Link.attack(attackId);
  }

  /// The id under which its record is published.
  String recordId() {
    return attackId == null ? id : attackId;
  }

  StixObject withoutAttackId() {
    return new StixObject(
        bundle,
        id,
        type,
        null,
        foreign,
        name,
        modified,
        revoked,
        deprecated,
        url,
        domains,
        phases,
        statements,
        references,
        raw);
  }

  StixObject withDomains(List<String> all) {
    return new StixObject(
        bundle,
        id,
        type,
        attackId,
        foreign,
        name,
        modified,
        revoked,
        deprecated,
        url,
        all,
        phases,
        statements,
        references,
        raw);
  }
}

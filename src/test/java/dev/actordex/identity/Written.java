package dev.actordex.identity;

import dev.actordex.card.CardType;
import dev.actordex.card.Lifecycle;
import dev.actordex.card.Link;
import dev.actordex.card.RecordRef;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A source record written by hand, in the words of a test: `etda("Axiom").also("Group
/// 72").links("G0001")`. Uuids follow from source and name.
final class Written {
  private final Source source;
  private final String name;
  private final List<Link.ById> ids = new ArrayList<>();
  private final List<Link.ById> identifies = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private CardType type = CardType.ACTOR;
  private String id;
  private Lifecycle lifecycle = Lifecycle.LIVE;
  private @Nullable Link successor;

  private Written(Source source, String id, String name) {
    this.source = source;
    this.id = id;
    this.name = name;
    statements.add(new Statement.Named(name, null));
  }

  static Written attack(String id, String name) {
    Written written = new Written(Source.ATTACK, id, name);
    written.ids.add(new Link.ById(Link.Scheme.ATTACK, id));
    written.ids.add(new Link.ById(Link.Scheme.STIX, "object--" + uuid("attack " + id)));
    written.type = type(id);
    return written;
  }

  static Written etda(String name) {
    return withUuid(Source.ETDA, name);
  }

  static Written misp(String name) {
    return withUuid(Source.MISP, name);
  }

  /// One of our own cards, under an ATT&CK id.
  static Written own(String id, String name) {
    Written written = new Written(Source.ACTORDEX, id, name);
    written.ids.add(new Link.ById(Link.Scheme.ATTACK, id));
    written.type = type(id);
    return written.links(id);
  }

  private static Written withUuid(Source source, String name) {
    String uuid = uuid(source.key() + " " + name);
    Written written = new Written(source, uuid, name);
    written.ids.add(new Link.ById(Link.Scheme.UUID, uuid));
    return written;
  }

  static String uuid(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static CardType type(String attackId) {
    return switch (attackId.charAt(0)) {
      case 'G' -> CardType.ACTOR;
      case 'S' -> CardType.SOFTWARE;
      case 'T' -> CardType.TECHNIQUE;
      default -> CardType.CAMPAIGN;
    };
  }

  Written uuid(String prefix, String rest) {
    id = prefix + rest;
    ids.clear();
    ids.add(new Link.ById(Link.Scheme.UUID, id));
    return this;
  }

  Written software() {
    type = CardType.SOFTWARE;
    return this;
  }

  Written campaign() {
    type = CardType.CAMPAIGN;
    return this;
  }

  /// Of Malpedia's families, as MISP publishes them.
  Written family(String malpedia) {
    ids.add(new Link.ById(Link.Scheme.MALPEDIA, malpedia));
    return software();
  }

  Written also(String... aliases) {
    for (String alias : aliases) {
      statements.add(new Statement.Named(alias, null));
    }
    return this;
  }

  Written coined(String alias, String giver) {
    statements.add(new Statement.Named(alias, giver));
    return this;
  }

  Written from(String... places) {
    for (String place : places) {
      statements.add(new Statement.Origin(place));
    }
    return this;
  }

  /// Says that it is the same as records of other sources: `G0001`, `win.plugx`.
  Written links(String... others) {
    for (String other : others) {
      Link.Scheme scheme =
          other.matches("[a-z]+\\.[a-z0-9_]+") ? Link.Scheme.MALPEDIA : Link.Scheme.ATTACK;
      identifies.add(new Link.ById(scheme, other));
    }
    return this;
  }

  Written uses(String attackId, @Nullable String procedure) {
    statements.add(new Statement.Uses(Link.attack(attackId), procedure));
    return this;
  }

  Written usesTool(String tool) {
    statements.add(new Statement.Uses(new Link.ByName(CardType.SOFTWARE, tool), null));
    return this;
  }

  Written refers(String url, @Nullable String citation) {
    statements.add(new Statement.Refers(url, null, citation, ReferenceKind.REPORT));
    return this;
  }

  Written describes(String text) {
    statements.add(new Statement.Described(text));
    return this;
  }

  Written says(Statement... more) {
    statements.addAll(List.of(more));
    return this;
  }

  Written revokedFor(@Nullable String successorId) {
    lifecycle = Lifecycle.REVOKED;
    successor = successorId == null ? null : Link.attack(successorId);
    return this;
  }

  Written deprecated() {
    lifecycle = Lifecycle.DEPRECATED;
    return this;
  }

  RecordRef ref() {
    return new RecordRef(source, id);
  }

  SourceRecord record() {
    return new SourceRecord(
        ref(), type, name, lifecycle, successor, ids, identifies, null, "test", statements, "{}");
  }
}

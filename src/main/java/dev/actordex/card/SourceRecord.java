package dev.actordex.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one source says about one thing, unmerged and immutable.
///
/// @param name the name the source itself uses first
/// @param successor where a revoked record leads
/// @param ids every id by which the record is found, its own among them
/// @param identifies ids of records of other sources that this one says it is the same as
/// @param url the source's page of the record
/// @param release the source's release or date
/// @param raw the record as it came, JSON
public record SourceRecord(
    RecordRef ref,
    CardType type,
    String name,
    Lifecycle lifecycle,
    @Nullable Link successor,
    List<Link.ById> ids,
    List<Link.ById> identifies,
    @Nullable String url,
    String release,
    List<Statement> statements,
    String raw) {

  public SourceRecord {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A record needs a name: " + ref);
    }
    ids = List.copyOf(ids);
    identifies = List.copyOf(identifies);
    statements = List.copyOf(statements);
  }

  /// The statements of one kind, in the record's order.
  public <S extends Statement> List<S> all(Class<S> kind) {
    return statements.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

package dev.actordex.identity;

import dev.actordex.card.Link;
import dev.actordex.card.SourceRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where revoked records lead, through however many others that were revoked as well.
final class Heirs {
  private final Map<Link.ById, Cluster> living;
  private final Map<Link, SourceRecord> dead = new HashMap<>();

  private Heirs(List<SourceRecord> revoked, Map<Link.ById, Cluster> living) {
    this.living = living;
    revoked.forEach(r -> r.ids().forEach(id -> dead.put(id, r)));
  }

  /// The living card each revoked record leads to, in the order given; a record whose trail ends
  /// nowhere, or in a circle, is left out.
  static Map<SourceRecord, Cluster> of(List<SourceRecord> revoked, Map<Link.ById, Cluster> living) {
    Heirs heirs = new Heirs(revoked, living);
    Map<SourceRecord, Cluster> found = new LinkedHashMap<>();
    for (SourceRecord record : revoked) {
      Cluster heir = heirs.heir(record);
      if (heir != null) {
        found.put(record, heir);
      }
    }
    return found;
  }

  private @Nullable Cluster heir(SourceRecord record) {
    Set<SourceRecord> seen = new HashSet<>();
    SourceRecord at = record;
    while (at != null && seen.add(at)) {
      Link next = at.successor();
      if (next instanceof Link.ById id && living.containsKey(id)) {
        return living.get(id);
      }
      at = next == null ? null : dead.get(next);
    }
    return null;
  }
}

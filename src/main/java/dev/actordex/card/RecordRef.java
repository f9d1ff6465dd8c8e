package dev.actordex.card;

import java.util.Comparator;

/// One record of one source, by the id under which that source publishes it: an ATT&CK id
/// (`G0001`), an ETDA or MISP uuid. Ordered by evidence, then by id.
public record RecordRef(Source source, String id) implements Comparable<RecordRef> {
  private static final Comparator<RecordRef> ORDER =
      Comparator.comparing(RecordRef::source).thenComparing(RecordRef::id);

  public RecordRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A record needs an id");
    }
  }

  @Override
  public int compareTo(RecordRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source.key() + ":" + id;
  }
}

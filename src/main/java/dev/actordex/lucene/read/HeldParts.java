package dev.actordex.lucene.read;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// What the parts of recent questions found, by part: who asks for `ransomware healthcare` after
/// `ransomware groups` does not pay for reading `ransomware` in nine fields again.
///
/// Parts are words, concepts, facts and pairs of neighbours, never whole questions. Bounded in
/// bytes: what was not used while half of the room filled up goes. Thread-safe; two that read the
/// same at once both do the work.
final class HeldParts {
  private final long room;
  private volatile ConcurrentHashMap<Query, HeldCards> recent = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<Query, HeldCards> before = new ConcurrentHashMap<>();
  private final AtomicLong taken = new AtomicLong();

  /// @param room in bytes
  HeldParts(long room) {
    this.room = room;
  }

  @Nullable HeldCards get(Query part) {
    HeldCards cards = recent.get(part);
    if (cards == null) {
      cards = before.get(part);
      if (cards != null) {
        put(part, cards);
      }
    }
    return cards;
  }

  /// Larger ones than a sixteenth of the room are not kept.
  void put(Query part, HeldCards cards) {
    if (cards.bytes() > room / 16 || recent.putIfAbsent(part, cards) != null) {
      return;
    }
    if (taken.addAndGet(cards.bytes()) > room / 2) {
      taken.set(0);
      before = recent;
      recent = new ConcurrentHashMap<>();
    }
  }
}

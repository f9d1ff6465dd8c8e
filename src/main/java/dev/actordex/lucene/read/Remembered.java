package dev.actordex.lucene.read;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What became of the parts of recent questions in one generation: who asks for `ransomware
/// healthcare` after `ransomware groups` does not pay for translating `ransomware` and reading it
/// in ten fields again. It was half of a search.
///
/// Parts are words, names, concepts, facts and pairs of neighbours, never whole questions. Bounded
/// in bytes: what was not used while half of the room filled up goes. Thread-safe; two that want
/// the same at once both do the work.
///
/// What the editorial tables list, concepts and facts, has a room of its own: there are some
/// hundred, each is dear, and rare words that nobody asks for twice pushed them out.
final class Remembered {

  /// What can be remembered.
  interface Sized {
    /// How much memory it takes, about.
    long bytes();
  }

  private final long room;

  /// Where listed things are; this where there is no other room.
  private final Remembered listed;

  private volatile ConcurrentHashMap<Object, Sized> recent = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<Object, Sized> before = new ConcurrentHashMap<>();
  private final AtomicLong taken = new AtomicLong();
  private final ReentrantLock making = new ReentrantLock();

  /// @param room in bytes
  Remembered(long room) {
    this.room = room;
    listed = this;
  }

  /// @param room in bytes, the same once more for what is listed
  static Remembered withListed(long room) {
    return new Remembered(room, new Remembered(room));
  }

  private Remembered(long room, Remembered listed) {
    this.room = room;
    this.listed = listed;
  }

  /// Where parts of a kind are remembered.
  Remembered of(Part.Kind kind) {
    return kind.isListed() ? listed : this;
  }

  @Nullable Sized get(Object key) {
    Sized value = recent.get(key);
    if (value == null) {
      value = before.get(key);
      if (value != null) {
        put(key, value);
      }
    }
    return value;
  }

  /// The same without counting as use.
  boolean holds(Object key) {
    return recent.containsKey(key) || before.containsKey(key);
  }

  void put(Object key, Sized value) {
    if (recent.putIfAbsent(key, value) == null) {
      take(value.bytes());
    }
  }

  /// Asks for more room for something remembered; what is too large for that has to do without.
  boolean mayGrow(long bytes) {
    if (bytes > room / 8) {
      return false;
    }
    take(bytes);
    return true;
  }

  private void take(long bytes) {
    if (taken.addAndGet(bytes) > room / 2) {
      makeRoom();
    }
  }

  /// Two may find at once that there is no room; only the first throws anything away.
  void makeRoom() {
    making.lock();
    try {
      if (taken.get() > room / 2) {
        before = recent;
        recent = new ConcurrentHashMap<>();
        taken.set(0);
      }
    } finally {
      making.unlock();
    }
  }
}

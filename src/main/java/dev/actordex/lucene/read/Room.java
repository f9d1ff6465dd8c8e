package dev.actordex.lucene.read;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Things by their key within a bound of bytes: what was not used while half of the room filled up
/// goes. Thread-safe.
final class Room {

  /// What can be kept.
  interface Sized {
    /// How much memory it takes, about.
    long bytes();
  }

  private final long room;
  private final long largest;
  private final boolean lasting;

  private volatile ConcurrentHashMap<Object, Sized> recent = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<Object, Sized> before = new ConcurrentHashMap<>();
  private final AtomicLong taken = new AtomicLong();
  private final ReentrantLock making = new ReentrantLock();

  /// @param room in bytes
  Room(long room) {
    this(room, room / 8, true);
  }

  private Room(long room, long largest, boolean lasting) {
    this.room = room;
    this.largest = largest;
    this.lasting = lasting;
  }

  /// For what soon goes.
  ///
  /// @param room in bytes
  /// @param largest by how much something may grow at once
  static Room passing(long room, long largest) {
    return new Room(room, largest, false);
  }

  /// Whether it is worth while to make what is kept here smaller.
  boolean isLasting() {
    return lasting;
  }

  /// By how much something may grow at once.
  long largest() {
    return largest;
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
    long bytes = value.bytes();
    makeRoom(bytes);
    if (recent.putIfAbsent(key, value) == null) {
      take(bytes);
    }
  }

  /// Asks for more room for something that is here; what is too large for that has to do without.
  boolean mayGrow(long bytes) {
    if (bytes > largest) {
      return false;
    }
    makeRoom(bytes);
    take(bytes);
    return true;
  }

  private void take(long bytes) {
    taken.addAndGet(bytes);
    makeRoom(0);
  }

  /// For what is more than half of the room by itself none is made, but it is among the next to go.
  private boolean isRoomFor(long bytes) {
    return bytes > room / 2 || taken.get() + bytes <= room / 2;
  }

  /// Two may find at once that there is no room; only the first throws anything away.
  void makeRoom(long bytes) {
    if (isRoomFor(bytes)) {
      return;
    }
    making.lock();
    try {
      if (!isRoomFor(bytes)) {
        before = recent;
        recent = new ConcurrentHashMap<>();
        taken.set(0);
      }
    } finally {
      making.unlock();
    }
  }
}

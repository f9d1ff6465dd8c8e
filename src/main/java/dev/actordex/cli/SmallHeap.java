package dev.actordex.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.jspecify.annotations.Nullable;

/// Holds a server's heap near what is in use, whatever its limit: the serial collector lets the old
/// generation grow up to the limit before it looks what is still needed there, which took half a
/// gigabyte where fifty megabytes live.
///
/// Whenever the old generation has grown by eight megabytes since it was last collected, it is
/// collected again; 45 MB take some sixty milliseconds of a processor, once in ten thousand
/// questions, for little lives longer than its question ([dev.actordex.lucene.read]). What a much
/// larger index needs may grow by as much as it needs more: collecting takes longer there, and more
/// of each answer lives on. Other collectors decide for themselves and are left alone.
final class SmallHeap implements NotificationListener, AutoCloseable {
  private static final long MEGABYTE = 1L << 20;

  /// What a server over the bundled cards needs with some room; nothing is collected below.
  private static final long FIRST = 40 * MEGABYTE;

  private static final long LEAST_ROOM = 8 * MEGABYTE;

  /// What two generations of the real data need while one follows the other.
  private static final long LARGE = 64 * MEGABYTE;

  private final MemoryPoolMXBean old;
  private final NotificationEmitter memory;

  private SmallHeap(MemoryPoolMXBean old, NotificationEmitter memory) {
    this.old = old;
    this.memory = memory;
  }

  /// Begins; closed, the collector decides again by itself.
  ///
  /// @return null where it does by itself anyway
  static @Nullable SmallHeap keep() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP
          && pool.getName().equals("Tenured Gen")
          && ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter memory) {
        SmallHeap heap = new SmallHeap(pool, memory);
        memory.addNotificationListener(heap, null, null);
        heap.collectAt(FIRST);
        return heap;
      }
    }
    return null;
  }

  /// Runs on the JVM's own thread for notifications, after a collection of the young generation.
  @Override
  public void handleNotification(Notification told, Object nothing) {
    if (told.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
      System.gc();
      long live = old.getUsage().getUsed();
      collectAt(Math.max(FIRST, live + Math.max(LEAST_ROOM, live - LARGE)));
    }
  }

  private void collectAt(long bytes) {
    old.setUsageThreshold(Math.min(bytes, old.getUsage().getMax()));
  }

  @Override
  public void close() {
    old.setUsageThreshold(0);
    try {
      memory.removeNotificationListener(this);
    } catch (ListenerNotFoundException e) {
      throw new AssertionError("It was added once and is removed once.", e);
    }
  }
}

package dev.actordex.http;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Makes files beside the answers to questions: a few at a time, one at a time for each client, and
/// only as much as he may have.
///
/// On threads of the machine's own. A virtual thread keeps its processor until it waits for
/// something, and a file of all cards waits for nothing when it is taken quickly: two of them kept
/// every search waiting for as long as they took. And such threads know what they have worked.
final class FileMakers implements AutoCloseable {
  /// How many minutes' worth a client may have at once.
  private static final int AT_ONCE = 6;

  private static final double MILLI = 1e6;
  private static final ThreadMXBean WORK = ManagementFactory.getThreadMXBean();

  /// How many more of his own one client may let wait.
  private static final int WAITING_OF_ONE = 32;

  private final Gate gate;
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final ExecutorService threads;
  private final Rates allowances;

  /// @param perMinute processor time
  /// @param clock in nanoseconds, as `System::nanoTime`
  FileMakers(int atATime, int waiting, Duration perMinute, LongSupplier clock) {
    gate = new Gate(atATime, waiting);
    threads =
        Executors.newFixedThreadPool(
            atATime, Thread.ofPlatform().daemon().name("file-", 1).factory());
    int millis = Math.toIntExact(perMinute.toMillis());
    allowances = new Rates(millis, AT_ONCE * millis, clock);
  }

  /// One client's among the others: who takes a file slowly keeps out himself alone.
  private static final class Place {
    private final Gate gate = new Gate(1, WAITING_OF_ONE);
    private int here;
  }

  /// Returns when the file is made and sent, or when the client may not have it.
  ///
  /// @param large whether it is one for which nothing may be owed; what any file takes is charged
  /// @return 0 when it is made, else after how many seconds the client may have it
  /// @throws Refusal `429` when too many are waiting already
  int make(String client, boolean large, Runnable file) {
    int owed = large ? allowances.owed(client) : 0;
    return owed > 0 ? owed : inTurn(client, () -> gate.pass(() -> now(client, large, file)));
  }

  private int inTurn(String client, Supplier<Integer> file) {
    String key = Rates.client(client);
    Place own =
        places.compute(
            key,
            (same, there) -> {
              Place place = there == null ? new Place() : there;
              place.here++;
              return place;
            });
    try {
      return own.gate.pass(file);
    } finally {
      places.computeIfPresent(key, (same, place) -> --place.here == 0 ? null : place);
    }
  }

  /// While he waited, what he had before may have been charged.
  private int now(String client, boolean large, Runnable file) {
    int owed = large ? allowances.owed(client) : 0;
    if (owed == 0) {
      finished(threads.submit(() -> measured(client, file)));
    }
    return owed;
  }

  private void measured(String client, Runnable file) {
    long before = WORK.getCurrentThreadCpuTime();
    try {
      file.run();
    } finally {
      allowances.take(client, (WORK.getCurrentThreadCpuTime() - before) / MILLI);
    }
  }

  private static void finished(Future<?> making) {
    try {
      making.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      if (e.getCause() instanceof Error failed) {
        throw failed;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      making.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The server stops", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package dev.actordex.http;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/// Makes files beside the answers to questions: a few at a time, and for each client only as much
/// as he may have.
///
/// On threads of the machine's own. A virtual thread keeps its processor until it waits for
/// something, and a file of all cards waits for nothing when it is taken quickly: two of them kept
/// every search waiting for as long as they took. And such threads know what they have worked.
final class FileMakers implements AutoCloseable {
  /// How many minutes' worth a client may have at once.
  private static final int AT_ONCE = 6;

  private static final double MILLI = 1e6;
  private static final ThreadMXBean WORK = ManagementFactory.getThreadMXBean();

  private final Gate gate;
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

  /// @return 0 when the client may have a file now, else after how many seconds
  int wait(String client) {
    return allowances.owed(client);
  }

  /// Returns when the file is made and sent.
  ///
  /// @throws Refusal `429` when too many are waiting already
  void make(String client, Runnable file) {
    gate.pass(() -> {
      finished(threads.submit(() -> measured(client, file)));
      return client;
    });
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

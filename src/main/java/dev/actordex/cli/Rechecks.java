package dev.actordex.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again, while a server runs, whether what it answers from is still what was
/// written: a disk does not say when it forgets.
final class Rechecks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rechecks.class);

  private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);

  private final Duration every;
  private final List<Runnable> checks;
  private @Nullable Thread thread;

  private Rechecks(Duration every, Runnable... checks) {
    this.every = every;
    this.checks = List.of(checks);
  }

  static Rechecks every(Duration every, Runnable... checks) {
    return new Rechecks(every, checks);
  }

  /// The first comes when the time has passed: what is served was checked when it was opened.
  ///
  /// A thread of the machine's, and of the lowest priority: it reads for as long as the disk takes.
  void start() {
    thread =
        Thread.ofPlatform()
            .name("rechecks")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .start(this::repeat);
  }

  private void repeat() {
    try {
      while (true) {
        Thread.sleep(every);
        for (Runnable check : checks) {
          check(check);
        }
      }
    } catch (InterruptedException e) {
      // The server stops.
    }
  }

  private static void check(Runnable check) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    try {
      check.run();
    } catch (RuntimeException
        | InternalError e) { // the last: a disk that fails under what is mapped
      LOG.error("What is served could not be checked", e);
    }
  }

  /// Waits a moment for the check that is going on, so that it does not find what is closed.
  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(STOPS_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

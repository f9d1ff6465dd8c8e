package dev.actordex.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets so many questions through at a time, some more wait, and sends the rest away at once: under
/// too much load those who are served are served in time.
final class Gate {
  private static final int PATIENCE_SECONDS = 2;

  private final Semaphore running;
  private final Semaphore present;

  Gate(int running, int waiting) {
    this.running = new Semaphore(running);
    this.present = new Semaphore(running + waiting);
  }

  /// @throws Refusal `429` when too many are waiting already or the wait is too long
  <T> T pass(Supplier<T> question) {
    if (!present.tryAcquire()) {
      throw busy();
    }
    try {
      if (!running.tryAcquire() && !running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
      try {
        return question.get();
      } finally {
        running.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      present.release();
    }
  }

  /// How many more may come in now.
  int room() {
    return present.availablePermits();
  }

  private static Refusal busy() {
    return new ProblemDetails(
            ProblemKind.BUSY, "Too many questions are being answered; ask again in a second.")
        .refusal();
  }
}

package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RechecksTest {
  private static final Duration OFTEN = Duration.ofMillis(1);

  @Test
  void whatFailsHindersNeitherTheOthersNorTheNextTime() throws InterruptedException {
    CountDownLatch times = new CountDownLatch(3);
    AtomicInteger failures = new AtomicInteger();
    try (Rechecks rechecks =
        Rechecks.every(
            OFTEN,
            () -> {
              if (failures.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("cannot be read");
              }
              throw new InternalError("a fault under what is mapped");
            },
            times::countDown)) {
      rechecks.start();

      assertThat(times.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(failures).hasValueGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void whoClosesThemFindsTheOneThatWasGoingOnAtItsEndAndNoneBegins() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger others = new AtomicInteger();
    try (Rechecks rechecks =
        Rechecks.every(
            OFTEN,
            () -> {
              begun.countDown();
              try {
                Thread.sleep(Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                ended.set(true);
                Thread.currentThread().interrupt();
              }
            },
            others::incrementAndGet)) {
      rechecks.start();
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    }

    assertThat(ended).isTrue();
    assertThat(others).hasValue(0);
  }

  @Test
  void thoseThatNeverBeganAreClosedAllTheSame() {
    AtomicInteger times = new AtomicInteger();
    Rechecks.every(OFTEN, times::incrementAndGet).close();

    assertThat(times).hasValue(0);
  }
}

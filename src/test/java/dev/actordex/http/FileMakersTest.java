package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileMakersTest {
  private static final String ONE = "192.0.2.1";
  private static final String OTHER = "192.0.2.2";

  private final FileMakers files = new FileMakers(2, 8, Duration.ofMillis(1), () -> 0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    threads.close();
    files.close();
  }

  @Test
  void whoTakesHisFilesSlowlyKeepsOutHimselfAlone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<Integer> slow =
        threads.submit(() ->
            files.make(
                ONE,
                true,
                () -> {
                  begun.countDown();
                  await();
                }));
    begun.await();
    CountDownLatch second = new CountDownLatch(1);
    Future<Integer> more = threads.submit(() -> files.make(ONE, true, second::countDown));

    assertThat(files.make(OTHER, true, () -> {})).isZero();
    assertThat(files.make(OTHER, true, () -> {})).isZero();
    assertThat(second.getCount()).isEqualTo(1);
    Refusal refused =
        Assertions.catchThrowableOfType(Refusal.class, () -> files.make(ONE, true, () -> {}));
    assertThat(refused.problem().status()).isEqualTo(429);

    end.countDown();
    assertThat(slow.get(1, TimeUnit.MINUTES)).isZero();
    more.cancel(true);
    assertThat(files.make(ONE, true, () -> {})).isZero();
  }

  /// Six milliseconds are his at once.
  @Test
  void whatIsOwedKeepsFromLargeFilesAloneAndIsAskedAgainAfterAWait() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<Integer> first =
        threads.submit(() ->
            files.make(
                ONE,
                false,
                () -> {
                  begun.countDown();
                  await();
                  work(Duration.ofMillis(20));
                }));
    begun.await();
    AtomicReference<Thread> waiting = new AtomicReference<>();
    Future<Integer> second =
        threads.submit(() -> {
          waiting.set(Thread.currentThread());
          return files.make(ONE, true, () -> {});
        });
    while (waiting.get() == null || waiting.get().getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    end.countDown();

    assertThat(first.get(1, TimeUnit.MINUTES)).isZero();
    assertThat(second.get(1, TimeUnit.MINUTES)).isPositive();
    assertThat(files.make(ONE, true, () -> {})).isPositive();
    assertThat(files.make(ONE, false, () -> {})).isZero();
    assertThat(files.make(OTHER, true, () -> {})).isZero();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void work(Duration time) {
    var clock = ManagementFactory.getThreadMXBean();
    long from = clock.getCurrentThreadCpuTime();
    while (clock.getCurrentThreadCpuTime() - from < time.toNanos()) {
      Thread.onSpinWait();
    }
  }
}

package dev.actordex.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Breaks off a stream that has gone quiet or takes too long: a read that waits cannot look at the
/// clock itself.
final class Watch implements AutoCloseable {
  private final InputStream stream;
  private final long quietNanos;
  private final long deadline;
  private final Thread thread;
  private volatile long last = System.nanoTime();
  private volatile boolean rang;
  private volatile boolean late;

  /// @param deadline on the clock of `System.nanoTime`
  Watch(InputStream stream, Duration quiet, long deadline) {
    this.stream = stream;
    this.quietNanos = quiet.toNanos();
    this.deadline = deadline;
    this.thread = Thread.ofVirtual().name("download-watch").start(this::watch);
  }

  void progress() {
    last = System.nanoTime();
  }

  /// Whether it was this that broke the stream off.
  boolean rang() {
    return rang;
  }

  /// Whether it took too long as a whole, and was not quiet only.
  boolean late() {
    return late;
  }

  private void watch() {
    try {
      while (true) {
        long now = System.nanoTime();
        long left = Math.min(last + quietNanos - now, deadline - now);
        if (left <= 0) {
          late = deadline - now <= 0;
          rang = true;
          stream.close();
          return;
        }
        Thread.sleep(Duration.ofNanos(left));
      }
    } catch (InterruptedException e) {
      // The stream came to its end.
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

package dev.actordex.lucene.read;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;

/// Until when a search may go on. What is not done by then is left out: a poor answer in time is
/// worth more than a full one that keeps others waiting.
final class Deadline implements QueryTimeout {
  /// A power of two; as many steps take some ten microseconds, a few milliseconds where a million
  /// cards are passed over meanwhile.
  private static final int OFTEN = 1 << 12;

  private final LongSupplier clock;
  private final long end;
  private boolean missed;

  /// @param clock in nanoseconds, as `System::nanoTime`
  Deadline(LongSupplier clock, Duration within) {
    this.clock = clock;
    this.end = clock.getAsLong() + within.toNanos();
  }

  /// For what must be whole.
  static Deadline never() {
    return new Deadline(() -> 0, Duration.ofDays(1));
  }

  /// The one at which a searcher stops; never where it has none.
  static Deadline of(IndexSearcher searcher) {
    return searcher.getTimeout() instanceof Deadline deadline ? deadline : never();
  }

  /// Whether to stop. Who asks and is told so leaves something out.
  boolean passed() {
    if (!missed && clock.getAsLong() - end >= 0) {
      missed = true;
    }
    return missed;
  }

  /// The same for short steps: the clock is looked at once in some thousand.
  ///
  /// @param step which one it is
  boolean passedAt(int step) {
    return (step & OFTEN - 1) == 0 && passed();
  }

  /// Something is left out for another reason than time; what follows is not begun.
  void miss() {
    missed = true;
  }

  /// Whether something was left out.
  boolean missed() {
    return missed;
  }

  @Override
  public boolean shouldExit() {
    return passed();
  }
}

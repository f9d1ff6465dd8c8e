package dev.actordex.lucene.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What is made of a generation when it is first asked for: a first answer mostly needs none of it,
/// and need not wait. Thread-safe; it is made once.
final class Once<T> {
  private final Making<T> making;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable T made;

  interface Making<T> {
    T make() throws IOException;
  }

  Once(Making<T> making) {
    this.making = making;
  }

  /// Null as long as nobody has asked for it.
  @Nullable T known() {
    return made;
  }

  T get() {
    T known = made;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      known = made;
      if (known == null) {
        known = making.make();
        made = known;
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the index", e);
    } finally {
      lock.unlock();
    }
  }
}

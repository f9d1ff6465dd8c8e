package dev.actordex.export;

/// Memory of answers that were sent, for the next ones: an answer of 55 kB that grows in memory of
/// its own and is copied out leaves 90 kB of garbage, a quarter of all that a search did, and every
/// answer meets memory that is in no processor's cache.
///
/// The one that came back last goes out first. What is lent and never comes back is garbage as any
/// other; so is what grew beyond the usual, or comes back when enough is there. Thread-safe.
final class SpareBytes {
  /// About as long as an answer is.
  private static final int USUAL = 1 << 16;

  private static final int LARGEST = 1 << 18;
  private static final int MOST = 8;

  private final JsonBytes[] spare = new JsonBytes[MOST];
  private int count;

  synchronized JsonBytes take() {
    return count == 0 ? new JsonBytes(USUAL) : spare[--count];
  }

  synchronized void giveBack(JsonBytes bytes) {
    if (count < MOST && bytes.array().length <= LARGEST) {
      bytes.clear();
      spare[count++] = bytes;
    }
  }
}

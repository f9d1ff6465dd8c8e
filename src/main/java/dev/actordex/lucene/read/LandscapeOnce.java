package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.stored.ProfileStore;
import dev.actordex.search.landscape.Landscape;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/// The landscape of a generation, read when it is first asked for: a search does not need it, and a
/// command that only searches should not wait for it.
final class LandscapeOnce {
  private final String generation;
  private final LeafReader leaf;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Landscape landscape;

  LandscapeOnce(String generation, LeafReader leaf) {
    this.generation = generation;
    this.leaf = leaf;
  }

  Landscape get() throws IOException {
    Landscape known = landscape;
    if (known != null) {
      return known;
    }
    reading.lock();
    try {
      known = landscape;
      if (known == null) {
        known = read();
        landscape = known;
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  private Landscape read() throws IOException {
    ProfileStore.Reading profiles = new ProfileStore.Reading();
    BinaryDocValues stored = leaf.getBinaryDocValues(Fields.PROFILE);
    while (stored != null && stored.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      profiles.read(stored.binaryValue());
    }
    return profiles.landscape(generation);
  }
}

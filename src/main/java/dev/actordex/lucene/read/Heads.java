package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.stored.CardHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/// What a list of results shows of each card of a generation.
///
/// A usual index has few enough cards that all are kept. Of a larger one the latest that were shown
/// are, and others read where they are mapped, some microseconds each: kept, they would be much of
/// the memory that a million cards take. Thread-safe.
final class Heads {
  /// More than all sources together have cards; a power of two.
  private static final int KEPT = 1 << 15;

  private final LeafReader leaf;

  /// At a card's number modulo the length, the card that was shown last. Several threads may write
  /// at once: what is kept is immutable, and knows whose it is.
  private final @Nullable CardHead[] kept;

  Heads(LeafReader leaf) {
    this.leaf = leaf;
    kept = new CardHead[Math.min(KEPT, Integer.highestOneBit(Math.max(1, leaf.maxDoc())) << 1)];
  }

  int size() {
    return leaf.maxDoc();
  }

  CardHead get(int doc) {
    int place = doc & kept.length - 1;
    CardHead known = kept[place];
    if (known == null || known.number() != doc) {
      known = read(doc);
      kept[place] = known;
    }
    return known;
  }

  private CardHead read(int doc) {
    try {
      BinaryDocValues stored = leaf.getBinaryDocValues(Fields.HEAD);
      if (stored == null || !stored.advanceExact(doc)) {
        throw new IOException("Card " + doc + " has no head");
      }
      return new CardHead(doc, stored.binaryValue());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what is shown of a card", e);
    }
  }

  /// Takes every card, in the order of the index.
  void each(Consumer<CardHead> each) throws IOException {
    boolean all = size() <= kept.length;
    BinaryDocValues stored = leaf.getBinaryDocValues(Fields.HEAD);
    while (stored != null && stored.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int doc = stored.docID();
      CardHead head = all ? kept[doc] : null;
      if (head == null) {
        head = new CardHead(doc, stored.binaryValue());
      }
      if (all) {
        kept[doc] = head;
      }
      each.accept(head);
    }
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.TextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// In which of the searched fields a word occurs at all, for every word of a generation.
///
/// A query asks some sixty times whether a field has a word, mostly in vain; each time the term
/// dictionary takes a microsecond and 5 kB to say no. This takes nanoseconds, and twelve bytes a
/// word. Two words of one 64-bit hash would count as one: a clause that matches nothing.
final class TermFields {
  private static final TextField[] FIELDS = TextField.values();

  /// An open table: a hash, and at the same place a bit per field. No word has the hash 0.
  private final long[] hashes;

  private final short[] masks;

  private TermFields(int words) {
    int size = Integer.highestOneBit(Math.max(16, words * 2 - 1)) << 1;
    hashes = new long[size];
    masks = new short[size];
  }

  static TermFields of(LeafReader reader) throws IOException {
    List<TermsEnum> all = new ArrayList<>();
    int words = 0;
    for (TextField field : FIELDS) {
      Terms terms = reader.terms(field.indexed());
      words += terms == null ? 0 : Math.toIntExact(terms.size());
      all.add(terms == null ? TermsEnum.EMPTY : terms.iterator());
    }
    TermFields made = new TermFields(words);
    for (TextField field : FIELDS) {
      TermsEnum terms = all.get(field.ordinal());
      for (BytesRef term = terms.next(); term != null; term = terms.next()) {
        made.add(hash(term), field);
      }
    }
    return made;
  }

  private void add(long hash, TextField field) {
    int at = place(hash);
    hashes[at] = hash;
    masks[at] |= (short) (1 << field.ordinal());
  }

  boolean has(TextField field, String word) {
    int at = place(hash(new BytesRef(word)));
    return (masks[at] >>> field.ordinal() & 1) != 0;
  }

  /// Where a hash stands, or the free place where it would.
  private int place(long hash) {
    int mask = hashes.length - 1;
    int at = (int) hash & mask;
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = at + 1 & mask;
    }
    return at;
  }

  private static long hash(BytesRef word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length; i++) {
      hash = (hash ^ word.bytes[word.offset + i]) * 0x100000001b3L;
    }
    // Spreads the last bytes over all bits.
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// How many cards have a term in a field, for every term of a generation but web addresses.
///
/// A query asks a hundred times, half of them in vain; each time the term dictionary takes a
/// microsecond and 5 kB to answer. This takes nanoseconds, and about twenty bytes a term. Two terms
/// of a field that share a 64-bit hash would count as one: a clause that matches nothing.
final class TermCounts {
  private final Map<String, Table> byField = new HashMap<>();

  private TermCounts() {}

  static TermCounts of(LeafReader reader) throws IOException {
    TermCounts made = new TermCounts();
    for (FieldInfo field : reader.getFieldInfos()) {
      Terms terms = field.getIndexOptions() == IndexOptions.NONE ? null : reader.terms(field.name);
      if (terms != null && !field.name.equals(Fields.URL)) {
        made.byField.put(field.name, new Table(terms));
      }
    }
    return made;
  }

  /// Whether the terms of a field are counted here; a field that no card has is.
  static boolean counts(String field) {
    return !field.equals(Fields.URL);
  }

  int of(String field, String term) {
    Table table = byField.get(field);
    return table == null ? 0 : table.of(hash(term));
  }

  /// The same for a term of which the hash is known.
  int of(String field, long hash) {
    Table table = byField.get(field);
    return table == null ? 0 : table.of(hash);
  }

  /// An open table: a hash, and at the same place a count. No term has the hash 0.
  private static final class Table {
    private final long[] hashes;
    private final int[] counts;

    Table(Terms terms) throws IOException {
      long least = terms.size() * 4 / 3 + 2;
      int size = Integer.highestOneBit(Math.toIntExact(least - 1)) << 1;
      hashes = new long[size];
      counts = new int[size];
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        int at = place(hash(term));
        hashes[at] = hash(term);
        counts[at] += each.docFreq();
      }
    }

    int of(long hash) {
      return counts[place(hash)];
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
  }

  /// Of a term's UTF-8.
  static long hash(String term) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (c > 127) {
        return hash(new BytesRef(term));
      }
      hash = (hash ^ c) * 0x100000001b3L;
    }
    return spread(hash);
  }

  private static long hash(BytesRef term) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < term.length; i++) {
      hash = (hash ^ term.bytes[term.offset + i]) * 0x100000001b3L;
    }
    return spread(hash);
  }

  /// Spreads the last bytes over all bits.
  private static long spread(long sum) {
    long hash = sum ^ sum >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }
}

package dev.actordex.lucene.indicators;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Of which owners the index may hold something: whoever is new need not be looked for in all of it
/// before his indicators are written. Lucene does that for everything that might replace something,
/// and the larger the index is the longer it takes.
///
/// Two bits for each owner among 268 million, so 32 MB: of ten million owners one in two hundred is
/// taken for one that was there, and looked for in vain. Not thread-safe.
final class Seen {
  private static final int WORDS = 1 << 22;

  /// Empty where nobody knows who was there before.
  private final long[] bits;

  /// @param fresh whether the index is empty
  Seen(boolean fresh) {
    bits = new long[fresh ? WORDS : 0];
  }

  /// Notes an owner.
  ///
  /// @return whether he may have been there before
  boolean add(BytesRef owner) {
    if (bits.length == 0) {
      return true;
    }
    long[] hash = StringHelper.murmurhash3_x64_128(owner);
    return set(hash[0]) & set(hash[1]);
  }

  private boolean set(long hash) {
    int word = (int) (hash >>> Long.SIZE - Integer.numberOfTrailingZeros(WORDS));
    long bit = 1L << hash;
    boolean was = (bits[word] & bit) != 0;
    bits[word] |= bit;
    return was;
  }
}

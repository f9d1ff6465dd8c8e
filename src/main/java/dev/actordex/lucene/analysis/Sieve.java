package dev.actordex.lucene.analysis;

import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Which keys may be among known ones, a bit for each by its hash, sixteen times as many bits as
/// there are keys or more: what is let through may be one of them, what is held back is none.
///
/// A question asks at each of its words whether this one and the next two to five, run together,
/// are a name, a concept, a place or a sector: nearly always in vain. The hash of words run
/// together follows from those of the words, so nothing is put together to be looked up, and no
/// table is asked. It was a twentieth of a search. Immutable.
public final class Sieve {
  /// By what a string's hash is multiplied for each character that follows.
  private static final int BASE = 31;

  private static final int[] POWERS = new int[64];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * BASE;
    }
  }

  private final long[] bits;

  private Sieve(int keys) {
    bits = new long[Math.max(1, Integer.highestOneBit(keys) / 2)];
  }

  public static Sieve of(Collection<String> keys) {
    Sieve sieve = new Sieve(keys.size());
    keys.forEach(key -> sieve.set(key.hashCode()));
    return sieve;
  }

  /// @param keys how many there are, several of which may be alike
  /// @param hash of each by its number
  public static Sieve ofHashes(int keys, IntUnaryOperator hash) {
    Sieve sieve = new Sieve(keys);
    for (int key = 0; key < keys; key++) {
      sieve.set(hash.applyAsInt(key));
    }
    return sieve;
  }

  /// @param last what may follow a key
  static Sieve of(Collection<String> keys, char last) {
    Sieve sieve = new Sieve(keys.size() * 2);
    for (String key : keys) {
      sieve.set(key.hashCode());
      sieve.set(key.hashCode() * BASE + last);
    }
    return sieve;
  }

  private void set(int hash) {
    int bit = bit(hash);
    bits[bit / Long.SIZE] |= 1L << bit;
  }

  private int bit(int hash) {
    return hash * 0x9e3779b1 >>> Integer.numberOfLeadingZeros(bits.length * Long.SIZE - 1);
  }

  /// False only when no key has the hash.
  ///
  /// @param hash of a string
  public boolean mayHold(int hash) {
    int bit = bit(hash);
    return (bits[bit / Long.SIZE] & 1L << bit) != 0;
  }

  /// The hash of a string that another follows.
  public static int joined(int hash, String next) {
    int power = 1;
    int rest = next.length();
    for (; rest >= POWERS.length; rest -= POWERS.length - 1) {
      power *= POWERS[POWERS.length - 1];
    }
    return hash * (power * POWERS[rest]) + next.hashCode();
  }

  /// How many words from one on may be a key together, run together as they read: a bit for each
  /// number of words.
  public int lengths(List<Token> row, int from, int most) {
    int lengths = 0;
    int hash = 0;
    for (int i = from; i < Math.min(row.size(), from + most); i++) {
      hash = joined(hash, row.get(i).surface());
      lengths |= mayHold(hash) ? 2 << i - from : 0;
    }
    return lengths;
  }

  /// The same for words as they are searched.
  int lengthsOfTerms(List<Token> row, int from, int most) {
    int lengths = 0;
    int hash = 0;
    for (int i = from; i < Math.min(row.size(), from + most); i++) {
      hash = joined(hash, row.get(i).term());
      lengths |= mayHold(hash) ? 2 << i - from : 0;
    }
    return lengths;
  }
}

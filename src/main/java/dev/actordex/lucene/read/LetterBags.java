package dev.actordex.lucene.read;

import java.util.Arrays;

/// Finds keys that are a few edits away by the letters they have: one edit takes one letter away
/// and adds one at most, so of a key two edits away hardly any letter differs, and its length does
/// not either. A look at a number for each key leaves some hundredth of them to be compared.
///
/// For two edits and 30,000 words 50 µs where the walk of [NearKeys] takes 280, and a third of that
/// since keys of one length stand together. Costs twelve bytes a key.
final class LetterBags {
  private static final int LONGEST = 63;
  private static final int LETTERS = 26;

  private final String[] keys;

  /// The keys' places by their lengths, and where each length begins.
  private final int[] places;

  private final int[] starts = new int[LONGEST + 2];

  /// In the order of the places, which letters a key has.
  private final long[] bags;

  /// @param keys whose order is that in which they are found
  LetterBags(String[] keys) {
    this.keys = keys;
    for (String key : keys) {
      starts[length(key) + 1]++;
    }
    for (int length = 1; length < starts.length; length++) {
      starts[length] += starts[length - 1];
    }
    int[] next = starts.clone();
    places = new int[keys.length];
    bags = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      int at = next[length(keys[i])]++;
      places[at] = i;
      bags[at] = bag(keys[i]);
    }
  }

  /// The same as [NearKeys#search] for whole keys, one key at a time.
  void search(String typed, int allowed, NearKeys.Found found) {
    long wanted = bag(typed);
    int from = starts[Math.max(0, length(typed) - allowed)];
    int to = starts[Math.min(LONGEST, length(typed) + allowed) + 1];
    int[] alike = new int[16];
    int size = 0;
    for (int i = from; i < to; i++) {
      if (Long.bitCount(bags[i] ^ wanted) <= 2 * allowed) {
        if (size == alike.length) {
          alike = Arrays.copyOf(alike, 2 * size);
        }
        alike[size++] = places[i];
      }
    }
    Arrays.sort(alike, 0, size);
    NearKeys.among(keys, Arrays.copyOf(alike, size), typed, allowed, found);
  }

  /// All long keys count as equally long.
  private static int length(String key) {
    return Math.min(LONGEST, key.length());
  }

  /// A bit for each Latin letter and another for each that is there more than once; what other
  /// characters there are share the bits that are left.
  private static long bag(String key) {
    long letters = 0;
    for (int i = 0; i < key.length(); i++) {
      int letter = key.charAt(i) - 'a';
      if (letter >= 0 && letter < LETTERS) {
        letters |= (letters & 1L << letter) << LETTERS | 1L << letter;
      } else {
        letters |= 1L << 2 * LETTERS + Math.floorMod(letter, Long.SIZE - 2 * LETTERS);
      }
    }
    return letters;
  }
}

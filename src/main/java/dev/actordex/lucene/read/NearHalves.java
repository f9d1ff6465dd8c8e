package dev.actordex.lucene.read;

import dev.actordex.lucene.analysis.Sieve;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Finds keys that are at most a single edit away: an edit leaves either the first half of a key as
/// it is or the second, so only keys that begin or end as typed are compared.
///
/// Two look-ups by halving and a few comparisons, some microseconds, where the walk of [NearKeys]
/// through 20,000 names takes tens; it was an eighth of a search. Costs two integers a key.
final class NearHalves {
  /// Two for each length that what is near a key may have.
  private static final int HALVES = 2 * 3;

  /// The last of the letters that a key may have, which stands for all but the Latin ones.
  private static final int OTHER = 26;

  private static final int LENGTH_SHIFT = OTHER + 1;

  /// All longer keys count as equally long.
  private static final int LONGEST = (1 << Integer.SIZE - LENGTH_SHIFT) - 1;

  private final String[] keys;

  /// See [#mark], at the places of the keys.
  private final int[] marks;

  /// The keys' places in the order of their ends.
  private final int[] byEnd;

  /// What holds a half back with which no key of about the length begins or ends; null until it is
  /// made.
  private volatile @Nullable Sieve sieve;

  /// @param keys sorted, each once
  NearHalves(String[] keys) {
    this.keys = keys;
    byEnd = EndOrder.of(keys);
    marks = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      marks[i] = mark(keys[i]);
    }
  }

  /// The same as [NearKeys#search] with one edit allowed, whole keys only, one key at a time.
  void search(String typed, NearKeys.Found found) {
    // Of two swapped neighbours either both stand after the first half or neither reaches into the
    // second, because one character between the halves belongs to none.
    String first = typed.substring(0, typed.length() / 2);
    String second = typed.substring(Math.min(typed.length(), typed.length() / 2 + 1));
    Sieve halves = sieve;
    boolean begins = halves == null || halves.mayHold(first(typed, typed.length()));
    boolean ends = halves == null || halves.mayHold(second(typed, typed.length()));
    if (!begins && !ends) {
      return;
    }
    int wanted = mark(typed);
    int[] near = new int[4];
    int size = 0;
    int from = begins ? beginning(first) : keys.length;
    int to = end(from, i -> keys[i].startsWith(first));
    for (int i = from; i < to; i++) {
      if (isAlike(marks[i], wanted) && isNear(keys[i], typed)) {
        near = with(near, size++, i);
      }
    }
    from = ends ? ending(second) : keys.length;
    to = end(from, i -> keys[byEnd[i]].endsWith(second));
    for (int i = from; i < to; i++) {
      int place = byEnd[i];
      if (isAlike(marks[place], wanted) && isNear(keys[place], typed)) {
        near = with(near, size++, place);
      }
    }
    Arrays.sort(near, 0, size);
    for (int i = 0; i < size; i++) {
      if (i == 0 || near[i] != near[i - 1]) {
        found.range(near[i], near[i] + 1, keys[near[i]].equals(typed) ? 0 : 1);
      }
    }
  }

  private static int[] with(int[] places, int size, int place) {
    int[] more = size == places.length ? Arrays.copyOf(places, 2 * size) : places;
    more[size] = place;
    return more;
  }

  /// Which letters a key has, below its length: what a look at tells apart from nearly all that
  /// begin or end like it. Of a short word that is every second word, which lies about in memory.
  private static int mark(String key) {
    int letters = 0;
    for (int i = 0; i < key.length(); i++) {
      int letter = key.charAt(i) - 'a';
      letters |= 1 << (letter >= 0 && letter < OTHER ? letter : OTHER);
    }
    return Math.min(key.length(), LONGEST) << LENGTH_SHIFT | letters;
  }

  /// Whether one edit may lead from one key to another: it takes one letter away and adds one at
  /// most.
  private static boolean isAlike(int mark, int other) {
    return Math.abs((mark >>> LENGTH_SHIFT) - (other >>> LENGTH_SHIFT)) <= 1
        && Integer.bitCount((mark ^ other) << Integer.SIZE - LENGTH_SHIFT) <= 2;
  }

  /// Makes what tells at once that nothing is near, which is so of most that is typed: both
  /// look-ups wait for memory some fifteen times. Costs some sixteen bytes a key.
  void prepare() {
    sieve = Sieve.ofHashes(keys.length * HALVES, i -> half(keys[i / HALVES], i % HALVES));
  }

  private static int half(String key, int which) {
    int length = Math.max(0, key.length() - 1 + which / 2);
    return which % 2 == 0 ? first(key, length) : second(key, length);
  }

  /// A hash of the first half of what is as long as said.
  private static int first(String key, int length) {
    int hash = length;
    for (int i = 0; i < length / 2; i++) {
      hash = 31 * hash + key.charAt(i);
    }
    return hash;
  }

  /// The same for the second half.
  private static int second(String key, int length) {
    int hash = -length;
    for (int i = 1; i < length - length / 2; i++) {
      hash = 31 * hash + key.charAt(key.length() - i);
    }
    return hash;
  }

  /// Whether at most one edit lies between two words.
  private static boolean isNear(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int most = Math.min(one.length(), other.length());
    int same = 0;
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    int oneRest = one.length() - same;
    int otherRest = other.length() - same;
    if (oneRest == 0 || otherRest == 0) {
      return true;
    }
    if (oneRest != otherRest) {
      int skip = oneRest > otherRest ? 1 : 0;
      return one.regionMatches(same + skip, other, same + 1 - skip, Math.min(oneRest, otherRest));
    }
    return one.regionMatches(same + 1, other, same + 1, oneRest - 1)
        || oneRest > 1
            && one.charAt(same) == other.charAt(same + 1)
            && one.charAt(same + 1) == other.charAt(same)
            && one.regionMatches(same + 2, other, same + 2, oneRest - 2);
  }

  private int beginning(String start) {
    int at = Arrays.binarySearch(keys, start);
    return at < 0 ? -at - 1 : at;
  }

  /// The first place in the order of ends whose key does not end before `end`.
  private int ending(String end) {
    int low = 0;
    int high = byEnd.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (EndOrder.compare(keys[byEnd[middle]], end) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Where what begins at a place is no longer of a kind: by steps that double, then halving,
  /// because mostly that is near.
  private int end(int from, IntPredicate isOfTheKind) {
    int low = from;
    int step = 1;
    while (low + step <= keys.length && isOfTheKind.test(low + step - 1)) {
      low += step;
      step <<= 1;
    }
    int high = Math.min(keys.length, low + step - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isOfTheKind.test(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

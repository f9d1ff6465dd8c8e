package dev.actordex.lucene.read;

/// Finds what is nearly a given key among sorted keys: a walk through them as through a tree of
/// characters that leaves every branch on which the distance is already too large.
///
/// The distance counts an inserted, missing, wrong character or two swapped neighbours as one.
final class NearKeys {

  /// Takes a run of keys, `from` included, `to` not, that are `edits` away.
  interface Found {
    void range(int from, int to, int edits);
  }

  private final String[] keys;
  private final String typed;
  private final int allowed;
  private final boolean beginnings;
  private final Found found;

  private NearKeys(String[] keys, String typed, int allowed, boolean beginnings, Found found) {
    this.keys = keys;
    this.typed = typed;
    this.allowed = allowed;
    this.beginnings = beginnings;
    this.found = found;
  }

  /// @param keys sorted, may repeat
  /// @param beginnings whether keys that only begin nearly so count too; a key may then be reported
  ///   once per beginning, with different distances
  static void search(String[] keys, String typed, int allowed, boolean beginnings, Found found) {
    int[] first = new int[typed.length() + 1];
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
    }
    new NearKeys(keys, typed, allowed, beginnings, found)
        .descend(0, keys.length, 0, first, first, '\0');
  }

  /// How many edits a word of this length may have: none below four letters, where every word is
  /// near another.
  static int allowedFor(String word) {
    int length = word.codePointCount(0, word.length());
    if (length < 4) {
      return 0;
    }
    return length < 8 ? 1 : 2;
  }

  private void descend(int from, int to, int depth, int[] before, int[] row, char last) {
    int at = from;
    while (at < to && keys[at].length() == depth) {
      at++;
    }
    if (at > from && !beginnings && row[typed.length()] <= allowed) {
      found.range(from, at, row[typed.length()]);
    }
    while (at < to) {
      char c = keys[at].charAt(depth);
      int end = endOfBranch(at, to, depth, c);
      int[] next = next(before, row, last, c, depth);
      if (beginnings && next[typed.length()] <= allowed) {
        found.range(at, end, next[typed.length()]);
      } else if (least(next) <= allowed) {
        descend(at, end, depth + 1, row, next, c);
      }
      at = end;
    }
  }

  private int endOfBranch(int from, int to, int depth, char c) {
    int low = from + 1;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle].charAt(depth) == c) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int[] next(int[] before, int[] row, char last, char c, int depth) {
    int[] next = new int[row.length];
    next[0] = depth + 1;
    for (int j = 1; j < row.length; j++) {
      char wanted = typed.charAt(j - 1);
      int best = row[j - 1] + (wanted == c ? 0 : 1);
      best = Math.min(best, Math.min(row[j], next[j - 1]) + 1);
      if (depth > 0 && j > 1 && wanted == last && typed.charAt(j - 2) == c) {
        best = Math.min(best, before[j - 2] + 1);
      }
      next[j] = best;
    }
    return next;
  }

  private static int least(int[] row) {
    int least = row[0];
    for (int value : row) {
      least = Math.min(least, value);
    }
    return least;
  }

  /// The distance of two words.
  static int distance(String one, String other) {
    int[] result = {Integer.MAX_VALUE};
    int most = Math.max(one.length(), other.length());
    search(new String[] {one}, other, most, false, (from, to, edits) -> result[0] = edits);
    return result[0];
  }
}

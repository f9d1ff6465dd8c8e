package dev.actordex.lucene.read;

import java.util.Arrays;

/// Finds what is nearly a given key among sorted keys: a walk through them as through a tree of
/// characters that leaves every branch on which the distance is already too large.
///
/// The distance counts an inserted, missing, wrong character or two swapped neighbours as one. Only
/// the cells of its table are filled that can still be small enough, `2 × allowed + 1` a character,
/// in rows that the whole walk shares: a fifth of the time that whole rows of their own took. Where
/// no further edit is allowed, only the few branches are looked up that go on as typed: of some
/// thirty branches below each of thirty first letters two, a tenth of the time for a single edit.
final class NearKeys {

  /// Takes a run of keys, `from` included, `to` not, that are `edits` away.
  interface Found {
    void range(int from, int to, int edits);
  }

  /// Above every character.
  private static final int NONE = Character.MAX_VALUE + 1;

  private final String[] keys;
  private final char[] typed;
  private final int allowed;
  private final boolean beginnings;
  private final Found found;

  /// One row of distances for each character walked, the first for none, made when the walk gets
  /// there: it seldom goes far, and what was typed may be as long as an address. What is too far
  /// stands as one more than allowed, or more.
  private final int[][] rows;

  private NearKeys(String[] keys, String typed, int allowed, boolean beginnings, Found found) {
    this.keys = keys;
    this.typed = typed.toCharArray();
    this.allowed = allowed;
    this.beginnings = beginnings;
    this.found = found;
    rows = new int[typed.length() + allowed + 2][];
    rows[0] = new int[typed.length() + 1];
    for (int i = 0; i < rows[0].length; i++) {
      rows[0][i] = i;
    }
  }

  private int[] row(int depth) {
    int[] row = rows[depth];
    if (row == null) {
      row = new int[typed.length + 1];
      Arrays.fill(row, allowed + 1);
      rows[depth] = row;
    }
    return row;
  }

  /// @param keys sorted, may repeat
  /// @param beginnings whether keys that only begin nearly so count too; a key may then be reported
  ///   once per beginning, with different distances
  static void search(String[] keys, String typed, int allowed, boolean beginnings, Found found) {
    new NearKeys(keys, typed, allowed, beginnings, found).descend(0, keys.length, 0, '\0', 0);
  }

  /// The same for whole keys and among some of them only.
  ///
  /// @param some places of keys
  static void among(String[] keys, int[] some, String typed, int allowed, Found found) {
    NearKeys walk = new NearKeys(keys, typed, allowed, false, found);
    for (int at : some) {
      walk.descend(at, at + 1, 0, '\0', 0);
    }
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

  /// @param depth how many characters the keys of the run have in common; at most `allowed` more
  ///   than were typed, for beyond that the least of a row is too large
  /// @param least of the row of that depth, at most `allowed`
  private void descend(int from, int to, int depth, char last, int least) {
    int at = from;
    while (at < to && keys[at].length() == depth) {
      at++;
    }
    int away = rows[depth][typed.length];
    if (at > from && !beginnings && away <= allowed) {
      found.range(from, at, away);
    }
    while (at < to) {
      char c = keys[at].charAt(depth);
      if (least == allowed) {
        int next = nextAsTyped(depth, last, c);
        at = next == NONE ? to : branchFrom(at, to, depth, next);
        if (at == to || keys[at].charAt(depth) != next) {
          continue;
        }
        c = (char) next;
      }
      int end = branchFrom(at + 1, to, depth, c + 1);
      int below = fill(depth + 1, last, c);
      int edits = rows[depth + 1][typed.length];
      if (beginnings && edits <= allowed) {
        found.range(at, end, edits);
      } else if (below <= allowed) {
        descend(at, end, depth + 1, c, below);
      }
      at = end;
    }
  }

  /// The least character from one on that costs no further edit after `depth` characters: the next
  /// typed one, or the first of two swapped ones.
  private int nextAsTyped(int depth, char last, char from) {
    int[] row = rows[depth];
    int next = NONE;
    int end = Math.min(typed.length, depth + allowed + 1);
    for (int j = Math.max(1, depth - allowed); j <= end; j++) {
      if (row[j - 1] == allowed && typed[j - 1] >= from) {
        next = Math.min(next, typed[j - 1]);
      }
      boolean swapped = depth > 0 && j > 1 && typed[j - 1] == last;
      if (swapped && rows[depth - 1][j - 2] < allowed && typed[j - 2] >= from) {
        next = Math.min(next, typed[j - 2]);
      }
    }
    return next;
  }

  /// The first key of a run whose character at a depth is at least `c`. Most branches are short, so
  /// the steps double from the first key on.
  private int branchFrom(int from, int to, int depth, int c) {
    int step = 1;
    int low = from;
    while (low + step <= to && keys[low + step - 1].charAt(depth) < c) {
      low += step;
      step <<= 1;
    }
    int high = Math.min(to, low + step - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle].charAt(depth) < c) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Fills the row of a character.
  ///
  /// @return the least of it
  private int fill(int depth, char last, char c) {
    int[] row = rows[depth - 1];
    int[] next = row(depth);
    int first = Math.max(1, depth - allowed);
    int end = Math.min(typed.length, depth + allowed);
    next[first - 1] = first == 1 ? depth : allowed + 1;
    int least = next[first - 1];
    for (int j = first; j <= end; j++) {
      char wanted = typed[j - 1];
      int best = row[j - 1] + (wanted == c ? 0 : 1);
      best = Math.min(best, Math.min(row[j], next[j - 1]) + 1);
      if (depth > 1 && j > 1 && wanted == last && typed[j - 2] == c) {
        best = Math.min(best, rows[depth - 2][j - 2] + 1);
      }
      next[j] = best;
      least = Math.min(least, best);
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

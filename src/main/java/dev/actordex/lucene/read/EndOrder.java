package dev.actordex.lucene.read;

import java.util.Arrays;
import java.util.Comparator;

/// The order of words as they read backwards.
///
/// The last few letters of a word and its place make one number each, and numbers are sorted many
/// times as fast as words that lie about in memory; only words that end alike are compared. Sorting
/// the words backwards was a sixth of what opening a large index takes.
final class EndOrder {
  private static final int LETTER = 8;
  private static final int LARGE = (1 << LETTER) - 1;

  /// Of more words that end alike places are sorted as objects.
  private static final int FEW = 16;

  private EndOrder() {}

  /// The places of words in the order of their ends.
  static int[] of(String[] words) {
    int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(words.length);
    int letters = (Long.SIZE - 1 - placeBits) / LETTER;
    long[] ends = new long[words.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = end(words[i], letters) << placeBits | i;
    }
    Arrays.sort(ends);
    int[] places = new int[ends.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) (ends[i] & (1L << placeBits) - 1);
    }
    for (int from = 0, to; from < places.length; from = to) {
      to = from + 1;
      while (to < places.length && ends[to] >> placeBits == ends[from] >> placeBits) {
        to++;
      }
      alike(words, places, from, to);
    }
    return places;
  }

  /// The last letters as a number, the last one first, up to one that is too large: those count
  /// alike, and what stands before one says nothing.
  private static long end(String word, int letters) {
    long end = 0;
    boolean large = false;
    for (int i = 1; i <= letters; i++) {
      int letter = large || i > word.length() ? 0 : word.charAt(word.length() - i);
      large |= letter >= LARGE;
      end = end << LETTER | Math.min(letter, LARGE);
    }
    return end;
  }

  /// Puts words in order that end alike as far as the numbers tell.
  private static void alike(String[] words, int[] places, int from, int to) {
    if (to - from > FEW) {
      Integer[] some = new Integer[to - from];
      Arrays.setAll(some, i -> places[from + i]);
      Arrays.sort(some, Comparator.comparing(i -> words[i], EndOrder::compare));
      for (int i = from; i < to; i++) {
        places[i] = some[i - from];
      }
      return;
    }
    for (int i = from + 1; i < to; i++) {
      int place = places[i];
      int at = i;
      for (; at > from && compare(words[places[at - 1]], words[place]) > 0; at--) {
        places[at] = places[at - 1];
      }
      places[at] = place;
    }
  }

  /// As strings read backwards compare.
  static int compare(String one, String other) {
    int most = Math.min(one.length(), other.length());
    for (int i = 1; i <= most; i++) {
      int difference = one.charAt(one.length() - i) - other.charAt(other.length() - i);
      if (difference != 0) {
        return difference;
      }
    }
    return one.length() - other.length();
  }
}

package dev.actordex.lucene.read;

import java.util.Arrays;

/// Where clues stand in the card that was looked through last, and in those that will be looked at
/// again. The next answer finds it as large as answers need it.
///
/// A mark is a number: the number of its first word, then how short it is, then its clue, so that
/// sorted marks are in reading order, of two that begin together the longest first, then the first
/// clue's. Not thread-safe.
final class Marks {
  private static final int SHORT = 0xffff;

  /// So few are put in order one by one.
  private static final int FEW = 32;

  /// Those of the card begin at a place, after those that are kept.
  private long[] marks = new long[256];

  private int start;
  private int size;

  /// The cards that will be looked at again, and where the marks of each end; where the next one's
  /// begin.
  private int[] keptDocs = new int[64];

  private int[] keptEnds = new int[64];
  private int kept;

  /// How many bytes it holds, about.
  int room() {
    return marks.length * Long.BYTES;
  }

  /// Forgets all cards.
  void clear() {
    kept = 0;
    begin();
  }

  /// Begins another card.
  void begin() {
    start = kept == 0 ? 0 : keptEnds[kept - 1];
    size = 0;
  }

  void add(int first, int words, int clue) {
    if (start + size == marks.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
    }
    marks[start + size++] =
        (long) first << Integer.SIZE | (long) (SHORT - words) << Short.SIZE | clue;
  }

  /// Puts the card's marks in order and leaves out those that overlap one before.
  void order() {
    if (size <= FEW) {
      sortFew();
    } else {
      Arrays.sort(marks, start, start + size);
    }
    int left = 0;
    int end = -1;
    for (int i = 0; i < size; i++) {
      if (first(i) >= end) {
        end = after(i);
        marks[start + left++] = marks[start + i];
      }
    }
    size = left;
  }

  /// Each word's marks ascend already, so that hardly one is to be moved far.
  private void sortFew() {
    for (int i = start + 1; i < start + size; i++) {
      long mark = marks[i];
      int at = i;
      while (at > start && marks[at - 1] > mark) {
        marks[at] = marks[at - 1];
        at--;
      }
      marks[at] = mark;
    }
  }

  /// Keeps the marks of the card for [#again].
  void keep(int doc) {
    if (kept == keptDocs.length) {
      keptDocs = Arrays.copyOf(keptDocs, kept * 2);
      keptEnds = Arrays.copyOf(keptEnds, kept * 2);
    }
    keptDocs[kept] = doc;
    keptEnds[kept++] = start + size;
  }

  /// Whether a card's marks were kept; then they are the marks now.
  boolean again(int doc) {
    for (int i = 0; i < kept; i++) {
      if (keptDocs[i] == doc) {
        start = i == 0 ? 0 : keptEnds[i - 1];
        size = keptEnds[i] - start;
        return true;
      }
    }
    return false;
  }

  int size() {
    return size;
  }

  /// The number of a mark's first word in the card.
  int first(int mark) {
    return (int) (marks[start + mark] >>> Integer.SIZE);
  }

  /// The number after its last word.
  int after(int mark) {
    return first(mark) + SHORT - (int) (marks[start + mark] >>> Short.SIZE & SHORT);
  }

  int clueOf(int mark) {
    return (int) marks[start + mark] & SHORT;
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A walk through the cards in which words stand near each other, by the places of the words.
///
/// Counts as Lucene's phrase matchers do. Setting those up took some ten microseconds for each of
/// the ten fields of each way to say a concept, and its reader as much memory as the rest of a
/// search.
final class PhraseWalk {
  private final List<TermLists.Walk> words;
  private final int slop;

  /// Whether it is one word twice, which may not be found at one place for both.
  private final boolean same;

  /// The cards that are asked about, ascending, and the next of them; null asks about all.
  private final int @Nullable [] some;

  private int nextOfSome;

  /// Of each word the places in the card, and how many.
  private final int[][] places;

  private final int[] size;

  /// Of each word which of its places is looked at.
  private final int[] at;

  private final Deadline deadline;
  private float times;
  private int steps;

  /// @param words two or more, of one field, before their first card
  /// @param slop how far two words may be moved to stand together; more than two words stand
  ///   together without
  /// @param same whether the two that may be moved are the same word
  /// @param some the cards that are asked about, ascending; null asks about all
  /// @param deadline when it is passed, there are no more
  PhraseWalk(
      List<TermLists.Walk> words,
      int slop,
      boolean same,
      int @Nullable [] some,
      Deadline deadline) {
    if (words.size() < 2 || slop > 0 && words.size() > 2) {
      throw new IllegalArgumentException("Two words, or a row without gaps");
    }
    this.words = words;
    this.slop = slop;
    this.same = same;
    this.deadline = deadline;
    this.some = some;
    places = new int[words.size()][8];
    size = new int[words.size()];
    at = new int[words.size()];
  }

  int doc() {
    return words.getFirst().doc();
  }

  /// How often the words stand together in the card, where they are apart the less the farther.
  float times() {
    return times;
  }

  byte norm() {
    return words.getFirst().norm();
  }

  /// Moves on to the next card in which they do.
  ///
  /// @return whether there is one
  boolean next() throws IOException {
    while (nextWithAll()) {
      for (int i = 0; i < size.length; i++) {
        places[i] = words.get(i).places(places[i]);
        size[i] = words.get(i).times();
      }
      times = slop == 0 ? inARow() : same ? nearItself() : near();
      if (times > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean nextWithAll() {
    int wanted = asked(doc() + 1);
    for (int i = 0; i < size.length; ) {
      TermLists.Walk word = words.get(i);
      if (wanted == Integer.MAX_VALUE || deadline.passedAt(++steps) || !word.advance(wanted)) {
        return false;
      }
      if (word.doc() == wanted) {
        i++;
      } else {
        wanted = asked(word.doc());
        i = 0;
      }
    }
    return true;
  }

  /// The first card from one on that is asked about.
  private int asked(int doc) {
    if (some == null) {
      return doc;
    }
    while (nextOfSome < some.length && some[nextOfSome] < doc) {
      nextOfSome++;
    }
    return nextOfSome < some.length ? some[nextOfSome] : Integer.MAX_VALUE;
  }

  private float inARow() {
    Arrays.fill(at, 0);
    float rows = 0;
    for (int first = 0; first < size[0]; first++) {
      boolean all = true;
      for (int i = 1; all && i < size.length; i++) {
        int wanted = places[0][first] + i;
        while (at[i] < size[i] && places[i][at[i]] < wanted) {
          at[i]++;
        }
        all = at[i] < size[i] && places[i][at[i]] == wanted;
      }
      rows += all ? 1 : 0;
    }
    return rows;
  }

  /// Each time one of the two words comes as near to the other as it does counts by how near.
  private float near() {
    float sum = 0;
    Arrays.fill(at, 0);
    int behind = place(0, 0) <= place(1, 0) ? 0 : 1;
    int end = Math.max(place(0, 0), place(1, 0));
    int length = end - place(behind, 0);
    while (++at[behind] < size[behind]) {
      int place = place(behind, at[behind]);
      int other = place(1 - behind, at[1 - behind]);
      end = Math.max(end, place);
      if (place > other) {
        sum += length <= slop ? 1f / (1f + length) : 0;
        behind = 1 - behind;
        length = end - other;
      } else {
        length = Math.min(length, end - place);
      }
    }
    return sum + (length <= slop ? 1f / (1f + length) : 0);
  }

  /// The same of one word: where both are at the same of its places, the second, which counts as
  /// the one that is behind, goes on.
  private float nearItself() {
    if (size[0] < 2) {
      return 0;
    }
    float sum = 0;
    at[0] = 0;
    at[1] = 1;
    int end = Math.max(place(0, at[0]), place(1, at[1]));
    int behind = behind();
    int other = place(1 - behind, at[1 - behind]);
    int length = end - place(behind, at[behind]);
    while (++at[behind] < size[behind]) {
      end = Math.max(end, place(behind, at[behind]));
      for (; places[0][at[0]] == places[1][at[1]]; end = Math.max(end, place(1, at[1]))) {
        if (++at[1] == size[1]) {
          return sum + (length <= slop ? 1f / (1f + length) : 0);
        }
      }
      if (place(behind, at[behind]) > other) {
        sum += length <= slop ? 1f / (1f + length) : 0;
        behind = behind();
        other = place(1 - behind, at[1 - behind]);
        length = end - place(behind, at[behind]);
      } else {
        length = Math.min(length, end - place(behind, at[behind]));
      }
    }
    return sum + (length <= slop ? 1f / (1f + length) : 0);
  }

  /// Which of the two is farther behind.
  private int behind() {
    return place(0, at[0]) <= place(1, at[1]) ? 0 : 1;
  }

  /// Where the first word would stand, seen from one of the words.
  private int place(int word, int at) {
    return places[word][at] - word;
  }
}

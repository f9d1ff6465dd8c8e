package dev.actordex.lucene.read;

import java.util.Arrays;

/// The cards that have one part of a question, a word in any of its fields for instance, and what
/// each counts for it, in the order of the index.
///
/// @param docs ascending
/// @param scores as Lucene computes them, at the same places
record HeldCards(int[] docs, float[] scores) {
  private static final int OVERHEAD = 200;

  static final HeldCards NONE = new HeldCards(new int[0], new float[0]);

  /// The first `size` of two arrays, which are kept where that is all of them.
  static HeldCards of(int[] docs, float[] scores, int size) {
    return size == docs.length
        ? new HeldCards(docs, scores)
        : new HeldCards(Arrays.copyOf(docs, size), Arrays.copyOf(scores, size));
  }

  /// The first place from one on that has a card or a later one: by steps that double, then
  /// halving, next to nothing for a near card.
  int firstFrom(int doc, int from) {
    int low = from;
    int step = 1;
    while (low + step < docs.length && docs[low + step] < doc) {
      low += step;
      step <<= 1;
    }
    int high = Math.min(docs.length, low + step);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (docs[middle] < doc) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Those of some cards that are there; all that are there where that is less work.
  ///
  /// @param some ascending
  HeldCards among(int[] some) {
    if (docs.length <= some.length) {
      return this;
    }
    int[] these = new int[some.length];
    float[] theirs = new float[some.length];
    int size = 0;
    int at = 0;
    for (int doc : some) {
      at = firstFrom(doc, at);
      if (at == docs.length) {
        break;
      }
      if (docs[at] == doc) {
        these[size] = doc;
        theirs[size++] = scores[at];
      }
    }
    return of(these, theirs, size);
  }

  /// Those that others are not.
  HeldCards without(HeldCards others) {
    int[] these = new int[docs.length];
    float[] theirs = new float[docs.length];
    int size = 0;
    Walk walk = others.walk();
    for (int i = 0; i < docs.length; i++) {
      if (!walk.advance(docs[i])) {
        these[size] = docs[i];
        theirs[size++] = scores[i];
      }
    }
    return of(these, theirs, size);
  }

  /// How much memory they take, about.
  int bytes() {
    return OVERHEAD + docs.length * (Integer.BYTES + Float.BYTES);
  }

  /// The same cards, each of which counts alike.
  HeldCards counting(float score) {
    float[] alike = new float[docs.length];
    Arrays.fill(alike, score);
    return new HeldCards(docs, alike);
  }

  Walk walk() {
    return new Walk(this);
  }

  /// A place in the cards of a part.
  static final class Walk {
    private final HeldCards cards;
    private int at;

    private Walk(HeldCards cards) {
      this.cards = cards;
    }

    float score() {
      return cards.scores[at];
    }

    /// Moves on to a card or past it.
    ///
    /// @return whether the part has it
    boolean advance(int doc) {
      at = cards.firstFrom(doc, at);
      return at < cards.docs.length && cards.docs[at] == doc;
    }
  }
}

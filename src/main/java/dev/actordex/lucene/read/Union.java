package dev.actordex.lucene.read;

import java.util.List;

/// The cards that any of some parts has, in the order of the index, with what the parts count
/// together.
///
/// Rounds where Lucene rounds, so that scores are the same to the last bit. A few cards are found
/// by asking each part for its next one; for many that is a comparison per part and card, so they
/// are counted window by window into small arrays instead, an addition a card.
abstract class Union {
  private static final int WINDOW = 1 << 11;

  /// The parts' cards and scores, and where in them this is.
  private final int[][] partDocs;

  private final float[][] partScores;
  private final int[] at;
  private int[] docs = {};
  private float[] scores = {};
  private int size;

  private final Deadline deadline;

  private Union(List<HeldCards> parts, Deadline deadline) {
    this.deadline = deadline;
    at = new int[parts.size()];
    partDocs = new int[at.length][];
    partScores = new float[at.length][];
    for (int part = 0; part < at.length; part++) {
      partDocs[part] = parts.get(part).docs();
      partScores[part] = parts.get(part).scores();
    }
  }

  /// The best of a card's parts, and a share of its others.
  ///
  /// @param deadline when it is passed, the rest is left out
  static HeldCards best(List<HeldCards> parts, float others, Deadline deadline) {
    return parts.size() == 1 ? parts.getFirst() : new Best(parts, others, deadline).cards();
  }

  /// The sum of a card's parts.
  ///
  /// @param enough how many of the parts a card must have
  /// @param deadline when it is passed, the rest is left out
  static HeldCards sum(List<HeldCards> parts, int enough, Deadline deadline) {
    return parts.size() == 1 && enough == 1
        ? parts.getFirst()
        : new Sum(parts, enough, deadline).cards();
  }

  /// Makes room for what is known of some cards, of which nothing is known.
  abstract void room(int cards);

  /// Adds a part's score to what is known of a card.
  abstract void add(int place, float score);

  /// Takes a card's score and forgets the card; not a number when it has not enough parts.
  abstract float take(int place);

  final HeldCards cards() {
    long all = 0;
    int last = -1;
    for (int[] theirs : partDocs) {
      all += theirs.length;
      last = Math.max(last, theirs.length == 0 ? -1 : theirs[theirs.length - 1]);
    }
    int most = (int) Math.min(all, last + 1L);
    docs = new int[most];
    scores = new float[most];
    if (all > WINDOW) {
      room(WINDOW);
      windows();
    } else {
      room(1);
      steps();
    }
    return HeldCards.of(docs, scores, size);
  }

  private void windows() {
    long[] touched = new long[WINDOW / Long.SIZE];
    for (int least = least(); least < Integer.MAX_VALUE && !deadline.passed(); least = least()) {
      int base = least & -WINDOW;
      for (int part = 0; part < at.length; part++) {
        window(part, base, touched);
      }
      for (int word = (least - base) / Long.SIZE; word < touched.length; word++) {
        for (long bits = touched[word]; bits != 0; bits &= bits - 1) {
          int place = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
          take(base + place, place);
        }
        touched[word] = 0;
      }
    }
  }

  private void window(int part, int base, long[] touched) {
    int[] theirs = partDocs[part];
    float[] theirScores = partScores[part];
    int next = at[part];
    for (; next < theirs.length && theirs[next] < base + WINDOW; next++) {
      int place = theirs[next] - base;
      touched[place / Long.SIZE] |= 1L << place;
      add(place, theirScores[next]);
    }
    at[part] = next;
  }

  private void steps() {
    int[] next = new int[at.length];
    for (int part = 0; part < at.length; part++) {
      next[part] = doc(part);
    }
    int least = least();
    while (least < Integer.MAX_VALUE) {
      int doc = least;
      least = Integer.MAX_VALUE;
      for (int part = 0; part < at.length; part++) {
        if (next[part] == doc) {
          add(0, partScores[part][at[part]++]);
          next[part] = doc(part);
        }
        least = Math.min(least, next[part]);
      }
      take(doc, 0);
    }
  }

  private void take(int doc, int place) {
    float score = take(place);
    if (!Float.isNaN(score)) {
      docs[size] = doc;
      scores[size++] = score;
    }
  }

  private int least() {
    int least = Integer.MAX_VALUE;
    for (int part = 0; part < at.length; part++) {
      least = Math.min(least, doc(part));
    }
    return least;
  }

  private int doc(int part) {
    int[] theirs = partDocs[part];
    return at[part] < theirs.length ? theirs[at[part]] : Integer.MAX_VALUE;
  }

  private static final class Best extends Union {
    private final float share;
    private float[] best = {};
    private double[] others = {};

    Best(List<HeldCards> parts, float share, Deadline deadline) {
      super(parts, deadline);
      this.share = share;
    }

    @Override
    void room(int cards) {
      best = new float[cards];
      others = new double[cards];
    }

    @Override
    void add(int place, float score) {
      others[place] += Math.min(best[place], score);
      best[place] = Math.max(best[place], score);
    }

    @Override
    float take(int place) {
      float score = (float) (best[place] + others[place] * share);
      best[place] = 0;
      others[place] = 0;
      return score;
    }
  }

  private static final class Sum extends Union {
    private final int enough;
    private double[] sums = {};
    private int[] having = {};

    Sum(List<HeldCards> parts, int enough, Deadline deadline) {
      super(parts, deadline);
      this.enough = enough;
    }

    @Override
    void room(int cards) {
      sums = new double[cards];
      having = new int[cards];
    }

    @Override
    void add(int place, float score) {
      sums[place] += score;
      having[place]++;
    }

    @Override
    float take(int place) {
      float score = having[place] < enough ? Float.NaN : (float) sums[place];
      sums[place] = 0;
      having[place] = 0;
      return score;
    }
  }
}

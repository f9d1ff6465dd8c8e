package dev.actordex.lucene.read;

/// The cards that any of some parts has, in the order of the index, with what the parts count
/// together.
///
/// Rounds where Lucene rounds, so that scores are the same to the last bit. A few cards are found
/// by asking each part for its next one; for many that is a comparison per part and card, which
/// nobody can foresee, so they are counted window by window into small arrays instead, an addition
/// a card.
abstract class Union {
  private static final int WINDOW = 1 << 11;

  /// Fewer are found sooner by asking. A window costs a look at a bit for each of its cards, 64 at
  /// a time.
  private static final int FEW = 64;

  /// Small arrays of one search, in which nothing stands between two unions.
  static final class Window {
    private final long[] touched = new long[WINDOW / Long.SIZE];
    private final float[] best = new float[WINDOW];
    private final double[] sums = new double[WINDOW];
    private final int[] having = new int[WINDOW];
  }

  private final Pile pile;

  /// Where on the pile the parts begin.
  private final int from;

  /// How far in each of the parts this is.
  private final int[] at;

  private int[] docs = {};
  private float[] scores = {};
  private int size;

  private final Deadline deadline;

  private Union(Pile pile, int from, Deadline deadline) {
    this.pile = pile;
    this.from = from;
    this.deadline = deadline;
    at = new int[pile.height() - from];
  }

  /// The best of a card's parts, and a share of its others.
  ///
  /// @param pile of which the parts are taken
  /// @param from the height at which they begin
  /// @param deadline when it is passed, the rest is left out
  static HeldCards best(Pile pile, int from, float others, Deadline deadline) {
    return pile.height() - from < 2
        ? pile.take(from)
        : new Best(pile, from, others, deadline).cards();
  }

  /// The sum of a card's parts.
  ///
  /// @param pile of which the parts are taken
  /// @param from the height at which they begin
  /// @param enough how many of the parts a card must have
  /// @param deadline when it is passed, the rest is left out
  static HeldCards sum(Pile pile, int from, int enough, Deadline deadline) {
    int parts = pile.height() - from;
    if (parts < enough || parts == 0) {
      pile.cut(from);
      return HeldCards.NONE;
    }
    return parts == 1 ? pile.take(from) : new Sum(pile, from, enough, deadline).cards();
  }

  /// Adds a part's score to what is known of a card.
  abstract void add(int place, float score);

  /// Takes a card's score and forgets the card; not a number when it has not enough parts.
  abstract float take(int place);

  final HeldCards cards() {
    long all = 0;
    int last = -1;
    for (int part = 0; part < at.length; part++) {
      int size = pile.size(from + part);
      all += size;
      last = Math.max(last, pile.docs(from + part)[size - 1]);
    }
    pile.begin((int) Math.min(all, last + 1L));
    docs = pile.docs();
    scores = pile.scores();
    if (all > Math.max(FEW, last / Long.SIZE)) {
      windows();
    } else {
      steps();
    }
    int sum = pile.height();
    pile.end(size);
    HeldCards cards = pile.take(sum);
    pile.cut(from);
    return cards;
  }

  private void windows() {
    long[] touched = pile.window().touched;
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
    int[] theirs = pile.docs(from + part);
    float[] theirScores = pile.scores(from + part);
    int end = pile.size(from + part);
    int next = at[part];
    for (; next < end && theirs[next] < base + WINDOW; next++) {
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
    for (int step = 1; least < Integer.MAX_VALUE && !deadline.passedAt(step); step++) {
      int doc = least;
      least = Integer.MAX_VALUE;
      for (int part = 0; part < at.length; part++) {
        if (next[part] == doc) {
          add(0, pile.scores(from + part)[at[part]++]);
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
    return at[part] < pile.size(from + part) ? pile.docs(from + part)[at[part]] : Integer.MAX_VALUE;
  }

  private static final class Best extends Union {
    private final float share;
    private final float[] best;
    private final double[] others;

    Best(Pile pile, int from, float share, Deadline deadline) {
      super(pile, from, deadline);
      this.share = share;
      best = pile.window().best;
      others = pile.window().sums;
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
    private final double[] sums;
    private final int[] having;

    Sum(Pile pile, int from, int enough, Deadline deadline) {
      super(pile, from, deadline);
      this.enough = enough;
      sums = pile.window().sums;
      having = pile.window().having;
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

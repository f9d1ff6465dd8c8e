package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.stored.CardText;
import dev.actordex.search.Facet;
import java.io.IOException;
import java.util.BitSet;
import org.apache.lucene.util.NumericUtils;

/// Raises cards that have several parts of a question in one passage: a description, the report of
/// an operation. Who has written about all of it at once has written about what is asked; a long
/// card has most words somewhere.
///
/// Looks at the best few cards only, because it walks through their texts.
final class Passages {
  /// How many of the best cards are looked at.
  private static final int LOOKED_AT = 40;

  private static final long MASK = 0xffff_ffffL;

  private final Generation generation;
  private final Plan plan;
  private final Traces traces;
  private final Deadline deadline;

  /// Which cards were raised, by how much.
  private final int[] raisedDocs = new int[LOOKED_AT];

  private final float[] raisedBy = new float[LOOKED_AT];
  private int raised;

  /// The parts of the question that a source may state as a fact; the others are words only.
  private final BitSet statable = new BitSet();

  /// @param deadline when it is passed, no more cards are looked at
  Passages(Generation generation, Plan plan, Traces traces, Deadline deadline) {
    this.deadline = deadline;
    this.generation = generation;
    this.plan = plan;
    this.traces = traces;
    for (int i = 0; i < plan.clues().size(); i++) {
      if (plan.clues().get(i) instanceof Clue.Fact && plan.partOfClue().get(i) != Plan.WHOLE) {
        statable.set(plan.partOfClue().get(i));
      }
    }
  }

  /// Facets' values alone are facts of a card as a whole; only other parts stand in passages. Where
  /// the whole question is a name, names decide.
  void raise(Narrowing narrowed) throws IOException {
    if (!plan.told() || plan.parts().size() < 2 || !plan.nameKeys().isEmpty()) {
      return;
    }
    for (int i : best(narrowed)) {
      if (deadline.passed()) {
        return;
      }
      int doc = narrowed.doc(i);
      if (generation.type(doc) == CardType.TECHNIQUE) {
        // It defines what may be done, and tells of nobody who did.
        continue;
      }
      float by = Ranking.PASSAGE * together(doc);
      if (by > 0) {
        narrowed.raise(i, by);
        raisedDocs[raised] = doc;
        raisedBy[raised++] = by;
      }
    }
  }

  /// The best few by score, of equals the first of the index.
  private static int[] best(Narrowing narrowed) {
    if (narrowed.size() == 0) {
      return new int[0];
    }
    Largest largest = new Largest(Math.min(LOOKED_AT, narrowed.size()));
    for (int i = 0; i < narrowed.size(); i++) {
      largest.offer((long) NumericUtils.floatToSortableInt(narrowed.score(i)) << 32 | ~i & MASK);
    }
    long[] sorted = largest.fromTheLargest();
    int[] best = new int[sorted.length];
    for (int at = 0; at < best.length; at++) {
      best[at] = (int) (~sorted[at] & MASK);
    }
    return best;
  }

  /// Parts of the question that are not stated of a card.
  private final class Untrue {
    private final BitSet unstated = (BitSet) statable.clone();

    /// Places that an actor's texts mention and that are not true of it: who attacks Russia writes
    /// "Russian" as often as who comes from there.
    private final BitSet places = new BitSet();

    Untrue(int doc) {
      boolean actor = generation.type(doc) == CardType.ACTOR;
      for (int i = 0; i < plan.clues().size(); i++) {
        if (plan.clues().get(i) instanceof Clue.Fact fact
            && plan.partOfClue().get(i) != Plan.WHOLE) {
          int part = plan.partOfClue().get(i);
          if (traces.stated().has(doc, i)) {
            unstated.clear(part);
          } else if (actor && (fact.facet() == Facet.COUNTRY || fact.facet() == Facet.TARGET)) {
            places.set(part);
          }
        }
      }
      places.and(unstated);
    }
  }

  /// By how much a card was raised.
  float raised(int doc) {
    for (int i = 0; i < raised; i++) {
      if (raisedDocs[i] == doc) {
        return raisedBy[i];
      }
    }
    return 0;
  }

  /// The rarities of the parts that stand in one passage, added up; the most that any has.
  private float together(int doc) throws IOException {
    CardText texts = traces.desk().texts();
    Marker marker = traces.marker();
    texts.move(doc);
    int marks = marker.mark(texts, doc);
    marker.keep(doc);
    float most = 0;
    Untrue untrue = null;
    for (int from = 0, to; from < marks; from = to) {
      int section = texts.sectionOf(marker.first(from));
      int end = texts.firstWord(section + 1);
      boolean several = false;
      for (to = from + 1; to < marks && marker.first(to) < end; to++) {
        several |= part(marker, to) != part(marker, from);
      }
      // What has one part only is most of what there is.
      if (several && texts.field(section).prose()) {
        untrue = untrue == null ? new Untrue(doc) : untrue;
        most = Math.max(most, rarities(marker, from, to, untrue));
      }
    }
    return most;
  }

  private int part(Marker marker, int mark) {
    return plan.partOfClue().get(marker.clueOf(mark));
  }

  private float rarities(Marker marker, int from, int to, Untrue untrue) {
    BitSet parts = new BitSet();
    for (int mark = from; mark < to; mark++) {
      int part = part(marker, mark);
      if (part != Plan.WHOLE && part < plan.parts().size()) {
        parts.set(part);
      }
    }
    parts.andNot(untrue.places);
    BitSet words = (BitSet) parts.clone();
    words.andNot(statable);
    if (words.isEmpty() && plan.attempt().missing() == 0) {
      // All of it could be stated, and is of others; where it is not, it is a mention in passing.
      parts.andNot(untrue.unstated);
    }
    if (parts.cardinality() < 2) {
      return 0;
    }
    float sum = 0;
    for (int part = parts.nextSetBit(0); part >= 0; part = parts.nextSetBit(part + 1)) {
      sum += plan.parts().get(part);
    }
    return sum;
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.stored.ForwardText;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;

/// Raises cards that have several parts of a question in one passage: a description, the report of
/// an operation. Who has written about all of it at once has written about what is asked; a long
/// card has most words somewhere.
///
/// Looks at the best few cards only, because it walks through their texts.
final class Passages {
  /// How many of the best cards are looked at.
  private static final int LOOKED_AT = 40;

  private final Generation generation;
  private final Plan plan;
  private final Map<Integer, Float> raised = new HashMap<>();

  Passages(Generation generation, Plan plan) {
    this.generation = generation;
    this.plan = plan;
  }

  /// Facets' values alone are facts of a card as a whole; only other parts stand in passages. Where
  /// the whole question is a name, names decide.
  void raise(Narrowing narrowed) throws IOException {
    if (!plan.told() || plan.parts().size() < 2 || !plan.nameKeys().isEmpty()) {
      return;
    }
    Marker marker = new Marker(plan.clues());
    int[] best =
        IntStream.range(0, narrowed.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -narrowed.score(i)))
            .limit(LOOKED_AT)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i : best) {
      float by = Ranking.PASSAGE * together(generation.texts(narrowed.doc(i)), marker);
      if (by > 0) {
        narrowed.raise(i, by);
        raised.put(narrowed.doc(i), by);
      }
    }
  }

  /// By how much a card was raised.
  float raised(int doc) {
    return raised.getOrDefault(doc, 0f);
  }

  /// The rarities of the parts that stand in one passage, added up; the most that any has.
  private float together(BytesRef texts, Marker marker) {
    ForwardText.Cursor cursor = new ForwardText.Cursor(texts);
    float most = 0;
    while (cursor.nextSection()) {
      if (cursor.field().prose()) {
        most = Math.max(most, rarities(marker, cursor));
      }
    }
    return most;
  }

  private float rarities(Marker marker, ForwardText.Cursor cursor) {
    Set<Integer> parts = new HashSet<>();
    for (Marker.Mark mark : marker.marks(cursor)) {
      int part = plan.partOfClue().get(mark.clue());
      if (part != Plan.WHOLE && part < plan.parts().size()) {
        parts.add(part);
      }
    }
    if (parts.size() < 2) {
      return 0;
    }
    float sum = 0;
    for (int part : parts) {
      sum += plan.parts().get(part);
    }
    return sum;
  }
}

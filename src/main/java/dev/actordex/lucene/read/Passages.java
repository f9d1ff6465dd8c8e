package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.stored.ForwardText;
import dev.actordex.search.Facet;
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
      int doc = narrowed.doc(i);
      if (generation.head(doc).type() == CardType.TECHNIQUE) {
        // It defines what may be done, and tells of nobody who did.
        continue;
      }
      float by = Ranking.PASSAGE * together(generation.texts(doc), marker, wrong(doc));
      if (by > 0) {
        narrowed.raise(i, by);
        raised.put(narrowed.doc(i), by);
      }
    }
  }

  /// Parts that an actor's texts mention and that are not true of it: who attacks Russia writes
  /// "Russian" as often as who comes from there.
  private Set<Integer> wrong(int doc) {
    Set<Integer> wrong = new HashSet<>();
    if (generation.head(doc).type() != CardType.ACTOR) {
      return wrong;
    }
    Set<Integer> right = new HashSet<>();
    for (int i = 0; i < plan.clues().size(); i++) {
      if (plan.clues().get(i) instanceof Clue.Fact fact
          && (fact.facet() == Facet.COUNTRY || fact.facet() == Facet.TARGET)) {
        (has(doc, fact) ? right : wrong).add(plan.partOfClue().get(i));
      }
    }
    wrong.removeAll(right);
    return wrong;
  }

  private boolean has(int doc, Clue.Fact fact) {
    FacetColumn column = generation.columns().facet(fact.facet());
    for (int ord : column.resolve(fact.value())) {
      if (column.value(ord).equals(fact.value()) && column.has(doc, ord)) {
        return true;
      }
    }
    return false;
  }

  /// By how much a card was raised.
  float raised(int doc) {
    return raised.getOrDefault(doc, 0f);
  }

  /// The rarities of the parts that stand in one passage, added up; the most that any has.
  private float together(BytesRef texts, Marker marker, Set<Integer> wrong) {
    ForwardText.Cursor cursor = new ForwardText.Cursor(texts);
    float most = 0;
    while (cursor.nextSection()) {
      if (cursor.field().prose()) {
        most = Math.max(most, rarities(marker, cursor, wrong));
      }
    }
    return most;
  }

  private float rarities(Marker marker, ForwardText.Cursor cursor, Set<Integer> wrong) {
    Set<Integer> parts = new HashSet<>();
    for (Marker.Mark mark : marker.marks(cursor)) {
      int part = plan.partOfClue().get(mark.clue());
      if (part != Plan.WHOLE && part < plan.parts().size() && !wrong.contains(part)) {
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

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which of a query's clues are true of a card as a whole: the facts it states, the ids it has.
///
/// What a clue means is looked up once for all cards that are asked about.
final class StatedClues {
  /// For each clue that is a fact, its values.
  private final int[] @Nullable [] ords;

  private final @Nullable FacetColumn[] columns;

  /// For each clue that is a term, the cards that have it.
  private final int[] @Nullable [] docs;

  StatedClues(Generation generation, List<Clue> clues) throws IOException {
    ords = new int[clues.size()][];
    columns = new FacetColumn[clues.size()];
    docs = new int[clues.size()][];
    for (int i = 0; i < clues.size(); i++) {
      switch (clues.get(i)) {
        case Clue.Fact fact -> {
          FacetColumn column = generation.columns().facet(fact.facet());
          columns[i] = column;
          ords[i] = ords(column, fact.value());
        }
        case Clue.Term term -> docs[i] = generation.postings().of(term.field(), term.term());
        case Clue.Row row -> {}
        case Clue.Compound compound -> {}
        case Clue.Beginning beginning -> {}
      }
    }
  }

  /// The values that are the one, not only written like it.
  private static int[] ords(FacetColumn column, String value) {
    int[] alike = column.resolve(value);
    for (int ord : alike) {
      if (!column.value(ord).equals(value)) {
        return IntStream.of(alike).filter(one -> column.value(one).equals(value)).toArray();
      }
    }
    return alike;
  }

  /// Whether it is stated of a card; what only stands in texts never is.
  boolean has(int doc, int clue) {
    int[] having = docs[clue];
    if (having != null) {
      return Arrays.binarySearch(having, doc) >= 0;
    }
    int[] values = ords[clue];
    FacetColumn column = columns[clue];
    for (int i = 0; values != null && column != null && i < values.length; i++) {
      if (column.has(doc, values[i])) {
        return true;
      }
    }
    return false;
  }
}

package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.search.Facet;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However many cards are counted, few, many or nearly all, each value has as many as say so.
@ExtendWith(OpenLibrary.class)
class TallyTest {
  private final Generation generation;

  TallyTest(Generation generation) {
    this.generation = generation;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.4, 0.6, 0.9, 1})
  void everyValueHasTheCardsThatSaySo(double share) {
    Random random = new Random(3);
    int[] docs =
        IntStream.range(0, generation.size()).filter(doc -> random.nextDouble() < share).toArray();
    Columns columns = generation.columns();
    Tally tally = new Tally(columns);
    tally.add(new int[] {0, generation.size() - 1}, 2);
    tally.clear();
    tally.add(docs, docs.length);
    for (Facet facet : Facet.values()) {
      FacetColumn column = columns.facet(facet);
      int all = 0;
      for (int ord = 0; ord < column.size(); ord++) {
        int value = ord;
        int having = (int) IntStream.of(docs).filter(doc -> column.has(doc, value)).count();
        assertThat(tally.count(facet, ord)).as(column.value(ord)).isEqualTo(having);
        all += having > 0 ? 1 : 0;
      }
      for (int limit : new int[] {1, 2, 50}) {
        assertThat(tally.list(facet, limit)).as(facet.key()).isEqualTo(all);
        assertThat(tally.listed()).isEqualTo(Math.min(limit, all));
        assertThat(IntStream.range(0, tally.listed()).map(tally::rank))
            .containsExactly(mostFrequent(tally, facet, column, limit));
        for (int i = 0; i < tally.listed(); i++) {
          assertThat(tally.countOf(i))
              .isEqualTo(tally.count(facet, column.atLabelRank(tally.rank(i))));
        }
      }
    }
  }

  private static Integer[] mostFrequent(Tally tally, Facet facet, FacetColumn column, int limit) {
    Comparator<Integer> fewest =
        Comparator.comparingInt(rank -> tally.count(facet, column.atLabelRank(rank)));
    return IntStream.range(0, column.size())
        .filter(rank -> tally.count(facet, column.atLabelRank(rank)) > 0)
        .boxed()
        .sorted(fewest.reversed().thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .toArray(Integer[]::new);
  }

  @Test
  void aRowHasTheValuesOfItsCardAndNoOthers() {
    Columns columns = generation.columns();
    for (int doc = 0; doc < generation.size(); doc++) {
      int[] counts = new int[columns.values()];
      columns.rows().count(new int[] {doc}, 1, counts);
      for (Facet facet : Facet.values()) {
        FacetColumn column = columns.facet(facet);
        int values = 0;
        for (int ord = 0; ord < column.size(); ord++) {
          int place = columns.firstValue(facet) + column.labelRank(ord);
          assertThat(counts[place]).isEqualTo(column.has(doc, ord) ? 1 : 0);
          values += counts[place];
        }
        assertThat(columns.valuesOf(facet, doc)).isEqualTo(values);
      }
    }
  }

  @Test
  void aHeadIsTheSameKeptOrReadAgain() throws Exception {
    Heads heads = new Heads(generation.searcher().getLeafContexts().getFirst().reader());
    for (int doc = 0; doc < heads.size(); doc++) {
      assertThat(heads.get(doc)).isEqualTo(generation.head(doc)).isSameAs(heads.get(doc));
    }
    heads.each(head -> assertThat(head).isEqualTo(generation.head(head.number())));
  }
}

package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.search.Facet;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However many cards are counted, few, many or nearly all, each value has as many as say so.
class TallyTest {

  @TempDir private Path data;
  private Generation generation;

  @BeforeEach
  void open() {
    generation = LibraryIndex.open(data);
  }

  @AfterEach
  void close() {
    generation.release();
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
      assertThat(tally.most(facet, 50).all()).as(facet.key()).isEqualTo(all);
    }
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

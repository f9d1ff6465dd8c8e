package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.lucene.analysis.Words;
import dev.actordex.search.query.FacetWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SensesTest {
  /// Twenty, because one might come first by chance.
  @Test
  void ofPhrasesThatDifferInCaseAloneTheFirstOfTheTablesCounts() {
    List<String> names = IntStream.range(0, 20).mapToObj(i -> "Land" + (char) ('a' + i)).toList();
    FacetWords.Builder tables = FacetWords.builder();
    for (String name : names) {
      tables.place(new FacetWords.Value(name, name), List.of(name), List.of(), List.of());
    }
    for (String name : names) {
      tables.word(
          FacetWords.Kind.SECTOR,
          name.toLowerCase(Locale.ROOT),
          List.of(new FacetWords.Value("religious", "Religious")));
    }
    Senses senses = new Senses(tables.build());

    assertThat(names)
        .allSatisfy(name ->
            assertThat(senses.at(Words.of(name), 0))
                .hasValueSatisfying(
                    found -> assertThat(found.sense().kind()).isEqualTo(FacetWords.Kind.PLACE)));
  }
}

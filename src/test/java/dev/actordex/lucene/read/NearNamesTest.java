package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.CardName;
import dev.actordex.identity.NameKey;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenLibrary.class)
class NearNamesTest {
  private final Generation generation;

  NearNamesTest(Generation generation) {
    this.generation = generation;
  }

  @Test
  void everyNameMayBeOneAndFewOtherWords() throws IOException {
    assertThat(generation.lexicon().mayName("nobody")).as("before names are read").isTrue();
    generation.prepare();

    for (int doc = 0; doc < generation.size(); doc++) {
      for (CardName name : generation.names(doc)) {
        assertThat(generation.lexicon().mayName(name.key())).as(name.name()).isTrue();
        assertThat(generation.lexicon().mayName(NameKey.loose(name.name()))).isTrue();
      }
    }
    assertThat(
            IntStream.range(0, 1_000).filter(i -> generation.lexicon().mayName("word" + i)).count())
        .isLessThan(150);
  }
}

package dev.actordex.lucene.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedCardTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"name\":\"Ōkami 狼\"}"})
  void whatIsPackedComesBack(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThat(PackedCard.json(new BytesRef(PackedCard.bytes(bytes)))).isEqualTo(bytes);
  }

  @Test
  void whatRepeatsItselfTakesLessAndWhatDoesNotComesBackAsWell() throws IOException {
    byte[] repeating = "{\"name\":\"otter\"},".repeat(5_000).getBytes(StandardCharsets.UTF_8);
    byte[] noise = new byte[100_000];
    new Random(3).nextBytes(noise);

    byte[] packed = PackedCard.bytes(repeating);
    assertThat(packed.length).isLessThan(repeating.length / 10);
    assertThat(PackedCard.json(new BytesRef(packed))).isEqualTo(repeating);
    assertThat(PackedCard.json(new BytesRef(PackedCard.bytes(noise)))).isEqualTo(noise);
  }
}

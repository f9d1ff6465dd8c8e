package dev.actordex.source.threatfox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowIdsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "007",
        "64",
        "511",
        "512",
        "1714237",
        "999999999999999999",
        "9223372036854775808",
        "-7",
        "+7",
        "٧",
        "a7",
        ""
      })
  void anIdIsNewOnce(String id) {
    RowIds ids = new RowIds();
    assertThat(ids.add("70")).isTrue();
    assertThat(ids.add(id)).isTrue();
    assertThat(ids.add(id)).isFalse();
    assertThat(ids.add("70")).isFalse();
  }

  @Test
  void tellsApartWhatASetOfStringsTellsApart() {
    Random random = new Random(5);
    RowIds ids = new RowIds();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String id =
          random.nextInt(4) == 0
              ? Long.toString(random.nextLong())
              : Integer.toString(random.nextInt(10_000));
      assertThat(ids.add(id)).as(id).isEqualTo(known.add(id));
    }
  }
}

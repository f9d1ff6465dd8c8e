package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortDecimalTest {

  @Test
  void everyKindOfNumberIsWrittenAsTheLanguageWritesIt() {
    Random random = new Random(7);
    for (int i = 0; i < 300_000; i++) {
      // All sizes alike, whole numbers, few decimal places, and the sizes that scores have.
      same(Float.intBitsToFloat(random.nextInt()));
      same(random.nextInt(1 << 24));
      same(random.nextInt(100_000) / 1000f);
      same(random.nextFloat() * 200);
    }
  }

  @Test
  void atTheEdgesToo() {
    float[] edges = {
      0,
      -0f,
      1,
      2,
      0.5f,
      1e-3f,
      1e7f,
      9.999999f,
      0.3f,
      0.1f,
      100,
      8388608,
      16777216,
      33554432,
      Float.MIN_VALUE,
      Float.MAX_VALUE,
      Float.MIN_NORMAL
    };
    for (float edge : edges) {
      same(edge);
      same(-edge);
      float up = edge;
      float down = edge;
      for (int i = 0; i < 1_000; i++) {
        up = Math.nextUp(up);
        down = Math.nextDown(down);
        same(up);
        same(down);
      }
    }
    assertThat(written(Float.NaN)).isEqualTo("0.0");
    assertThat(written(Float.NEGATIVE_INFINITY)).isEqualTo("0.0");
  }

  private static void same(float number) {
    String expected = Float.toString(Float.isFinite(number) ? number : 0f);
    String written = written(number);
    if (!written.equals(expected)) {
      assertThat(written).isEqualTo(expected);
    }
  }

  private static String written(float number) {
    JsonBytes out = new JsonBytes(16);
    out.decimal(number);
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }
}

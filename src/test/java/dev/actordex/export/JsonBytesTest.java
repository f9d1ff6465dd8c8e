package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {

  @Test
  void everyCharacterIsWrittenAsTheGeneratorWritesIt() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a short text".substring(c % 12) + (char) c + "and what follows";
      assertThat(written(out -> out.text(text)))
          .isEqualTo(
              new String(JsonForm.pieces(json -> json.writeString(text)), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\\', '\n', '?', '\u007f', 'é', '\uD83D'})
  void aCharacterIsNoticedWhereverItStands(char c) {
    for (int length = 0; length < 20; length++) {
      for (int at = 0; at <= length; at++) {
        String text = "x".repeat(at) + c + "y".repeat(length - at);
        assertThat(written(out -> out.text(text)))
            .isEqualTo(
                new String(
                    JsonForm.pieces(json -> json.writeString(text)), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void manyOddCharactersAreWrittenAsTheGeneratorWritesThem() {
    for (String text :
        List.of(
            "?",
            "\0\0\0\0",
            "\"\\/\b\f\n\r\t\u001f\u007f",
            "«é»\u2028\"\0世",
            "\uD83D\uDC0D\"\0",
            "\"\uDC0D\uD83D")) {
      assertThat(written(out -> out.text(text)))
          .isEqualTo(
              new String(JsonForm.pieces(json -> json.writeString(text)), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatIsUtf8AlreadyIsWrittenAsItsString() {
    for (String text :
        List.of(
            "",
            "plain",
            "plain, and longer than eight bytes",
            "?",
            "… é 世 …",
            "a \"quote\" and \\ in it",
            "\uD83D\uDC0D",
            "\uD83D\uDC0D\"\0")) {
      byte[] utf8 = ("before" + text + "\"").getBytes(StandardCharsets.UTF_8);
      assertThat(written(out -> out.text(utf8, 6, utf8.length - 1)))
          .isEqualTo(written(out -> out.text(text)));
    }
  }

  @Test
  void noTextIsNull() {
    assertThat(written(out -> out.text(null))).isEqualTo("null");
    assertThat(written(out -> out.texts(List.of()))).isEqualTo("[]");
    assertThat(written(out -> out.texts(List.of("a", "\"b\"")))).isEqualTo("[\"a\",\"\\\"b\\\"\"]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 99, 100, 999, 1_000, 10_203, 1_000_000_000, Integer.MAX_VALUE})
  void aNumberIsItsDigits(int number) {
    assertThat(written(out -> out.number(number))).isEqualTo(Integer.toString(number));
  }

  private static String written(Consumer<JsonBytes> content) {
    JsonBytes out = new JsonBytes(1);
    content.accept(out);
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }
}

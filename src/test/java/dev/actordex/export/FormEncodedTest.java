package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormEncodedTest {

  @Test
  void everyCharacterIsWrittenAsTheEncoderOfAddressesWritesIt() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a b" + (char) c + "%z";
      assertThat(written(text)).isEqualTo(URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatStandsInTheAddressBeforeStays() {
    assertThat(written("")).isEmpty();
    assertThat(written("turla + \uD83D\uDC0D")).isEqualTo("turla+%2B+%F0%9F%90%8D");
  }

  private static String written(String text) {
    StringBuilder address = new StringBuilder("q=");
    FormEncoded.append(address, text);
    assertThat(address).startsWith("q=");
    return address.substring(2);
  }
}

package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AddressTextTest {

  @Test
  void everyCharacterOfAParameterIsWrittenAsTheEncoderOfAddressesWritesIt() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a b" + (char) c + "%z";
      assertThat(parameter(text)).isEqualTo(URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatStandsInTheAddressBeforeStays() {
    assertThat(parameter("")).isEmpty();
    assertThat(parameter("turla + \uD83D\uDC0D")).isEqualTo("turla+%2B+%F0%9F%90%8D");
  }

  @Test
  void everyCharacterOfASegmentIsReadBackAndNoneEndsIt() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (!Character.isSurrogate((char) c)) {
        String text = "a b" + (char) c + "%z";
        URI uri = URI.create("/" + AddressText.segment(text) + "/after?q#f");
        assertThat(uri.getPath()).isEqualTo("/" + text + "/after");
      }
    }
  }

  @Test
  void aSegmentLeavesAloneWhatStandsForItself() {
    assertThat(AddressText.segment("aZ09-._~")).isEqualTo("aZ09-._~");
    assertThat(AddressText.segment("a/b*c+d é\uD83D\uDC0D"))
        .isEqualTo("a%2Fb%2Ac%2Bd%20%C3%A9%F0%9F%90%8D");
  }

  private static String parameter(String text) {
    StringBuilder address = new StringBuilder("q=");
    AddressText.appendParameter(address, text);
    assertThat(address).startsWith("q=");
    return address.substring(2);
  }
}

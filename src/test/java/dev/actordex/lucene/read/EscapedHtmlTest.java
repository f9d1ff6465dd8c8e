package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes from a text can be shown on a page and says what it said.
class EscapedHtmlTest {
  private final EscapedHtml html = new EscapedHtml();

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("\n", " ");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String stripped(byte[] after) {
    html.strip(after);
    return new String(
        html.bytes(), html.start(), html.end() - html.start(), StandardCharsets.UTF_8);
  }

  @Test
  void anyPartOfAnyTextIsEscaped() {
    String alphabet = "abcdefgh &<>\"'\n'é“漢\t*8=:";
    Random random = new Random(5);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder made = new StringBuilder("x");
      for (int i = random.nextInt(50); i > 0; i--) {
        made.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String before = made.substring(0, random.nextInt(made.length()));
      String part = made + "x";
      html.clear();
      html.raw(utf8("<b>"));
      byte[] text = utf8(before + part + before);
      html.text(text, utf8(before).length, utf8(before + part).length);
      html.raw(utf8("</b>"));
      assertThat(stripped(new byte[0])).isEqualTo("<b>" + escaped(part) + "</b>");
    }
  }

  @Test
  void aPartThatEndsBeforeItBeginsIsNothing() {
    html.text(utf8("some text"), 6, 3);
    assertThat(stripped(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        " a ",
        "\t \n a b\r\n",
        "   ",
        "",
        "\u2003wide\u2003",
        " \u2003 both \u2003 ",
        "…",
        "“quoted” ",
        "\u00a0kept\u00a0",
        "é",
        " \u3000"
      })
  void whiteSpaceAroundIsLeftOutAsOfAString(String text) {
    html.text(utf8(text), 0, utf8(text).length);
    assertThat(stripped(new byte[0])).isEqualTo(escaped(text).strip());
    html.clear();
    html.text(utf8(text), 0, utf8(text).length);
    assertThat(stripped(utf8(" …"))).isEqualTo((escaped(text).stripTrailing() + " …").strip());
  }

  @Test
  void itGrowsWithWhatIsWritten() {
    String text = "\"".repeat(5_000);
    html.text(utf8(text), 0, text.length());
    assertThat(stripped(new byte[0])).isEqualTo(escaped(text));
  }

  @Test
  void stringsStandOneAfterTheOther() {
    for (String text : new String[] {" \u2003first ", "\u2003", "second"}) {
      html.begin();
      html.text(utf8(text), 0, utf8(text).length);
      assertThat(stripped(new byte[0])).isEqualTo(text.strip());
    }
    html.clear();
    assertThat(html.end()).isZero();
  }
}

package dev.actordex.lucene.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where one sentence of a text ends and the next begins, looked at eight bytes at a time.
class SentenceEndsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It robs banks. |It spies.",
        "Is it them? |2019 says so!",
        "They said \"go.\" |Then they went.",
        "Seen (twice.) |Later more.",
        "Named by the U.S. government in 2020.",
        "It uses cmd.exe and more. lower case goes on.",
        "A list (of two) Names and \"quotes\" Here",
        "It ended. |Öffentlich bekannt.",
        ", A. B"
      })
  void aSentenceEndsBeforeTheBar(String marked) {
    byte[] text = marked.replace("|", "").getBytes(StandardCharsets.UTF_8);
    int bar = marked.indexOf('|');
    int end = bar < 0 ? text.length : bar;
    assertThat(SentenceEnds.from(text, text.length, 2)).isEqualTo(end);
    assertThat(SentenceEnds.before(text, text.length, text.length - 1))
        .isEqualTo(bar < 0 ? 0 : bar);
  }

  @Test
  void aNewLineEndsASentence() {
    byte[] text = "first line\nsecond line".getBytes(StandardCharsets.UTF_8);
    assertThat(SentenceEnds.from(text, text.length, 3)).isEqualTo(11);
    assertThat(SentenceEnds.before(text, text.length, 15)).isEqualTo(11);
    assertThat(SentenceEnds.before(text, text.length, 11)).isEqualTo(11);
    assertThat(SentenceEnds.from(text, text.length, 11)).isEqualTo(11);
  }

  /// Texts of little but what decides, at every place, with what is not theirs after them.
  @Test
  void eightBytesAtOnceSayWhatEachByItselfSays() {
    byte[] alphabet = "  ..a aA. \n!?\")(é1,`".getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      int length = random.nextInt(40);
      byte[] text = new byte[length + random.nextInt(12)];
      for (int i = 0; i < text.length; i++) {
        text[i] = alphabet[random.nextInt(alphabet.length)];
      }
      byte[] alone = Arrays.copyOf(text, length);
      for (int at = 0; at <= length; at++) {
        int from = at;
        while (from < length && !(from > 0 && endsBefore(alone, from))) {
          from++;
        }
        int before = at;
        while (before > 0 && !endsBefore(alone, before)) {
          before--;
        }
        String told = new String(alone, StandardCharsets.UTF_8) + " at " + at;
        assertThat(SentenceEnds.from(text, length, at)).as(told).isEqualTo(from);
        assertThat(SentenceEnds.before(text, length, at)).as(told).isEqualTo(before);
      }
    }
  }

  private static boolean endsBefore(byte[] text, int at) {
    if (text[at - 1] == '\n') {
      return true;
    }
    if (text[at - 1] != ' ' || at < 3 || at == text.length) {
      return false;
    }
    char stop = (char) text[at - 2];
    boolean quoted = stop == '"' || stop == ')';
    boolean stops = quoted ? text[at - 3] == '.' : ".!?".indexOf(stop) >= 0;
    byte next = text[at];
    boolean begins = next < 0 || "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".indexOf(next) >= 0;
    return stops && begins && !(text[at - 3] >= 'A' && text[at - 3] <= 'Z');
  }
}

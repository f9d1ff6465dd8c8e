package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.search.CountedValues;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.FacetValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FacetPiecesTest {
  private final FacetPieces pieces = new FacetPieces(Facet.TOOL);

  @Test
  void aValueIsWrittenAlikeTheFirstTimeAndEveryOther() {
    Numbered values = new Numbered(3_000, 1);
    String first = written(values);

    assertThat(written(values)).isEqualTo(first);
    assertThat(first)
        .startsWith("{\"value\":\"v0\",\"label\":\"Tool \\\"0\\\"\",\"count\":0<tool=v0>,{")
        .contains(
            ",{\"value\":\"v2999\",\"label\":\"Tool \\\"2999\\\"\",\"count\":2999<tool=v2999>");
  }

  @Test
  void valuesThatLieReadyAreWrittenTogetherAsOneByOne() {
    for (int times : new int[] {0, 1, 7, 1_000}) {
      assertThat(written(new Numbered(50, times))).contains("\"count\":%d<".formatted(49 * times));
    }
    assertThat(written(new Numbered(0, 1))).isEmpty();
  }

  @Test
  void aCountIsThatOfTheAnswer() {
    written(new Numbered(10, 1));

    assertThat(written(new Numbered(10, 50))).contains("\"count\":450<tool=v9>");
  }

  @Test
  void severalAnswersAtATimeFindTheSame() {
    String expected = written(new FacetPieces(Facet.TOOL), new Numbered(2_000, 1));

    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> written(new Numbered(2_000, 1)))
                .distinct())
        .containsExactly(expected);
  }

  @Test
  void anAnswerBegunBeforeThereWasRoomForTheValuesOfAnotherDoesNotMissTheirBytes() {
    String expected = written(new FacetPieces(Facet.TOOL), longNamed(() -> {}));

    assertThat(written(longNamed(() -> written(longNamed(() -> {}))))).isEqualTo(expected);
  }

  /// Few values that need more bytes than there are at first.
  ///
  /// @param meanwhile what happens while they are being written
  private static CountedValues longNamed(Runnable meanwhile) {
    return new Numbered(10, 1) {
      @Override
      public int number(int place) {
        if (place == 0) {
          meanwhile.run();
        }
        return place;
      }

      @Override
      public FacetValue get(int place) {
        return new FacetValue("v" + place, "long ".repeat(100), count(place), false);
      }
    };
  }

  @Test
  void whatHasNoNumberOrIsTooLongIsMadeEachTime() {
    String endless = "x".repeat(70_000);
    CountedValues unnumbered = CountedValues.of(List.of(new FacetValue(endless, "y", 1, false)));
    String first = written(unnumbered);

    assertThat(written(unnumbered)).isEqualTo(first).contains("<tool=" + endless + ">");
    assertThat(written(CountedValues.of(List.of(new FacetValue("b", "B", 2, false)))))
        .isEqualTo("{\"value\":\"b\",\"label\":\"B\",\"count\":2<tool=b>");
  }

  @Test
  void twoValuesOfOneKeyHaveEachItsLabel() {
    CountedValues values =
        new Numbered(2, 1) {
          @Override
          public FacetValue get(int place) {
            return new FacetValue("orat", place == 0 ? "Orat" : "oRAT", 1, false);
          }
        };
    assertThat(written(values)).contains("\"label\":\"Orat\"", "\"label\":\"oRAT\"");
    assertThat(written(values)).contains("\"label\":\"Orat\"", "\"label\":\"oRAT\"");
  }

  @Test
  void aPairIsKeptUntilAnotherTakesItsPlace() {
    PairPieces pairs = new PairPieces("(", ",", ")");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 2_000; i++) {
        assertThat(new String(pairs.of("f" + i, i % 3 == 0 ? null : "w"), StandardCharsets.UTF_8))
            .isEqualTo("(\"f%d\",%s)".formatted(i, i % 3 == 0 ? "null" : "\"w\""));
      }
    }
    assertThat(pairs.of("name", "exact")).isSameAs(pairs.of("name", "exact"));
  }

  private String written(CountedValues values) {
    return written(pieces, values);
  }

  private static String written(FacetPieces pieces, CountedValues values) {
    JsonBytes together = new JsonBytes(16);
    pieces.write(together, values, JsonBytes.utf8("<"), JsonBytes.utf8(">"));
    JsonBytes out = new JsonBytes(16);
    for (int i = 0; i < values.size(); i++) {
      pieces.write(out, values, i, JsonBytes.utf8("<"), JsonBytes.utf8(">"));
    }
    assertThat(together.toBytes()).isEqualTo(out.toBytes());
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }

  private static class Numbered implements CountedValues {
    private final int size;
    private final int times;

    Numbered(int size, int times) {
      this.size = size;
      this.times = times;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int number(int place) {
      return place;
    }

    @Override
    public int count(int place) {
      return place * times;
    }

    @Override
    public boolean selected(int place) {
      return false;
    }

    @Override
    public FacetValue get(int place) {
      return new FacetValue("v" + place, "Tool \"%d\"".formatted(place), count(place), false);
    }
  }
}

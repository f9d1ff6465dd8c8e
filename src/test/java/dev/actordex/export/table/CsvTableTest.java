package dev.actordex.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.AnyCard;
import dev.actordex.card.SampleCards;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.file.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {

  @Test
  void aRowForEachCardUnderAllColumns() throws IOException {
    List<CSVRecord> rows = rows(Samples.all(ResultFormat.CSV));
    assertThat(rows).hasSize(SampleCards.all().size() + 1);
    assertThat(rows.getFirst().toList().getFirst()).isEqualTo("\ufeffid");
    assertThat(rows.getFirst().size()).isEqualTo(Column.values().length + 1);
    assertThat(rows).allSatisfy(row -> assertThat(row.size()).isEqualTo(rows.getFirst().size()));
  }

  @Test
  void chosenColumnsStandInTheOrderChosenAndTheOriginLast() throws IOException {
    Choice choice = new Choice(List.of(Column.NAME, Column.COUNTRIES, Column.ID), null);
    List<CSVRecord> rows =
        rows(Samples.text(List.of(SampleCards.axiom()), ResultFormat.CSV, choice));
    assertThat(rows.get(0).toList()).containsExactly("\ufeffname", "countries", "id", "about");
    assertThat(rows.get(1).toList().subList(0, 3)).containsExactly("Axiom", "CN", "G0001");
    assertThat(rows.get(1).get(3))
        .startsWith("Actordex 1.2.3; generation g1 of ")
        .contains("ETDA Threat Group Cards 2025-01-02 (CC BY-NC-SA 4.0)");
  }

  @Test
  void noCellCanBecomeAFormulaWhateverTextsHold() throws IOException {
    String csv =
        Samples.text(
            LongStream.range(0, 200).mapToObj(AnyCard::of).toList(), ResultFormat.CSV, Choice.NONE);
    for (CSVRecord row : rows(csv)) {
      for (String cell : row) {
        cell.lines()
            .forEach(line -> assertThat(line.strip()).doesNotStartWith("=").doesNotStartWith("@"));
        assertThat(cell).doesNotContain("\u0000");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "=1+1, '=1+1",
        "+cmd|' /C calc'!A0, '+cmd|' /C calc'!A0",
        "-2+3, '-2+3",
        "@SUM(A1), '@SUM(A1)",
        "|calc, '|calc",
        "＝1+1, '＝1+1",
        "\u00a0=1, '\u00a0=1",
        "\u200b\u202e=1, '\u200b\u202e=1",
        "a=b, a=b",
        "-5, -5",
        "+1.5, +1.5",
        "APT-28, APT-28"
      })
  void whatCouldBeginAFormulaGetsAnApostrophe(String text, String cell) {
    assertThat(Cells.inert(text)).isEqualTo(cell);
  }

  @Test
  void everyLineOfACellIsLookedAt() {
    assertThat(Cells.inert("fine\n=HYPERLINK(1)\n\t=2\n"))
        .isEqualTo("fine\n'=HYPERLINK(1)\n'\t=2\n");
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), CSVFormat.RFC4180)) {
      return parser.getRecords();
    }
  }
}

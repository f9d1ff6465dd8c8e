package dev.actordex.export.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.export.Provenance;
import dev.actordex.search.InMemoryCardSearch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTableTest {
  @TempDir private Path folder;

  @Test
  void theTemporaryFileGoesWhenTheWorkbookIsWritten() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out);
    assertThat(out.size()).isPositive();
    assertThat(left()).isEmpty();
  }

  @Test
  void theTemporaryFileGoesWhenTheReaderBreaksOff() throws IOException {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Connection reset by peer");
          }
        };
    assertThatThrownBy(() -> write(gone)).hasMessageContaining("reset");
    assertThat(left()).isEmpty();
  }

  @Test
  void theTemporaryFileGoesWhenACardCannotBeRead() throws IOException {
    assertThatThrownBy(
            () -> {
              try (XlsxTable table =
                  new XlsxTable(
                      List.of(Column.ID),
                      "1.2.3",
                      OutputStream.nullOutputStream(),
                      Scratch.in(folder, ".xlsx"))) {
                table.add(SampleCards.axiom(), provenance());
                assertThat(left()).hasSize(2);
                throw new IllegalStateException("the disk");
              }
            })
        .hasMessage("the disk");
    assertThat(left()).isEmpty();
  }

  /// What a killed process wrote nobody has locked any longer; what is being written is locked.
  @Test
  void whatAKilledExportLeftGoesWithTheNextAndWhatIsBeingWrittenStays() throws IOException {
    Files.writeString(folder.resolve("actordex-export-17.xlsx"), "half a workbook");
    Files.writeString(folder.resolve("actordex-export-17.xlsx.lock"), "");
    Path other = Files.writeString(folder.resolve("export.xlsx"), "somebody's");
    try (Scratch writing = Scratch.in(folder, ".xlsx")) {
      assertThat(left()).hasSize(3).contains(other, writing.path());
      write(OutputStream.nullOutputStream());
      assertThat(left()).hasSize(3).contains(other, writing.path());
    }
    assertThat(left()).containsExactly(other);
  }

  private void write(OutputStream out) throws IOException {
    try (XlsxTable table =
        new XlsxTable(List.of(Column.values()), "1.2.3", out, Scratch.in(folder, ".xlsx"))) {
      for (Card card : SampleCards.all()) {
        table.add(card, provenance());
      }
      table.finish();
    }
  }

  private static Provenance provenance() {
    return Provenance.of(
        SampleCards.axiom(),
        new InMemoryCardSearch(List.of(SampleCards.axiom()), new CardJson()).manifest(),
        "1.2.3");
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

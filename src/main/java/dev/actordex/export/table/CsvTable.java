package dev.actordex.export.table;

import dev.actordex.card.Card;
import dev.actordex.export.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Comma-separated values as RFC 4180 has them, UTF-8, a header row first. The last column,
/// `about`, says of each row what it was made by and from, and under which licences.
public final class CsvTable implements CardTable {
  /// Without it a spreadsheet takes UTF-8 for the machine's own encoding.
  private static final char MARK = '\ufeff';

  static final String ABOUT = "about";

  private final List<Column> columns;
  private final CSVPrinter csv;

  /// Writes the header row.
  public CsvTable(List<Column> columns, OutputStream out) throws IOException {
    this.columns = List.copyOf(columns);
    OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(MARK);
    csv = new CSVPrinter(writer, CSVFormat.RFC4180);
    List<String> header = new ArrayList<>(columns.stream().map(Column::key).toList());
    header.add(ABOUT);
    csv.printRecord(header);
  }

  @Override
  public void add(Card card, Provenance provenance) throws IOException {
    List<String> cells = new ArrayList<>(columns.size() + 1);
    for (Column column : columns) {
      cells.add(Cells.inert(column.of(card)));
    }
    cells.add(Cells.inert(provenance.line()));
    csv.printRecord(cells);
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }
}

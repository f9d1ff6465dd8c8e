package dev.actordex.export.table;

import dev.actordex.card.Card;
import dev.actordex.export.Provenance;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// An Excel workbook: the cards on one sheet, where they come from on another. Every cell is text,
/// so none can be a formula, and text that could become one when it is copied is made inert.
///
/// Rows go into a temporary file and from there to the reader, so that a workbook takes no more
/// memory than some hundred rows of it.
public final class XlsxTable implements CardTable {
  /// Excel's own limit for a cell.
  private static final int LONGEST_CELL = 32_767;

  private static final int ROWS_AT_A_TIME = 500;
  private static final String CUT = " …";
  private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(<)");

  /// The first time that a ZIP file can tell.
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final List<Column> columns;
  private final OutputStream out;
  private final Scratch scratch;
  private final Path whole;
  private final OutputStream made;
  private final Workbook workbook;
  private final Worksheet cards;
  private final Map<String, Provenance.Used> used = new TreeMap<>();
  private @Nullable Provenance last;
  private int row;

  /// Writes the header row.
  ///
  /// @param version of the product
  public XlsxTable(List<Column> columns, String version, OutputStream out) throws IOException {
    this(columns, version, out, Scratch.make(".xlsx"));
  }

  /// @param scratch which goes with the table
  XlsxTable(List<Column> columns, String version, OutputStream out, Scratch scratch)
      throws IOException {
    this.columns = List.copyOf(columns);
    this.out = out;
    // As a file also because the parts' sizes stand at its end only.
    this.scratch = scratch;
    whole = scratch.path();
    made = new BufferedOutputStream(Files.newOutputStream(whole));
    // The application's version has the form 12.3456.
    workbook = new Workbook(made, "Actordex", "1.0");
    workbook.properties().setTitle("Actordex " + version);
    cards = workbook.newWorksheet("Cards");
    cards.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      cards.inlineString(0, i, columns.get(i).key());
      cards.style(0, i).bold().set();
    }
    row = 1;
  }

  @Override
  public void add(Card card, Provenance provenance) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      String cell = cell(columns.get(i).of(card));
      if (!cell.isEmpty()) {
        cards.inlineString(row, i, cell);
      }
    }
    row++;
    if (row % ROWS_AT_A_TIME == 0) {
      cards.flush();
    }
    last = provenance;
    provenance.sources().forEach(source -> used.put(source.sentence(), source));
  }

  private static String cell(String text) {
    String inert = Cells.inert(text);
    if (inert.length() <= LONGEST_CELL) {
      return inert;
    }
    int end = LONGEST_CELL - CUT.length();
    return inert.substring(0, Character.isHighSurrogate(inert.charAt(end - 1)) ? end - 1 : end)
        + CUT;
  }

  @Override
  public void finish() throws IOException {
    cards.finish();
    Worksheet about = workbook.newWorksheet("About");
    int line = 0;
    Provenance provenance = last;
    if (provenance != null) {
      line = row(about, line, "Product", provenance.product());
      line = row(about, line, "Generation", provenance.generation());
      line = row(about, line, "Built", provenance.built());
    }
    for (Provenance.Used source : used.values()) {
      line = row(about, line, "Source", Cells.inert(source.sentence()));
      line = row(about, line, "Licence", source.source().licenceUrl());
    }
    about.finish();
    workbook.finish();
    dated(provenance == null ? "2026-01-01T00:00:00Z" : provenance.built());
  }

  /// Writes the workbook on, its time of creation set to that of the generation: the library puts
  /// the time of writing there, and the same cards would never be the same file.
  private void dated(String built) throws IOException {
    made.close();
    try (ZipFile from = new ZipFile(whole.toFile())) {
      ZipOutputStream to = new ZipOutputStream(out);
      for (ZipEntry part : Collections.list(from.entries())) {
        ZipEntry copy = new ZipEntry(part.getName());
        copy.setTimeLocal(EPOCH);
        to.putNextEntry(copy);
        try (InputStream content = from.getInputStream(part)) {
          if (part.getName().equals("docProps/core.xml")) {
            to.write(dated(new String(content.readAllBytes(), StandardCharsets.UTF_8), built));
          } else {
            content.transferTo(to);
          }
        }
        to.closeEntry();
      }
      to.finish();
    }
  }

  @Override
  public void close() throws IOException {
    try (scratch) {
      made.close();
    }
  }

  private static byte[] dated(String core, String built) {
    return CREATED
        .matcher(core)
        .replaceAll("$1" + Matcher.quoteReplacement(built) + "$2")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static int row(Worksheet sheet, int row, String name, String value) {
    sheet.inlineString(row, 0, name);
    sheet.inlineString(row, 1, value);
    return row + 1;
  }
}

package dev.actordex.export.indicators;

import dev.actordex.export.table.Cells;
import dev.actordex.indicator.Indicator;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// A table, one indicator a row. No cell can become a formula, none has more than one line.
final class CsvIndicatorWriter implements IndicatorWriter {
  static final List<String> COLUMNS =
      List.of(
          "type",
          "value",
          "defanged",
          "id",
          "indicates",
          "path",
          "source",
          "source_id",
          "producer",
          "first_seen",
          "last_seen",
          "valid_until",
          "expired",
          "confidence",
          "tags",
          "references",
          "licence",
          "about");

  private final CSVPrinter table;
  private final Instant now;
  private final String about;

  CsvIndicatorWriter(Writer out, Instant now, List<String> about) throws IOException {
    table = new CSVPrinter(out, CSVFormat.RFC4180);
    this.now = now;
    this.about = cell(String.join("; ", about));
    table.printRecord(COLUMNS);
  }

  @Override
  public void add(Indicator indicator, List<String> paths) throws IOException {
    table.printRecord(
        indicator.value().type().key(),
        cell(indicator.value().value()),
        cell(indicator.value().defanged()),
        indicator.value().id(),
        cell(
            indicator.pointings().stream()
                .map(pointing -> pointing.subject().shown())
                .distinct()
                .collect(Collectors.joining("; "))),
        cell(String.join(" | ", paths)),
        indicator.source().key(),
        cell(indicator.sourceId()),
        cell(indicator.producer()),
        text(indicator.firstSeen()),
        text(indicator.lastSeen()),
        text(indicator.validUntil()),
        String.valueOf(indicator.expired(now)),
        indicator.confidence() == null ? "" : String.valueOf(indicator.confidence()),
        cell(String.join("; ", indicator.tags())),
        cell(String.join(" ", indicator.references())),
        cell(indicator.source().licence()),
        about);
  }

  private static String text(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }

  private static String cell(@Nullable String text) {
    return text == null ? "" : Cells.inert(OneLine.of(text));
  }

  @Override
  public void finish() throws IOException {
    table.flush();
  }
}

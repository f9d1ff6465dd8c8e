package dev.actordex.config;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.identity.Rulings;
import dev.actordex.identity.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads the editorial tables that are bundled with the program. `docs/vocabulary.md` describes
/// their columns; a table that breaks its own rules stops the program with file and line.
public final class Tables {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .get();

  private Tables() {}

  /// Countries, regions, sectors, motivations and name-givers.
  public static Vocabulary vocabulary() {
    Vocabulary.Builder vocabulary = Vocabulary.builder();
    each(
        "countries.csv",
        row -> vocabulary.place(row.get("code"), row.get("name"), list(row.get("aliases"))));
    each(
        "regions.csv",
        row -> vocabulary.place(row.get("key"), row.get("name"), list(row.get("aliases"))));
    each(
        "sectors.csv",
        row -> vocabulary.sector(row.get("kind"), keys(row.get("key")), row.get("value")));
    each(
        "motivations.csv",
        row -> vocabulary.motivation(row.get("kind"), keys(row.get("key")), row.get("value")));
    each(
        "name-givers.csv",
        row -> {
          vocabulary.giver(row.get("giver"), list(row.get("aliases")));
          vocabulary.giver(row.get("giver"), list(row.get("misp_producer_uuid")));
        });
    return vocabulary.build();
  }

  /// The reviewed file that overrules decisions of identity.
  public static Rulings rulings() {
    Map<RecordRef, String> joins = new HashMap<>();
    Map<RecordRef, Set<String>> apart = new HashMap<>();
    Map<RecordRef, String> reasons = new HashMap<>();
    each(
        "identities.csv",
        row -> {
          Source source =
              Source.of(row.get("source"))
                  .orElseThrow(
                      () -> new IllegalArgumentException("no such source: " + row.get("source")));
          RecordRef record = new RecordRef(source, row.get("id"));
          String reason = row.get("reason");
          if (reason.isBlank()) {
            throw new IllegalArgumentException("a decision needs a reason");
          }
          switch (row.get("decision")) {
            case "join" -> {
              if (joins.putIfAbsent(record, row.get("card")) != null) {
                throw new IllegalArgumentException("a record has at most one join: " + record);
              }
              reasons.put(record, reason);
            }
            case "apart" ->
                apart.computeIfAbsent(record, k -> new HashSet<>()).add(row.get("card"));
            default ->
                throw new IllegalArgumentException(
                    "a decision is join or apart, not " + row.get("decision"));
          }
        });
    return new Rulings(joins, apart, reasons);
  }

  private static void each(String table, Consumer<CSVRecord> row) {
    try (InputStream bytes = Tables.class.getResourceAsStream("/index/" + table)) {
      if (bytes == null) {
        throw new IllegalStateException("The program's own table index/" + table + " is missing");
      }
      try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
          CSVParser rows = FORMAT.parse(text)) {
        for (CSVRecord record : rows) {
          read(table, record, row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own table index/" + table, e);
    }
  }

  private static void read(String table, CSVRecord record, Consumer<CSVRecord> row) {
    try {
      row.accept(record);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "index/" + table + ", record " + record.getRecordNumber() + ": " + e.getMessage(), e);
    }
  }

  private static List<String> list(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s*\\|\\s*"));
  }

  /// `-` stands for "none of the vocabulary".
  private static List<String> keys(String cell) {
    return cell.strip().equals("-") ? List.of() : list(cell);
  }
}

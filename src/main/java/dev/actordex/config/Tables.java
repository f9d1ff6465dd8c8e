package dev.actordex.config;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.distill.Declined;
import dev.actordex.identity.Rulings;
import dev.actordex.identity.Vocabulary;
import dev.actordex.search.query.FacetWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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

  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

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

  /// What words of a question stand for: places, sectors, motivations, vendors' schemes of names.
  public static FacetWords facetWords() {
    FacetWords.Builder words = FacetWords.builder();
    each(
        "countries.csv",
        row ->
            words.place(
                new FacetWords.Value(row.get("code"), row.get("name")),
                spellings(row),
                list(row.get("demonym")),
                List.of()));
    each(
        "regions.csv",
        row -> {
          if (!row.get("key").equals(Vocabulary.UNATTRIBUTED)) {
            words.place(
                new FacetWords.Value(row.get("key"), row.get("name")),
                spellings(row),
                List.of(),
                list(row.get("countries")));
          }
        });
    words("sectors.csv", FacetWords.Kind.SECTOR, words);
    words("motivations.csv", FacetWords.Kind.MOTIVATION, words);
    each(
        "name-givers.csv",
        row -> {
          if (!row.get("scheme").isBlank()) {
            words.scheme(row.get("giver"), Pattern.compile(row.get("scheme")), row.get("reason"));
          }
        });
    return words.build();
  }

  private static List<String> spellings(CSVRecord place) {
    List<String> spellings = new ArrayList<>(List.of(place.get("name")));
    spellings.addAll(list(place.get("aliases")));
    return spellings;
  }

  /// A value's label is a word for it as well.
  private static void words(String table, FacetWords.Kind kind, FacetWords.Builder words) {
    Map<String, FacetWords.Value> values = new HashMap<>();
    each(
        table,
        row -> {
          switch (row.get("kind")) {
            case "word" ->
                words.word(
                    kind,
                    row.get("value"),
                    list(row.get("key")).stream()
                        .map(key -> {
                          FacetWords.Value value = values.get(key);
                          if (value == null) {
                            throw new IllegalArgumentException("no such value: " + key);
                          }
                          return value;
                        })
                        .toList());
            case "raw", "contains" -> {} // how sources write it, not people who ask
            default ->
                values.put(row.get("key"), new FacetWords.Value(row.get("key"), row.get("value")));
          }
        });
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

  /// What MISP says and a bundled card does not take.
  public static Declined declined() {
    Set<Declined.Line> lines = new HashSet<>();
    each(
        "declined.csv",
        row -> {
          if (row.get("reason").isBlank()) {
            throw new IllegalArgumentException("a refusal needs its reason");
          }
          lines.add(new Declined.Line(row.get("card"), row.get("field"), row.get("value")));
        });
    return new Declined(lines);
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
    if (cell.indexOf('|') < 0) {
      return cell.isBlank() ? List.of() : List.of(cell.strip());
    }
    return List.of(BAR.split(cell.strip()));
  }

  /// `-` stands for "none of the vocabulary".
  private static List<String> keys(String cell) {
    return cell.strip().equals("-") ? List.of() : list(cell);
  }
}

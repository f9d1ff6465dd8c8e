package dev.actordex.source.lenient;

import dev.actordex.card.RecordRef;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/// Keeps everything a reader finds, for tests to look at.
public final class Collected implements CardSource.Intake {
  public final List<SourceRecord> records = new ArrayList<>();
  public final List<Problem> problems = new ArrayList<>();
  public final List<SourceSummary> summaries = new ArrayList<>();

  /// What a reader makes of a text as a file.
  public static Collected from(
      Function<List<RecognisedFile>, CardSource> reader, String name, String json) {
    return from(reader, SourceFile.of(name, json.getBytes(StandardCharsets.UTF_8)));
  }

  /// What a reader makes of a real file; the test is skipped visibly where the data is absent,
  /// except in continuous integration.
  public static Collected fromReal(Function<List<RecognisedFile>, CardSource> reader, String path) {
    Path file = Path.of("..", "shared", "data").resolve(path);
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.assumeTrue(Files.exists(file), "needs the real data: " + file);
    }
    return from(reader, SourceFile.of(file));
  }

  public static Collected from(
      Function<List<RecognisedFile>, CardSource> reader, SourceFile... files) {
    Collected collected = new Collected();
    List<RecognisedFile> recognised = new ArrayList<>();
    for (SourceFile file : files) {
      recognised.add(Sources.recognise(file));
    }
    reader.apply(recognised).read(collected);
    return collected;
  }

  @Override
  public void record(SourceRecord record) {
    records.add(record);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void summary(SourceSummary summary) {
    summaries.add(summary);
  }

  public SourceRecord only() {
    if (records.size() != 1) {
      throw new AssertionError("Expected one record, found " + records);
    }
    return records.getFirst();
  }

  public SourceRecord record(Source source, String id) {
    RecordRef ref = new RecordRef(source, id);
    return records.stream().filter(record -> record.ref().equals(ref)).findFirst().orElseThrow();
  }

  public SourceRecord named(String name) {
    return records.stream().filter(record -> record.name().equals(name)).findFirst().orElseThrow();
  }

  public List<String> said() {
    return problems.stream().map(Problem::toString).toList();
  }

  /// How many statements of one kind all records make together.
  public <S extends Statement> int count(Class<S> kind) {
    return records.stream().mapToInt(record -> record.all(kind).size()).sum();
  }
}

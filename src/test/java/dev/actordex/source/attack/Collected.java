package dev.actordex.source.attack;

import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a source gives.
final class Collected implements CardSource.Intake {
  final List<SourceRecord> records = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();
  final List<SourceSummary> summaries = new ArrayList<>();

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

  SourceRecord of(String id) {
    return records.stream()
        .filter(record -> record.ref().id().equals(id))
        .reduce((a, b) -> {
          throw new AssertionError("Two records " + id);
        })
        .orElseThrow(() -> new AssertionError("No record " + id));
  }

  <S extends Statement> List<S> all(String id, Class<S> kind) {
    return of(id).all(kind);
  }
}

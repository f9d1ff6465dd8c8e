package dev.actordex.indicator;

import dev.actordex.card.Companion;
import dev.actordex.card.Source;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import java.util.ArrayList;
import java.util.List;

/// One import of indicators: what the files say goes to the sink, record by record.
public final class IndicatorIngest implements IndicatorSource.Intake {
  private final IndicatorSink sink;
  private final List<Indicator> same = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<SourceSummary> summaries = new ArrayList<>();

  public IndicatorIngest(IndicatorSink sink) {
    this.sink = sink;
  }

  /// Reads a file to its end; nothing is committed.
  public void read(IndicatorSource source) {
    source.read(this);
    flush();
  }

  @Override
  public void indicator(Indicator indicator) {
    if (!same.isEmpty()) {
      Indicator last = same.getLast();
      if (last.source() != indicator.source() || !last.sourceId().equals(indicator.sourceId())) {
        flush();
      }
    }
    same.add(indicator);
  }

  @Override
  public void withdrawn(Source source, String sourceId) {
    flush();
    sink.remove(source, sourceId);
  }

  @Override
  public void companion(Companion companion) {
    flush();
    sink.put(companion);
  }

  private void flush() {
    if (!same.isEmpty()) {
      sink.replace(same.getFirst().source(), same.getFirst().sourceId(), List.copyOf(same));
      same.clear();
    }
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void summary(SourceSummary summary) {
    summaries.add(summary);
  }

  /// Of this run, in the order of the files.
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// Of this run, in the order of the files.
  public List<SourceSummary> summaries() {
    return List.copyOf(summaries);
  }
}

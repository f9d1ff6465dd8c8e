package dev.actordex.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Source;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a reader of indicators handed out, for tests to look at.
public final class IndicatorsRead implements IndicatorSource.Intake {
  private final List<Indicator> indicators = new ArrayList<>();
  private final List<String> withdrawn = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<SourceSummary> summaries = new ArrayList<>();

  @Override
  public void indicator(Indicator indicator) {
    indicators.add(indicator);
  }

  @Override
  public void withdrawn(Source source, String sourceId) {
    withdrawn.add(source.key() + " " + sourceId);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void summary(SourceSummary summary) {
    summaries.add(summary);
  }

  public List<Indicator> indicators() {
    return indicators;
  }

  public List<String> withdrawn() {
    return withdrawn;
  }

  public List<Problem> problems() {
    return problems;
  }

  public List<SourceSummary> summaries() {
    return summaries;
  }

  public List<Indicator> of(String sourceId) {
    return indicators.stream().filter(i -> i.sourceId().equals(sourceId)).toList();
  }

  /// Every object of the file is imported, merged, skipped or rejected.
  public void assertConserved() {
    for (SourceSummary summary : summaries) {
      Map<String, Integer> counts = summary.counts();
      int told =
          List.of("imported", "merged", "skipped", "rejected").stream()
              .mapToInt(kind -> counts.getOrDefault(kind, 0))
              .sum();
      assertThat(told).isEqualTo(counts.get("objects")).isPositive();
    }
  }
}

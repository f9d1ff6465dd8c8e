package dev.actordex.indicator;

import dev.actordex.card.Companion;
import dev.actordex.card.Source;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;

/// A file from which indicators are read.
public interface IndicatorSource {

  /// Whose records they are.
  Source publisher();

  /// Reads everything once. A file that breaks off gives nothing but a problem.
  void read(Intake intake);

  /// Where a reader puts what it finds.
  interface Intake {
    /// Indicators of one source and one id come one after the other.
    void indicator(Indicator indicator);

    /// The source has withdrawn what it said under this id.
    void withdrawn(Source source, String sourceId);

    /// Who made indicators and how they may be shared: goes where they go.
    default void companion(Companion companion) {}

    void problem(Problem problem);

    /// Says, once and at the end, what was read: `objects` is the sum of `imported`, `merged`,
    /// `skipped` and `rejected`, beside what else there is to count.
    void summary(SourceSummary summary);
  }
}

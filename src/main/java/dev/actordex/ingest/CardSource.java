package dev.actordex.ingest;

/// A file, or what belongs to it, from which records are read.
public interface CardSource {

  /// Reads everything once, in the source's order.
  ///
  /// @throws java.io.UncheckedIOException when the bytes cannot be read; data that can be read but
  ///   makes no sense is a [Problem], never an exception
  void read(Intake intake);

  /// Where a reader puts what it finds.
  interface Intake {
    void record(dev.actordex.card.SourceRecord record);

    /// A finished card; most intakes are for records alone.
    default void exported(ExportedCard card) {
      throw new IllegalStateException("Only records are taken in here, not " + card.card().id());
    }

    /// What came along with the records; most intakes are for records alone.
    default void companion(dev.actordex.card.Companion companion) {}

    void problem(Problem problem);

    /// Says, once and at the latest at the end, what was read.
    void summary(SourceSummary summary);

    /// Says of a file that was read to its end what became of its objects.
    default void fates(Fates fates) {}
  }
}

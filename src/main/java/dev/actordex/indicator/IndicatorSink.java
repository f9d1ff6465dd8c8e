package dev.actordex.indicator;

import dev.actordex.card.Companion;
import dev.actordex.card.Source;
import dev.actordex.ingest.SourceSummary;
import java.util.List;

/// Takes the indicators of one import and publishes them whole, or not at all.
///
/// Closing without a commit leaves everything as it was.
public interface IndicatorSink extends AutoCloseable {

  /// Replaces what the source said under this id before.
  ///
  /// @param said all of them of one source and id
  void replace(Source source, String sourceId, List<Indicator> said);

  /// Replaces what came along under this id before.
  void put(Companion companion);

  void remove(Source source, String sourceId);

  /// Removes all that a source ever said: what comes next is the whole of it.
  void removeAll(Source source);

  /// Makes the changes durable and visible, in one step.
  IndicatorManifest commit(List<SourceSummary> read);

  @Override
  void close();
}

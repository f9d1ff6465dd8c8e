package dev.actordex.indicator;

import dev.actordex.ingest.SourceSummary;
import java.util.List;

/// What the indicators that answer were read from.
///
/// @param version another one after each import; part of the `ETag`s
/// @param updated when, ISO 8601, UTC; empty before the first import
/// @param total how many there are
/// @param files in the order in which they were imported
public record IndicatorManifest(
    String version, String updated, long total, List<SourceSummary> files) {
  public static final IndicatorManifest NONE = new IndicatorManifest("0", "", 0, List.of());

  public IndicatorManifest {
    files = List.copyOf(files);
  }
}

package dev.actordex.export.indicators;

import dev.actordex.indicator.Indicator;
import java.io.IOException;
import java.util.List;

/// Writes a file of indicators as they come.
interface IndicatorWriter {
  /// @param paths the sentences by which it stands on the card
  void add(Indicator indicator, List<String> paths) throws IOException;

  /// Once, at the end.
  void finish() throws IOException;
}

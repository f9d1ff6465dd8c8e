package dev.actordex.indicator;

import java.util.List;
import java.util.Map;

/// A page of indicators, newest first.
///
/// @param total how many there are
/// @param types how many of each type, whichever type was asked for
public record IndicatorPage(
    long total, int page, int size, Map<IndicatorType, Long> types, List<Indicator> indicators) {
  public static final int DEFAULT_SIZE = 50;
  public static final int MAX_SIZE = 200;

  /// How deep paging goes: `page × size`.
  public static final int MAX_WINDOW = 10_000;

  public IndicatorPage {
    types = Map.copyOf(types);
    indicators = List.copyOf(indicators);
  }
}

package dev.actordex.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds indicators, by their value and by what they point to. Thread-safe; each call sees one
/// state of the index throughout.
public interface IndicatorSearch extends AutoCloseable {

  /// @param type only these; null for all
  IndicatorPage find(IndicatorQuery query, @Nullable IndicatorType type, int page, int size);

  /// Those that point to any of the subjects.
  IndicatorPage of(Collection<String> subjects, @Nullable IndicatorType type, int page, int size);

  /// All that point to any of the subjects, type by type, each value once; for exports of any
  /// length.
  void each(
      Collection<String> subjects, @Nullable IndicatorType type, Consumer<Indicator> indicator);

  /// Everything that indicators point to, with how many point to it.
  List<Counted> subjects();

  /// What came along with indicators under this id, JSON.
  Optional<byte[]> companion(String id);

  IndicatorManifest manifest();

  /// What is wrong, in one sentence; empty when all is well.
  default Optional<String> problem() {
    return Optional.empty();
  }

  /// Whether what is not found is not there; false where there may be indicators that cannot be
  /// read.
  default boolean usable() {
    return true;
  }

  @Override
  void close();

  record Counted(Subject subject, long indicators) {}

  /// Where no indicators were ever imported.
  static IndicatorSearch none() {
    return new IndicatorSearch() {
      @Override
      public IndicatorPage find(
          IndicatorQuery query, @Nullable IndicatorType type, int page, int size) {
        return new IndicatorPage(0, page, size, java.util.Map.of(), List.of());
      }

      @Override
      public IndicatorPage of(
          Collection<String> subjects, @Nullable IndicatorType type, int page, int size) {
        return new IndicatorPage(0, page, size, java.util.Map.of(), List.of());
      }

      @Override
      public void each(
          Collection<String> subjects, @Nullable IndicatorType type, Consumer<Indicator> to) {}

      @Override
      public List<Counted> subjects() {
        return List.of();
      }

      @Override
      public Optional<byte[]> companion(String id) {
        return Optional.empty();
      }

      @Override
      public IndicatorManifest manifest() {
        return IndicatorManifest.NONE;
      }

      @Override
      public void close() {}
    };
  }
}

package dev.actordex.indicator;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A handful of indicators in a list.
public class InMemoryIndicatorSearch implements IndicatorSearch {
  private final List<Indicator> all;

  public InMemoryIndicatorSearch(Indicator... all) {
    this.all = List.of(all);
  }

  @Override
  public IndicatorPage find(
      IndicatorQuery query, @Nullable IndicatorType type, int page, int size) {
    return page(i -> i.value().canonical().equals(query.value()), type, page, size);
  }

  @Override
  public IndicatorPage of(
      Collection<String> subjects, @Nullable IndicatorType type, int page, int size) {
    return page(i -> pointsTo(i, subjects), type, page, size);
  }

  private IndicatorPage page(
      Predicate<Indicator> wanted, @Nullable IndicatorType type, int page, int size) {
    List<Indicator> found = all.stream().filter(wanted).toList();
    Map<IndicatorType, Long> types = new EnumMap<>(IndicatorType.class);
    found.forEach(i -> types.merge(i.value().type(), 1L, Long::sum));
    List<Indicator> ofType =
        found.stream().filter(i -> type == null || i.value().type() == type).toList();
    return new IndicatorPage(
        ofType.size(),
        page,
        size,
        types,
        ofType.stream().skip((page - 1L) * size).limit(size).toList());
  }

  private static boolean pointsTo(Indicator indicator, Collection<String> subjects) {
    return indicator.pointings().stream().anyMatch(p -> subjects.contains(p.subject().key()));
  }

  @Override
  public void each(
      Collection<String> subjects, @Nullable IndicatorType only, Consumer<Indicator> to) {
    Set<String> seen = new HashSet<>();
    for (IndicatorType type : IndicatorType.values()) {
      all.stream()
          .filter(i -> i.value().type() == type && (only == null || only == type))
          .filter(i -> pointsTo(i, subjects) && seen.add(i.value().id()))
          .forEach(to);
    }
  }

  @Override
  public List<Counted> subjects() {
    Map<Subject, Long> counts = new HashMap<>();
    all.forEach(i -> i.pointings().forEach(p -> counts.merge(p.subject(), 1L, Long::sum)));
    return counts.entrySet().stream().map(e -> new Counted(e.getKey(), e.getValue())).toList();
  }

  @Override
  public Optional<byte[]> companion(String id) {
    return Optional.empty();
  }

  @Override
  public IndicatorManifest manifest() {
    return new IndicatorManifest("1-0a1b2c3d4e5f", "2026-01-01T12:00:00Z", all.size(), List.of());
  }

  @Override
  public void close() {}
}

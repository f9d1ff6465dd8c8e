package dev.actordex.indicator;

import dev.actordex.card.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Indicators invented for tests.
public final class Indicators {
  public static final Subject PLUGX = Subject.malpedia("win.plugx", "PlugX", List.of("Korplug"));

  private Indicators() {}

  public static Indicator of(String id, IndicatorType type, String value, Subject... subjects) {
    return of(id, type, value, null, subjects);
  }

  public static Indicator of(
      String id,
      IndicatorType type,
      String value,
      @Nullable Instant validUntil,
      Subject... subjects) {
    return new Indicator(
        Source.THREATFOX,
        id,
        IndicatorValue.of(type, value).orElseThrow(),
        List.of(),
        null,
        null,
        null,
        "someone",
        75,
        Instant.parse("2023-11-29T06:21:38Z"),
        null,
        validUntil,
        List.of("tag"),
        List.of("https://source.example/1"),
        java.util.Arrays.stream(subjects)
            .map(subject -> new Indicator.Pointing(subject, "indicates", List.of()))
            .toList(),
        "{\"id\":\"" + id + "\"}");
  }
}

package dev.actordex.indicator;

import dev.actordex.card.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one source says of one value: seen when, how sure, and what it indicates.
///
/// A source that says several values of one thing gives several indicators with one [#sourceId]; a
/// pattern that needs several values at once stays one, of type `pattern`, with its values as
/// [#parts].
///
/// @param sourceId the source's own id of it: a later one of the same source replaces it
/// @param parts the values inside a pattern: they find it, none of them alone indicates anything
/// @param pattern the whole STIX pattern the value was taken from
/// @param producer who made it, where the source hands on what others made
/// @param confidence 0 to 100
/// @param validUntil from when on it no longer counts
/// @param pointings what it points to
/// @param raw the record as it came, JSON
public record Indicator(
    Source source,
    String sourceId,
    IndicatorValue value,
    List<IndicatorValue> parts,
    @Nullable String pattern,
    @Nullable String name,
    @Nullable String description,
    @Nullable String producer,
    @Nullable Integer confidence,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    @Nullable Instant validUntil,
    List<String> tags,
    List<String> references,
    List<Pointing> pointings,
    String raw) {

  public Indicator {
    if (sourceId.isBlank()) {
      throw new IllegalArgumentException("An indicator needs its source's id");
    }
    if (confidence != null && (confidence < 0 || confidence > 100)) {
      throw new IllegalArgumentException("Confidence is 0 to 100, not " + confidence);
    }
    parts = List.copyOf(parts);
    tags = List.copyOf(tags);
    references = List.copyOf(references);
    pointings = List.copyOf(pointings);
  }

  /// @param relation how the source says it: `indicates`, `communicates-with`
  /// @param via what lies between, in words; empty when nothing does
  public record Pointing(Subject subject, String relation, List<String> via) {
    public Pointing {
      via = List.copyOf(via);
    }
  }

  /// Whether its source no longer stands behind it.
  public boolean expired(Instant now) {
    return validUntil != null && !validUntil.isAfter(now);
  }

  /// Whether a value is enough to look for it: not so for patterns of several conditions.
  public boolean huntable(Instant now) {
    return value.type() != IndicatorType.PATTERN && !expired(now);
  }
}

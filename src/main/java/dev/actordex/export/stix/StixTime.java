package dev.actordex.export.stix;

import dev.actordex.card.FuzzyDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as STIX writes them: UTC with milliseconds.
final class StixTime {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern STIX =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");

  private StixTime() {}

  static String of(Instant instant) {
    return MILLIS.format(instant);
  }

  static String startOf(LocalDate day) {
    return of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /// A timestamp as it stands, or the same in the form that STIX wants; empty where the text is
  /// none.
  static Optional<String> exact(String text) {
    try {
      Instant instant = Instant.parse(text);
      String written = STIX.matcher(text).matches() ? text : of(instant);
      return Optional.of(written).filter(STIX.asMatchPredicate());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A timestamp or a day, where the text is one.
  static Optional<String> of(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(Instant.parse(text)));
    } catch (DateTimeException e) {
      return FuzzyDate.parse(text).map(FuzzyDate::from).map(StixTime::startOf);
    }
  }
}

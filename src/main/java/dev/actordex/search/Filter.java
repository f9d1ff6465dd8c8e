package dev.actordex.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition a hit must meet, besides the words.
public sealed interface Filter {

  /// The card bears one of the values (or none of them, when `excluded`).
  ///
  /// @param values canonical: an ISO code, a vocabulary key, an ATT&CK id; never empty
  record OneOf(Facet facet, List<String> values, boolean excluded) implements Filter {
    public OneOf {
      if (values.isEmpty()) {
        throw new IllegalArgumentException("A filter on " + facet.key() + " needs a value");
      }
      values = List.copyOf(values);
    }
  }

  /// What is known of the card's activity overlaps the interval; an open side is null.
  record Active(@Nullable LocalDate from, @Nullable LocalDate to) implements Filter {}

  /// First seen within the years, both included; an open side is null.
  record FirstSeen(@Nullable Integer from, @Nullable Integer to) implements Filter {}
}

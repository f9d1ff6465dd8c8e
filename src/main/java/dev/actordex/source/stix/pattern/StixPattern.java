package dev.actordex.source.stix.pattern;

import java.util.List;

/// A STIX pattern as a tree.
///
/// [PatternParser] makes it, [PatternValues] takes the values out of it.
public sealed interface StixPattern {

  /// `[…]`: one thing seen.
  record Observation(Comparison what) implements StixPattern {}

  /// Several things seen, joined by one operator.
  record Joined(Operator operator, List<StixPattern> parts) implements StixPattern {
    public Joined {
      parts = List.copyOf(parts);
    }
  }

  enum Operator {
    AND,
    OR,
    FOLLOWEDBY
  }

  /// `… WITHIN 300 SECONDS`, `REPEATS 5 TIMES`, `START … STOP …`.
  record Qualified(StixPattern what, String qualifier) implements StixPattern {}

  /// A condition on one thing.
  sealed interface Comparison {
    /// `object:path = 'value'`.
    ///
    /// @param path as written, quotes of names kept: `file:hashes.'SHA-256'`
    /// @param relation `=`, `!=`, `IN`, `LIKE`, `MATCHES`, `ISSUBSET`, `ISSUPERSET`, `EXISTS` …
    record Test(String path, boolean negated, String relation, List<String> values)
        implements Comparison {
      public Test {
        values = List.copyOf(values);
      }
    }

    record All(List<Comparison> parts) implements Comparison {
      public All {
        parts = List.copyOf(parts);
      }
    }

    record Any(List<Comparison> parts) implements Comparison {
      public Any {
        parts = List.copyOf(parts);
      }
    }
  }
}

package dev.actordex.card;

import java.util.List;

/// A value and who says it: "China", said by ETDA and MISP, is one claim with two sources.
///
/// @param value the canonical value: an ISO code, a vocabulary key, a date
/// @param label the value for a reader
/// @param sources who says it, in the order of evidence, never empty
public record Claim(String value, String label, List<Said> sources) {

  public Claim {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("Nobody claims " + value);
    }
    sources = List.copyOf(sources);
  }

  /// One record's way of saying it.
  ///
  /// @param source the key of the source, `etda`
  /// @param id the record's id at that source
  /// @param raw the value as that record writes it
  public record Said(Source source, String id, String raw) {
    public Said(RecordRef ref, String raw) {
      this(ref.source(), ref.id(), raw);
    }
  }
}

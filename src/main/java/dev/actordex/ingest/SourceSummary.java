package dev.actordex.ingest;

import dev.actordex.card.Source;
import java.util.Map;
import java.util.TreeMap;

/// What was read from one file.
///
/// @param file the file's name
/// @param collection which collection of the source it is: `enterprise-attack`, `groups`,
///   `threat-actor`
/// @param release the release or date the file states
/// @param sha256 of the bytes as they were given, hexadecimal
/// @param counts objects read by kind, revoked and deprecated ones too
public record SourceSummary(
    Source source,
    String collection,
    String file,
    String release,
    String sha256,
    Map<String, Integer> counts) {
  public SourceSummary {
    counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
  }
}

package dev.actordex.ingest;

import dev.actordex.card.Source;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was read from one file.
///
/// @param file the file's name
/// @param collection which collection of the source it is: `enterprise-attack`, `groups`,
///   `threat-actor`
/// @param release the release or date the file states
/// @param sha256 of the bytes as they were given, hexadecimal
/// @param counts objects read by kind, revoked and deprecated ones too
/// @param supersededBy the newer file of the same collection that was read in this one's place
public record SourceSummary(
    Source source,
    String collection,
    String file,
    String release,
    String sha256,
    Map<String, Integer> counts,
    @Nullable String supersededBy) {
  public SourceSummary {
    counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /// What was read from a file that no other supersedes.
  public SourceSummary(
      Source source,
      String collection,
      String file,
      String release,
      String sha256,
      Map<String, Integer> counts) {
    this(source, collection, file, release, sha256, counts, null);
  }
}

package dev.actordex.source;

import dev.actordex.ingest.SourceSummary;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A file of which it is known what it is.
///
/// @param head the document's top-level values that are neither object nor array, such as ETDA's
///   `last-db-change` and MISP's `version` and `type`; for a STIX bundle and our own cards only
///   those that stand before the rows
/// @param collection which collection of its source it is: `groups` and `tools` for ETDA, the type
///   of a MISP cluster, `cards` for our own; `bundle` for STIX, whose reader knows better
/// @param release as the file states it, empty when it does not
public record RecognisedFile(
    SourceFile file, FileKind kind, String collection, String release, ObjectNode head) {

  public String name() {
    return file.name();
  }

  /// The summary of a file of which `counts` was read.
  public SourceSummary summary(Map<String, Integer> counts) {
    return new SourceSummary(
        kind.source(), collection, file.name(), release, file.sha256(), counts);
  }

  /// The summary of a file that gave way to another edition of the same collection.
  public SourceSummary supersededBy(RecognisedFile newer) {
    return new SourceSummary(
        kind.source(),
        collection,
        file.name(),
        release,
        file.sha256(),
        Map.of(),
        newer.file.name());
  }

  /// Files with equal keys are editions of one collection, of which the newest counts. A file that
  /// stands for itself has its content as the key, so that only copies of it share that.
  String editionOf() {
    return switch (kind) {
      case ETDA_GROUPS, ETDA_TOOLS, MISP_GALAXY ->
          kind + " " + collection + " " + head.path("uuid").asString("");
      case STIX_BUNDLE, MISP_EVENT, THREATFOX, CARD, CARDS, EXPORTED_CARD, EXPORTED_BUNDLE ->
          file.sha256();
    };
  }

  /// Sorts editions by age: dates as they are, version numbers by value.
  String edition() {
    return release.chars().allMatch(c -> c >= '0' && c <= '9') && release.length() < 18
        ? "%018d".formatted(release.isEmpty() ? 0 : Long.parseLong(release))
        : release;
  }
}

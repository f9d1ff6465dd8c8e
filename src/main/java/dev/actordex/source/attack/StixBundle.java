package dev.actordex.source.attack;

import dev.actordex.card.Source;
import dev.actordex.ingest.Fates;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.source.RecognisedFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one file holds, taken apart. Filled by [BundleReader], then only read.
final class StixBundle {
  private final RecognisedFile file;
  final List<StixObject> objects = new ArrayList<>();
  final List<Helper> helpers = new ArrayList<>();
  final List<Party> parties = new ArrayList<>();
  final Companions companions = new Companions();
  final List<Matrix> matrices = new ArrayList<>();
  final List<Relationship> relationships = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();

  /// Ids of all objects, of whatever type.
  final Set<String> ids = new HashSet<>();

  final Map<String, Integer> counts = new TreeMap<>();
  private int rows;
  private int merged;
  private int skipped;
  private int rejected;
  Instant newest = Instant.MIN;

  /// As the bundle's `x-mitre-collection` states it.
  @Nullable String version;

  StixBundle(RecognisedFile file) {
    this.file = file;
  }

  String name() {
    return file.name();
  }

  String sha256() {
    return file.file().sha256();
  }

  /// A bundle with a matrix is a whole release of its domain.
  boolean wholeRelease() {
    return !matrices.isEmpty();
  }

  /// Other producers', when it holds objects of theirs alone.
  private Source source() {
    return !objects.isEmpty() && objects.stream().allMatch(StixObject::foreign)
        ? Source.STIX
        : Source.ATTACK;
  }

  /// `enterprise-attack`; the domains of a bundle that holds several joined by `+`.
  String collection() {
    return matrices.isEmpty()
        ? file.collection()
        : matrices.stream()
            .map(Matrix::domain)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining("+"));
  }

  /// `v18.1`, or the day of the last change where the bundle does not say.
  String release() {
    if (version != null) {
      return "v" + version;
    }
    return newest.equals(Instant.MIN)
        ? ""
        : newest.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /// @param read whether the object's type says something here
  void accepted(String id, boolean read) {
    rows++;
    if (!ids.add(id)) {
      merged++;
    } else if (!read) {
      skipped++;
    }
  }

  void rejected() {
    rows++;
    rejected++;
  }

  Fates fates() {
    return new Fates(name(), rows - merged - skipped - rejected, merged, skipped, rejected);
  }

  SourceSummary summary() {
    return new SourceSummary(source(), collection(), name(), release(), sha256(), counts);
  }

  SourceSummary supersededBy(StixBundle newer) {
    return new SourceSummary(
        source(), collection(), name(), release(), sha256(), Map.of(), newer.name());
  }
}

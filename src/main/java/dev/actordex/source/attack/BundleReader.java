package dev.actordex.source.attack;

import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Statement.Refers;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes one bundle apart, object by object. An object that makes no sense is a problem and the
/// next one is read; of types that mean nothing here only the number is kept.
final class BundleReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}--[0-9A-Za-z-]{1,64}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9-]{1,64}");

  /// Of other types only the number is kept.
  private static final Set<String> READ =
      Set.of(
          "intrusion-set",
          "malware",
          "tool",
          "attack-pattern",
          "campaign",
          "relationship",
          "course-of-action",
          "x-mitre-detection-strategy",
          "x-mitre-analytic",
          "x-mitre-data-component",
          "x-mitre-asset",
          "x-mitre-tactic",
          "x-mitre-matrix",
          "x-mitre-collection");

  private final StixBundle bundle;
  private final ObjectReader objects;

  private BundleReader(StixBundle bundle) {
    this.bundle = bundle;
    this.objects = new ObjectReader(bundle);
  }

  /// @throws SourceException when the file as a whole cannot be read
  static StixBundle read(RecognisedFile file) {
    StixBundle bundle = new StixBundle(file);
    BundleReader reader = new BundleReader(bundle);
    new JsonFile(file.file()).rows("objects", reader::row);
    return bundle;
  }

  private void row(JsonFile.Row row) {
    if (!row.node().isObject()) {
      reject(
          row.pointer(),
          "found %s where a STIX object was expected".formatted(StixFields.kind(row.node())));
      bundle.rejected();
      return;
    }
    String type = row.node().path("type").stringValue("");
    String id = row.node().path("id").stringValue("");
    if (type.isBlank() || !ID.matcher(id).matches()) {
      String found =
          type.isBlank() ? "type" : id.isEmpty() ? "id" : "STIX id, type--uuid: '" + id + "'";
      reject(row.pointer(), "the object has no " + found);
      bundle.rejected();
      return;
    }
    StixFields fields = new StixFields(row.node(), bundle.name(), id, bundle.problems::add);
    Instant modified = type.equals("marking-definition") ? Instant.MIN : fields.time("modified");
    if (modified.isAfter(bundle.newest)) {
      bundle.newest = modified;
    }
    if (object(type, id, modified, fields, row)) {
      boolean byMitre = ObjectReader.byMitre(fields);
      bundle.companions.see(type, id, modified, byMitre, row.node(), row::raw);
      bundle.accepted(id, READ.contains(type));
      bundle.counts.merge(TYPE.matcher(type).matches() ? type : "of no STIX type", 1, Integer::sum);
    } else {
      bundle.rejected();
    }
  }

  /// False when it was rejected.
  private boolean object(
      String type, String id, Instant modified, StixFields fields, JsonFile.Row row) {
    return switch (type) {
      case "intrusion-set", "threat-actor", "malware", "tool", "attack-pattern", "campaign" -> {
        Optional<StixObject> object = objects.read(type, id, modified, fields, row);
        object.ifPresent(bundle.objects::add);
        yield object.isPresent();
      }
      case "relationship" -> {
        Optional<Relationship> relationship = relationship(id, modified, fields);
        relationship.ifPresent(bundle.relationships::add);
        yield relationship.isPresent();
      }
      case "course-of-action",
          "x-mitre-detection-strategy",
          "x-mitre-analytic",
          "x-mitre-data-component",
          "x-mitre-asset",
          "x-mitre-tactic" -> {
        Optional<Helper> helper = helper(type, id, modified, fields);
        helper.ifPresent(bundle.helpers::add);
        yield helper.isPresent();
      }
      case "identity", "location", "vulnerability" -> {
        bundle.parties.add(Party.of(type, id, modified, fields));
        yield true;
      }
      case "x-mitre-matrix" -> {
        bundle.matrices.add(
            new Matrix(
                AttackIds.of(fields).orElse(id), id, fields.labels("tactic_refs"), dead(fields)));
        yield true;
      }
      case "x-mitre-collection" -> {
        fields.label("x_mitre_version").ifPresent(version -> bundle.version = version);
        yield true;
      }
      default -> true;
    };
  }

  private Optional<Relationship> relationship(String id, Instant modified, StixFields fields) {
    Optional<String> type = fields.label("relationship_type");
    Optional<String> from = fields.label("source_ref");
    Optional<String> to = fields.label("target_ref");
    if (type.isEmpty() || from.isEmpty() || to.isEmpty()) {
      reject(id, "the relationship lacks its type, its source_ref or its target_ref");
      return Optional.empty();
    }
    return Optional.of(
        new Relationship(
            bundle.name(),
            id,
            type.get(),
            from.get(),
            to.get(),
            fields.text("description").map(String::strip).orElse(""),
            references(fields, List.of()),
            dead(fields),
            modified));
  }

  private Optional<Helper> helper(String type, String id, Instant modified, StixFields fields) {
    Optional<String> name = fields.label("name");
    if (name.isEmpty()) {
      reject(id, "the object has no name");
      return Optional.empty();
    }
    boolean analytic = type.equals("x-mitre-analytic");
    return Optional.of(
        new Helper(
            id,
            type,
            AttackIds.of(fields).orElse(id),
            name.get(),
            fields.label("x_mitre_shortname").orElse(""),
            analytic
                ? Detections.analytic(name.get(), fields)
                : fields.text("description").orElse(""),
            fields.labels("x_mitre_analytic_refs"),
            dead(fields),
            modified));
  }

  static boolean dead(StixFields fields) {
    return fields.flag("revoked") | fields.flag("x_mitre_deprecated");
  }

  /// The documents among an object's external references. A reference that only explains an alias
  /// is none, nor is the object's own page.
  static List<Refers> references(StixFields fields, List<String> names) {
    List<Refers> references = new ArrayList<>();
    for (StixFields reference : fields.objects("external_references")) {
      Optional<String> source = reference.label("source_name");
      Optional<String> external = reference.label("external_id");
      if (external.isPresent() && source.filter(AttackIds::publishes).isPresent()) {
        continue;
      }
      @Nullable String url = reference.address("url").orElse(null);
      String description = reference.text("description").map(String::strip).orElse("");
      boolean aboutAlias =
          url == null
              && (description.isEmpty()
                  || description.contains("(Citation:")
                  || source.filter(names::contains).isPresent());
      if (aboutAlias) {
        continue;
      }
      @Nullable String citation = external.isEmpty() ? source.orElse(null) : null;
      String title =
          external.isPresent() && description.isEmpty()
              ? (source.orElse("") + " " + external.get()).strip()
              : description;
      references.add(
          new Refers(url, title.isEmpty() ? null : title, citation, ReferenceKind.REPORT));
    }
    return references;
  }

  private void reject(String place, String message) {
    bundle.problems.add(
        new Problem(
            bundle.name(), place, SourceException.printable(message), Consequence.REJECTED));
  }
}

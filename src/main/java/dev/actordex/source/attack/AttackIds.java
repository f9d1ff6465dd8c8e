package dev.actordex.source.attack;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the ATT&CK id among an object's external references: the one of a source whose name begins
/// with `mitre-` (`mitre-attack`, `mitre-ics-attack`, `mitre-mobile-attack`).
final class AttackIds {
  private static final Pattern GROUP = Pattern.compile("G\\d{4}");
  private static final Pattern SOFTWARE = Pattern.compile("S\\d{4}");
  private static final Pattern CAMPAIGN = Pattern.compile("C\\d{4}");
  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");
  private static final Pattern OTHER = Pattern.compile("[A-Z]{1,4}\\d{4}|[A-Z]+(-[A-Z]+)*");

  private AttackIds() {}

  static boolean publishes(String sourceName) {
    return sourceName.startsWith("mitre-");
  }

  /// The id of a helper or of a matrix (`enterprise-attack`).
  static Optional<String> of(StixFields fields) {
    return reference(fields, OTHER).flatMap(reference -> reference.label("external_id"));
  }

  /// The external reference that gives an object of this STIX type its ATT&CK id.
  static Optional<StixFields> reference(StixFields fields, String type) {
    return reference(
        fields,
        switch (type) {
          case "intrusion-set", "threat-actor" -> GROUP;
          case "attack-pattern" -> TECHNIQUE;
          case "campaign" -> CAMPAIGN;
          default -> SOFTWARE;
        });
  }

  private static Optional<StixFields> reference(StixFields fields, Pattern pattern) {
    return fields.objects("external_references").stream()
        .filter(reference ->
            reference.text("source_name").filter(AttackIds::publishes).isPresent()
                && reference
                    .text("external_id")
                    .filter(id -> pattern.matcher(id.toUpperCase(Locale.ROOT)).matches())
                    .isPresent())
        .findFirst();
  }
}

package dev.actordex.source.attack;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom or what a relationship names that is no card: an identity, a location, a vulnerability.
///
/// @param name empty for a location that has none
/// @param sectors of an identity, in the words of STIX's vocabulary or the producer's own
/// @param place of a location, its country or else its region; null for the others
/// @param group whether an identity is a whole class of victims and no one victim
record Party(
    String id,
    String type,
    String name,
    List<String> sectors,
    @Nullable String place,
    boolean group,
    boolean dead,
    Instant modified) {

  Party {
    sectors = List.copyOf(sectors);
  }

  static boolean is(String type) {
    return type.equals("identity") || type.equals("location") || type.equals("vulnerability");
  }

  /// Of one that says too little to be told of, an empty name.
  static Party of(String type, String id, Instant modified, StixFields fields) {
    String name = fields.label("name").orElse("");
    String place = null;
    if (type.equals("location")) {
      place = fields.label("country").or(() -> fields.label("region")).orElse(name);
      place = place.isEmpty() ? null : place;
    }
    boolean identity = type.equals("identity");
    return new Party(
        id,
        type,
        name,
        identity ? fields.labels("sectors") : List.of(),
        place,
        identity && fields.label("identity_class").filter("class"::equals).isPresent(),
        BundleReader.dead(fields),
        modified);
  }
}

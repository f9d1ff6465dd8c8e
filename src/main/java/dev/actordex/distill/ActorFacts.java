package dev.actordex.distill;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts of an actor's card, each with the key of the document it is taken from.
///
/// @param described whether the card has a description
/// @param edited the day on which somebody last worked on the card, ISO; empty when it states none
/// @param mispRecord the name of MISP's record that the card cites, null when it cites none
/// @param names besides `name`
public record ActorFacts(
    String id,
    String name,
    boolean described,
    String edited,
    @Nullable String mispRecord,
    List<Name> names,
    Map<ValueField, List<Fact>> values,
    @Nullable Fact lastSeen,
    Map<IdField, Ids> ids) {

  /// The document of facts that come from ATT&CK.
  public static final String ATTACK = "attack";

  /// The document of facts that come from MISP.
  public static final String MISP = "misp";

  public ActorFacts {
    names = List.copyOf(names);
    Map<ValueField, List<Fact>> copiedValues = new EnumMap<>(ValueField.class);
    values.forEach((field, facts) -> copiedValues.put(field, List.copyOf(facts)));
    values = Collections.unmodifiableMap(copiedValues);
    Map<IdField, Ids> copiedIds = new EnumMap<>(IdField.class);
    copiedIds.putAll(ids);
    ids = Collections.unmodifiableMap(copiedIds);
  }

  /// The values of a field; empty when the card does not have it.
  public List<Fact> values(ValueField field) {
    return values.getOrDefault(field, List.of());
  }

  /// A value and the key of the document that says so, empty when the card names none.
  public record Fact(String value, String ref) {}

  /// @param givenBy who coined it, null when nobody says
  public record Name(String name, @Nullable String givenBy, String ref) {}

  /// Ids that one document lists.
  public record Ids(String ref, List<String> ids) {
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /// The fields of single values to which MISP can add.
  public enum ValueField {
    COUNTRIES,
    MOTIVATIONS,
    SECTORS,
    TARGETS;

    /// As the card writes it.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The fields that list what ATT&CK says the actor uses or ran.
  public enum IdField {
    TECHNIQUES,
    SOFTWARE,
    CAMPAIGNS;

    /// As the card writes it.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

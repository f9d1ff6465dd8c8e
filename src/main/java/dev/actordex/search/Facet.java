package dev.actordex.search;

import java.util.Locale;
import java.util.Optional;

/// What results can be narrowed by. The name is the URL parameter, the JSON key, the index field
/// and the word before the colon in a query.
public enum Facet {
  TYPE("Kind"),
  COUNTRY("Origin"),
  TARGET("Targeted country"),
  SECTOR("Targeted sector"),
  MOTIVATION("Motivation"),
  SPONSOR("Sponsor"),
  TOOL("Software"),
  TECHNIQUE("Technique"),
  TACTIC("Tactic"),
  PLATFORM("Platform"),
  NAME_GIVER("Name giver"),
  SOURCE("Source"),
  DISPUTED("Disputed"),
  FIRST_SEEN("First seen");

  private final String key = name().toLowerCase(Locale.ROOT);
  private final String label;

  Facet(String label) {
    this.label = label;
  }

  public String key() {
    return key;
  }

  public String label() {
    return label;
  }

  public static Optional<Facet> of(String key) {
    for (Facet facet : values()) {
      if (facet.key().equals(key)) {
        return Optional.of(facet);
      }
    }
    return Optional.empty();
  }
}

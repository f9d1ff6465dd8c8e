package dev.actordex.export.navigator;

import dev.actordex.card.TechniqueUse;
import java.util.Optional;

/// A matrix of ATT&CK; a layer shows one.
public enum Domain {
  ENTERPRISE("enterprise-attack"),
  ICS("ics-attack"),
  MOBILE("mobile-attack");

  private final String key;

  Domain(String key) {
    this.key = key;
  }

  /// As layers and ATT&CK's own bundles name it.
  public String key() {
    return key;
  }

  public static Optional<Domain> of(String key) {
    for (Domain domain : values()) {
      if (domain.key.equals(key)) {
        return Optional.of(domain);
      }
    }
    return Optional.empty();
  }

  /// Whether the technique stands in this matrix. One of which no tactic is known counts as
  /// Enterprise.
  boolean has(TechniqueUse use) {
    return use.tactics().isEmpty()
        ? this == ENTERPRISE
        : use.tactics().stream().anyMatch(tactic -> tactic.domain().equals(key));
  }
}

package dev.actordex.export.indicators;

import java.util.Optional;

/// The table in which Microsoft Sentinel keeps indicators.
public enum KqlTable {
  /// The current one.
  INDICATORS("ThreatIntelIndicators"),
  /// The one before, which older workspaces have.
  LEGACY("ThreatIntelligenceIndicator");

  private final String tableName;

  KqlTable(String tableName) {
    this.tableName = tableName;
  }

  /// As it is called in a query, and in the parameter `table`.
  public String tableName() {
    return tableName;
  }

  public static Optional<KqlTable> of(String name) {
    for (KqlTable table : values()) {
      if (table.tableName.equalsIgnoreCase(name)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }
}

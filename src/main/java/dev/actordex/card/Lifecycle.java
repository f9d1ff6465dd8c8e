package dev.actordex.card;

import java.util.Locale;

/// Whether a source still stands behind a record.
public enum Lifecycle {
  LIVE,
  /// Withdrawn by its source without a successor: searchable, and says so.
  DEPRECATED,
  /// Replaced: never a card of its own, its ids and names lead to the successor.
  REVOKED;

  private final String key = name().toLowerCase(Locale.ROOT);

  public String key() {
    return key;
  }
}

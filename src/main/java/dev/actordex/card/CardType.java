package dev.actordex.card;

import java.util.Locale;
import java.util.Optional;

/// The kinds of card a reader can open.
public enum CardType {
  ACTOR("actors"),
  SOFTWARE("software"),
  TECHNIQUE("techniques"),
  CAMPAIGN("campaigns");

  private final String key = name().toLowerCase(Locale.ROOT);
  private final String path;

  CardType(String path) {
    this.path = path;
  }

  /// The value in JSON, URLs and the index: `actor`, `software`, `technique`, `campaign`.
  public String key() {
    return key;
  }

  /// The page and list path segment: `actors`, `software`, `techniques`, `campaigns`.
  public String path() {
    return path;
  }

  public static Optional<CardType> of(String key) {
    for (CardType type : values()) {
      if (type.key().equals(key) || type.path.equals(key)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

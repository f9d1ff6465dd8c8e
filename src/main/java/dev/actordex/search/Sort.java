package dev.actordex.search;

import java.util.Locale;
import java.util.Optional;

/// The order of hits. Cards without the value come last either way; ties are broken by name, then
/// id.
public record Sort(By by, boolean reversed) {
  public static final Sort RELEVANCE = new Sort(By.RELEVANCE, false);

  public enum By {
    RELEVANCE,
    NAME,
    FIRST_SEEN,
    LAST_SEEN,
    MODIFIED;

    private final String key = name().toLowerCase(Locale.ROOT);

    public String key() {
      return key;
    }
  }

  /// Reads `name`, `-first_seen`.
  public static Optional<Sort> of(String text) {
    boolean reversed = text.startsWith("-");
    String key = reversed ? text.substring(1) : text;
    for (By by : By.values()) {
      if (by.key().equals(key)) {
        return Optional.of(new Sort(by, reversed));
      }
    }
    return Optional.empty();
  }

  public String key() {
    return (reversed ? "-" : "") + by.key();
  }
}

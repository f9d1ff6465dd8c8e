package dev.actordex.fetch;

import java.time.Duration;

/// What a download may do, and how long it may take.
///
/// @param http whether unencrypted `http:` addresses may be asked
/// @param privately whether a host may lie in this computer or its own network
/// @param smaller whether a file may be less than half of the last
/// @param bytes most bytes on the wire
/// @param quiet longest time without a byte
/// @param within longest time for one file, attempts and all
/// @param attempts how often a broken connection is taken up again
public record Rules(
    boolean http,
    boolean privately,
    boolean smaller,
    long bytes,
    Duration quiet,
    Duration within,
    int attempts) {
  public Rules {
    if (bytes < 1 || quiet.compareTo(Duration.ZERO) <= 0 || within.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("A limit must be more than nothing");
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("At least one attempt is needed");
    }
  }

  /// Strict, with limits that a slow line keeps.
  public static final Rules DEFAULT =
      new Rules(false, false, false, 100L << 20, Duration.ofSeconds(30), Duration.ofMinutes(10), 3);
}

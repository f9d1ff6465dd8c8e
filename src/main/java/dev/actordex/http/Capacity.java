package dev.actordex.http;

import java.time.Duration;

/// How much the server does at a time, and for how long.
///
/// @param searches how many questions may be answered at the same time
/// @param waiting how many more may wait for their turn before they are sent away
/// @param headersWithin how long a visitor may take to get to the end of a request's header
/// @param exportsWithin how long a file may take to be made and sent; then the connection is cut
/// @param exportsWork processor time in a minute that the files of one client may take; six times
///   as much at once
public record Capacity(
    int searches,
    int waiting,
    Duration headersWithin,
    Duration exportsWithin,
    Duration exportsWork) {

  public Capacity {
    if (searches < 1 || waiting < 0) {
      throw new IllegalArgumentException("At least one search must be possible");
    }
    if (exportsWork.toMillis() < 1 || exportsWork.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("Files need some work, and at most a day's in a minute");
    }
  }

  /// Twice as many searches as processors.
  public static Capacity usual() {
    return new Capacity(
        2 * Runtime.getRuntime().availableProcessors(),
        64,
        Duration.ofSeconds(10),
        Duration.ofMinutes(5),
        Duration.ofSeconds(20));
  }

  /// @param within see `exportsWithin`
  /// @param work see `exportsWork`
  public Capacity withExports(Duration within, Duration work) {
    return new Capacity(searches, waiting, headersWithin, within, work);
  }

  public Capacity withHeadersWithin(Duration limit) {
    return new Capacity(searches, waiting, limit, exportsWithin, exportsWork);
  }
}

package dev.actordex.http;

/// What the server tells of what it does.
///
/// @param requests whether a line is logged for each request
/// @param queries whether those lines hold what was asked
/// @param metrics whether `/metrics` is there
public record Exposure(boolean requests, boolean queries, boolean metrics) {
  /// Nothing is logged, everything is counted.
  public static final Exposure QUIET = new Exposure(false, false, true);
}

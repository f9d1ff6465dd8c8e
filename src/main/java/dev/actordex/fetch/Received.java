package dev.actordex.fetch;

import java.nio.file.Path;

/// What came of asking a place.
public sealed interface Received {

  /// The file is the one that was brought last.
  record Unchanged() implements Received {}

  /// A new file.
  ///
  /// @param file where it lies until [Fetcher#done]
  record Fresh(Place place, Path file, Remembered.State state) implements Received {}
}

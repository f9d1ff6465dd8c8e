package dev.actordex.fetch;

import java.nio.file.Path;

/// Says whether a download is what was asked for.
@FunctionalInterface
public interface Judge {
  /// @return how many bytes the content has, unpacked
  /// @throws FetchException when it is something else, or broken
  long look(Path file) throws FetchException;
}

package dev.actordex.lucene.read;

import dev.actordex.config.Tables;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.Shelf;
import dev.actordex.lucene.analysis.Synonyms;
import java.nio.file.Path;

/// The library's cards as a generation that nobody asked anything yet.
final class LibraryIndex {
  private LibraryIndex() {}

  /// @param data an empty folder
  static Generation open(Path data) {
    return open(data, Shelf.publish(data, LibraryCards.all()).generation());
  }

  static Generation open(Path data, String generation) {
    return Generation.open(
        new Generations(data), generation, Synonyms.bundled(), Tables.facetWords());
  }
}

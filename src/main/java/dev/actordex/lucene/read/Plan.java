package dev.actordex.lucene.read;

import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// A query, ready to be run.
///
/// @param query null asks for all cards
/// @param clues by which hits tell why they matched
/// @param nameKeys keys under which the whole text was looked up as a name
/// @param readings how words were read beyond themselves, in sentences
/// @param complete whether every word was found somewhere
record Plan(
    @Nullable Query query,
    List<Clue> clues,
    List<String> nameKeys,
    List<String> readings,
    boolean complete) {
  Plan {
    clues = List.copyOf(clues);
    nameKeys = List.copyOf(nameKeys);
    readings = List.copyOf(readings);
  }
}

package dev.actordex.lucene.read;

import dev.actordex.search.SearchPage.Reading;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// A query, ready to be run.
///
/// @param query null asks for all cards
/// @param clues by which hits tell why they matched
/// @param nameKeys keys under which the whole text was looked up as a name
/// @param readings how words were read beyond themselves, in sentences
/// @param read the same as values
/// @param units how many parts the question's plain words have
/// @param complete whether every word was found somewhere
record Plan(
    @Nullable Query query,
    List<Clue> clues,
    List<String> nameKeys,
    List<String> readings,
    List<Reading> read,
    int units,
    boolean complete) {
  Plan {
    clues = List.copyOf(clues);
    nameKeys = List.copyOf(nameKeys);
    readings = List.copyOf(readings);
    read = List.copyOf(read);
  }

  /// The same plan, which says what its hits lack.
  Plan lacking(String text, String sentence) {
    List<String> more = new ArrayList<>(readings);
    more.add(sentence);
    List<Reading> values = new ArrayList<>(read);
    values.add(new Reading(text, Reading.As.FEWER, null, null, sentence, null));
    return new Plan(query, clues, nameKeys, more, values, units, complete);
  }
}

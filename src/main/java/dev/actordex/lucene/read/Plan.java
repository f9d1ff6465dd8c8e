package dev.actordex.lucene.read;

import dev.actordex.search.SearchPage.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// A query, ready to be run.
///
/// @param query null asks for all cards
/// @param attempt how the question was translated
/// @param clues by which hits tell why they matched
/// @param nameKeys keys under which the whole text was looked up as a name
/// @param readings how words were read beyond themselves, in sentences
/// @param read the same as values
/// @param units how many parts the question's plain words have
/// @param complete whether every word was found somewhere
/// @param partOfClue of which part of the question each clue is, or [#WHOLE]
/// @param parts how rare each part of the question is
/// @param told whether a part is more than a facet's value
/// @param rows the parts of the query that ask for all of some words, by identity
record Plan(
    @Nullable Query query,
    Attempt attempt,
    List<Clue> clues,
    List<String> nameKeys,
    List<String> readings,
    List<Reading> read,
    int units,
    boolean complete,
    List<Integer> partOfClue,
    List<Float> parts,
    boolean told,
    Map<Query, Requirements> rows) {
  /// How strictly a question is translated.
  ///
  /// @param eager whether words that exist may be typos too: for a second try, when the first found
  ///   nothing
  /// @param missing how many of the plain words a card need not have: for another try, when no card
  ///   has all
  record Attempt(boolean eager, int missing) {
    static final Attempt FIRST = new Attempt(false, 0);
    static final Attempt EAGER = new Attempt(true, 0);

    static Attempt lacking(int words) {
      return new Attempt(false, words);
    }
  }

  /// A clue of all words together.
  static final int WHOLE = -1;

  Plan {
    clues = List.copyOf(clues);
    nameKeys = List.copyOf(nameKeys);
    readings = List.copyOf(readings);
    read = List.copyOf(read);
    partOfClue = List.copyOf(partOfClue);
    parts = List.copyOf(parts);
  }

  /// The same plan, which says what its hits lack.
  Plan lacking(String text, String sentence) {
    List<String> more = new ArrayList<>(readings);
    more.add(sentence);
    List<Reading> values = new ArrayList<>(read);
    values.add(new Reading(text, Reading.As.FEWER, null, null, sentence, null));
    return with(query, attempt, more, values);
  }

  /// The same plan for cards that lack some of the words: all but the query stays as it is, so
  /// nothing is translated again.
  Plan lacking(int words) {
    return query == null
        ? this
        : with(relaxed(query, words), Attempt.lacking(words), readings, read);
  }

  private Query relaxed(Query part, int missing) {
    Requirements row = rows.get(part);
    if (row != null) {
      return missing < row.size() ? row.relaxed(missing) : part;
    }
    return switch (part) {
      case Combined.SomeOf some -> new Combined.SomeOf(relaxed(some.parts, missing), some.enough);
      case Combined.AllOf all ->
          new Combined.AllOf(relaxed(all.parts, missing), relaxed(all.optional, missing));
      case BooleanQuery parts -> relaxed(parts, missing);
      default -> part;
    };
  }

  private List<Query> relaxed(List<Query> parts, int missing) {
    return parts.stream().map(part -> relaxed(part, missing)).toList();
  }

  private Query relaxed(BooleanQuery parts, int missing) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.setMinimumNumberShouldMatch(parts.getMinimumNumberShouldMatch());
    for (BooleanClause clause : parts) {
      builder.add(relaxed(clause.query(), missing), clause.occur());
    }
    return builder.build();
  }

  private Plan with(
      @Nullable Query query, Attempt attempt, List<String> readings, List<Reading> read) {
    return new Plan(
        query,
        attempt,
        clues,
        nameKeys,
        readings,
        read,
        units,
        complete,
        partOfClue,
        parts,
        told,
        rows);
  }
}

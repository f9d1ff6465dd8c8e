package dev.actordex.lucene.read;

import dev.actordex.search.SearchPage.Reading;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// What the translation of one part of a question came to: a word, a name, a concept, a fact.
///
/// @param query null where there is nothing to look for
/// @param fact those of its ways that are facts; null when it is only words
/// @param clues by which a hit tells that it has it
/// @param read how its words were read beyond themselves; how to take that back depends on the
///   question
/// @param readings the same in sentences
/// @param complete whether every word was found somewhere
/// @param corrected whether a word was read as another
/// @param cards how many cards have it, by the way in which most do
record Part(
    @Nullable Query query,
    @Nullable Query fact,
    List<Clue> clues,
    List<Reading> read,
    List<String> readings,
    boolean complete,
    boolean corrected,
    int cards)
    implements Room.Sized {

  /// With its clues; the queries that make it up go when it was asked for twice ([Held]).
  private static final int ABOUT = 2_000;

  /// What a part depends on besides the generation.
  ///
  /// @param kind of part
  /// @param words as they are searched
  /// @param said the same as typed, and what else matters
  record Key(Kind kind, String words, String said, boolean option) {
    /// The same in every process, as that of an enum's constant is not: it decides which of two
    /// parts asked for once is forgotten.
    @Override
    public int hashCode() {
      int texts = words.hashCode() * 31 + said.hashCode();
      return (texts * 31 + kind.ordinal()) * 2 + (option ? 1 : 0);
    }
  }

  enum Kind {
    ID,
    WORD,
    NAME,
    CONCEPT,
    ROW,
    FACT,
    NEIGHBOURS,
    TYPE,
    CARDS;

    /// Whether an editorial table lists all there are.
    boolean isListed() {
      return this == CONCEPT || this == ROW || this == FACT || this == TYPE;
    }
  }

  /// A row of words that an editorial table lists: each field that has it is a way of its own, held
  /// by itself.
  ///
  /// @param ways none where no card has the words
  record Row(List<Query> ways) implements Room.Sized {
    private static final int ABOUT_A_WAY = 600;

    @Override
    public long bytes() {
      long bytes = ABOUT_A_WAY;
      for (Query way : ways) {
        bytes += ABOUT_A_WAY + (way instanceof Held held ? held.bytes() : 0);
      }
      return bytes;
    }
  }

  @Override
  public long bytes() {
    return ABOUT
        + (query instanceof Held held ? held.bytes() : 0)
        + (fact instanceof Held held ? held.bytes() : 0);
  }
}

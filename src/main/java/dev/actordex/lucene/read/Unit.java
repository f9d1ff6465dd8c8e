package dev.actordex.lucene.read;

import dev.actordex.card.CardType;
import dev.actordex.lucene.analysis.Synonyms;
import dev.actordex.search.query.FacetWords;
import dev.actordex.search.query.QueryField;
import org.jspecify.annotations.Nullable;

/// A part of a question: the words from one place on that are read together.
sealed interface Unit {

  int from();

  int length();

  /// A word that stands for itself.
  record Word(int from) implements Unit {
    @Override
    public int length() {
      return 1;
    }
  }

  /// Two words or more that are a name together.
  record Name(int from, int length) implements Unit {}

  /// Several ways to say one thing.
  record Concept(int from, int length, Synonyms.Concept concept) implements Unit {}

  /// A facet value's name.
  record Fact(int from, int length, FacetWords.Sense sense, Side side) implements Unit {}

  /// A year or a range of years. `loose` when the year may be meant as a word of the text, too.
  record Years(int from, int length, QueryField field, String range, boolean loose)
      implements Unit {}

  /// A word that need not match; perhaps it asks for a kind of card.
  record Filler(int from, @Nullable CardType kind) implements Unit {
    @Override
    public int length() {
      return 1;
    }
  }

  /// Which end of an attack a place is.
  enum Side {
    ORIGIN,
    TARGET,
    /// Nothing says which; an origin rather.
    ORIGIN_RATHER,
    /// Nothing says which; it follows a sector, so rather a target.
    TARGET_RATHER
  }
}

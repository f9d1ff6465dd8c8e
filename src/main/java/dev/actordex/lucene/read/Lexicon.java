package dev.actordex.lucene.read;

import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Sieve;
import dev.actordex.search.Facet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a generation knows of words, names and values: all that translating a query depends on.
interface Lexicon {

  /// Whether any card has the term in the field.
  default boolean has(String field, String term) {
    return cards(field, term) > 0;
  }

  /// Whether any card may bear a name under a key: what says no need not be looked up in the fields
  /// of names.
  default boolean mayName(String key) {
    Sieve names = names();
    return names == null || names.mayHold(key.hashCode());
  }

  /// What holds a key back that names nothing; null while all may.
  default @Nullable Sieve names() {
    return null;
  }

  /// How many cards have the term in the field.
  int cards(String field, String term);

  /// The fields of text in which any card has a word, a bit for each by its number.
  default int fields(String word) {
    int fields = 0;
    for (TextField field : TextField.values()) {
      fields |= has(field.indexed(), word) ? 1 << field.ordinal() : 0;
    }
    return fields;
  }

  /// In how many cards a word is at most, of some fields of text.
  ///
  /// @param fields a bit for each by its number, of those in which any card has it
  default int most(String word, int fields) {
    int most = 0;
    for (TextField field : TextField.values()) {
      most =
          (fields & 1 << field.ordinal()) == 0
              ? most
              : Math.max(most, cards(field.indexed(), word));
    }
    return most;
  }

  /// How many cards there are.
  int size();

  /// Words of the index at most `allowed` edits away, the nearest only, the likeliest first; never
  /// ids or designators.
  List<Correction> corrections(String word, int allowed);

  /// Keys of names at most `allowed` edits away, the nearest only.
  List<String> nearNames(String key, int allowed);

  /// The values of a facet that a reader means by a key, label or other spelling.
  List<Value> values(Facet facet, String typed);

  /// The values of a facet whose label or key begins so.
  List<Value> valuesBeginning(Facet facet, String start);

  record Correction(String word, int edits) {}

  record Value(String value, String label) {}
}

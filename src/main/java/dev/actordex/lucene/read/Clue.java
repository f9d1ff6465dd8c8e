package dev.actordex.lucene.read;

import dev.actordex.lucene.TextField;
import dev.actordex.search.Facet;
import java.util.Locale;
import java.util.Set;

/// Something a query looked for, by which a hit can tell why it is there.
sealed interface Clue {

  /// How the query came to look for it.
  enum Why {
    TEXT,
    SYNONYM,
    TYPO;

    private final String key = name().toLowerCase(Locale.ROOT);

    String key() {
      return key;
    }
  }

  /// Words one after the other, as hashes of their terms; usually one.
  record Row(int[] hashes, Why why, Set<TextField> fields) implements Clue {}

  /// A word that may be written as two, folded.
  record Compound(String joined, Why why, Set<TextField> fields) implements Clue {}

  /// The beginning of a word, folded.
  record Beginning(String start, Set<TextField> fields) implements Clue {}

  /// A whole term of a field of ids: an id, an address, a CVE number.
  record Term(String field, String term) implements Clue {}

  /// A facet value the card has.
  record Fact(Facet facet, String value, Why why) implements Clue {}
}

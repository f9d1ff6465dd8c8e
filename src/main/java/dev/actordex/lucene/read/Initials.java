package dev.actordex.lucene.read;

import dev.actordex.lucene.analysis.Words;
import java.io.IOException;

/// Under which letter each card stands in a list by name: a byte a card, so that a list of a large
/// index reads the cards of its page alone.
final class Initials {
  /// Where names begin with a digit or another sign.
  static final char OTHER = '#';

  private final byte[] letters;

  private Initials(byte[] letters) {
    this.letters = letters;
  }

  static Initials of(Heads heads) throws IOException {
    byte[] letters = new byte[heads.size()];
    heads.each(head -> letters[head.number()] = (byte) of(head.name()));
    return new Initials(letters);
  }

  private static char of(String name) {
    String folded = Words.fold(name.strip());
    char first = folded.isEmpty() ? OTHER : folded.charAt(0);
    return first < 'a' || first > 'z' ? OTHER : (char) (first - 'a' + 'A');
  }

  char of(int doc) {
    return (char) letters[doc];
  }
}

package dev.actordex.lucene.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;

/// Which cards have a term, for those who ask it of one card after the other: read once, held like
/// the parts of questions, and then looked up by halving. Thread-safe.
final class Postings {
  private static final int[] NONE = {};

  private final Lexicon lexicon;
  private final Supplier<Sums> sums;
  private final Remembered remembered;

  /// @param remembered may be shared with whoever reads the same index
  Postings(Lexicon lexicon, Supplier<Sums> sums, Remembered remembered) {
    this.lexicon = lexicon;
    this.sums = sums;
    this.remembered = remembered;
  }

  /// In the order of the index; not to be changed.
  int[] of(String field, String term) throws IOException {
    if (!lexicon.has(field, term)) {
      return NONE;
    }
    Part.Key key = new Part.Key(Part.Kind.CARDS, term, field, false);
    Held held = (Held) remembered.get(key);
    if (held == null) {
      Room room = remembered.roomFor(key);
      held = new Held(new ConstantScoreQuery(new TermQuery(new Term(field, term))), room);
      room.put(key, held);
    }
    HeldCards known = held.known();
    return (known == null ? held.cards(sums.get()) : known).docs();
  }

  boolean has(int doc, String field, String term) throws IOException {
    return Arrays.binarySearch(of(field, term), doc) >= 0;
  }
}

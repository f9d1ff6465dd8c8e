package dev.actordex.lucene.read;

import dev.actordex.lucene.Fields;
import dev.actordex.lucene.analysis.Token;
import dev.actordex.lucene.analysis.Words;
import dev.actordex.lucene.stored.ForwardText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Which two words make a compound, `watering` and `hole` or `wateri` and `nghole`, so that cards
/// are asked for them by look-up and not read word by word.
///
/// A compound is taken apart once per generation, at every letter; most cards have none of it and
/// are not asked at all. Thread-safe; forgets all it knows when that is much.
final class CompoundHalves {
  private static final int MOST = 2_000;

  private final Postings postings;
  private final Lexicon lexicon;
  private final ConcurrentHashMap<String, List<Pair>> known = new ConcurrentHashMap<>();

  /// The hashes of two words' terms.
  record Pair(int left, int right) {}

  CompoundHalves(Postings postings, Lexicon lexicon) {
    this.postings = postings;
    this.lexicon = lexicon;
  }

  /// The pairs to look for in a card; none where the index says that it has no such compound.
  List<Pair> in(int doc, String joined) throws IOException {
    return postings.has(doc, Fields.COMPOUND, joined) ? of(joined) : List.of();
  }

  private List<Pair> of(String joined) {
    List<Pair> pairs = known.get(joined);
    if (pairs == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      pairs = takenApart(joined);
      known.put(joined, pairs);
    }
    return pairs;
  }

  private List<Pair> takenApart(String joined) {
    List<Pair> pairs = new ArrayList<>();
    for (int at = joined.offsetByCodePoints(0, 1);
        at < joined.length();
        at = joined.offsetByCodePoints(at, 1)) {
      List<Token> left = Words.of(joined.substring(0, at));
      List<Token> right = Words.of(joined.substring(at));
      if (isWord(left) && isWord(right)) {
        pairs.add(
            new Pair(
                ForwardText.hash(left.getFirst().term()),
                ForwardText.hash(right.getFirst().term())));
      }
    }
    return List.copyOf(pairs);
  }

  private boolean isWord(List<Token> tokens) {
    return tokens.size() == 1 && lexicon.fields(tokens.getFirst().term()) != 0;
  }
}

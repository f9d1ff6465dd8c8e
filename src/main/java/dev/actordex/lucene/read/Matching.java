package dev.actordex.lucene.read;

import java.io.IOException;
import org.apache.lucene.search.Query;

/// The cards that match the words of a query, with their scores, in the order of the index.
///
/// All of them, because facets count all of them: whatever is filtered, counted or sorted, cards
/// are looked for once per request.
final class Matching {
  private final int[] docs;
  private final float[] scores;

  private Matching(int[] docs, float[] scores) {
    this.docs = docs;
    this.scores = scores;
  }

  static Matching of(Sums sums, Query query, float[] standing) throws IOException {
    HeldCards cards = sums.of(query);
    float[] scores = cards.scores().clone();
    for (int i = 0; i < scores.length; i++) {
      scores[i] += standing[cards.docs()[i]];
    }
    return new Matching(cards.docs(), scores);
  }

  /// Every card, by what it has by itself.
  static Matching everything(float[] standing) {
    int[] docs = new int[standing.length];
    for (int doc = 0; doc < docs.length; doc++) {
      docs[doc] = doc;
    }
    return new Matching(docs, standing.clone());
  }

  static Matching nothing() {
    return new Matching(new int[0], new float[0]);
  }

  int[] docs() {
    return docs;
  }

  float[] scores() {
    return scores;
  }

  int size() {
    return docs.length;
  }

  int doc(int i) {
    return docs[i];
  }

  float score(int i) {
    return scores[i];
  }
}

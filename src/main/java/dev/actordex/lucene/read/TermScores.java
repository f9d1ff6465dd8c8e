package dev.actordex.lucene.read;

import dev.actordex.lucene.Ranking;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/// Which cards have a term of a field, and what it counts for each: what Lucene's term query finds,
/// scored as Lucene scores it, to the last bit.
///
/// Of a word that nobody asked for before half was spent on opening it in ten fields: a walk in the
/// term dictionary, statistics, a scorer and its buffers for each, 10 µs and 15 kB a word. Out of
/// [TermLists] it is a look-up and a walk through a few bytes. Immutable and thread-safe.
final class TermScores {
  private static final int NORMS = 256;

  /// How many cards are read between two looks at the deadline.
  private static final int AT_ONCE = 1 << 12;

  private final TermLists lists;
  private final Map<String, Field> fields = new HashMap<>();

  /// How a term of a field is scored.
  ///
  /// @param cards how many have the field
  /// @param inverse of each norm, what a time that a card has the term is divided by; empty where
  ///   neither length nor repetition count
  private record Field(long cards, float[] inverse) {

    /// As Lucene's BM25 does.
    float score(float weight, float times, byte norm) {
      return inverse.length == 0 ? weight : weight - weight / (1f + times * inverse[norm & 0xff]);
    }
  }

  TermScores(TermLists lists, LeafReader reader) throws IOException {
    this.lists = lists;
    for (FieldInfo info : reader.getFieldInfos()) {
      Terms terms = info.getIndexOptions() == IndexOptions.NONE ? null : reader.terms(info.name);
      if (terms != null) {
        fields.put(info.name, new Field(terms.getDocCount(), new float[0]));
      }
    }
    for (TextField text : TextField.values()) {
      Terms terms = reader.terms(text.indexed());
      if (text.prose() && terms != null) {
        float average = (float) (terms.getSumTotalTermFreq() / (double) terms.getDocCount());
        fields.put(text.indexed(), new Field(terms.getDocCount(), inverse(average)));
      }
    }
  }

  private static float[] inverse(float average) {
    float[] inverse = new float[NORMS];
    for (int norm = 0; norm < NORMS; norm++) {
      float length = SmallFloat.byte4ToInt((byte) norm);
      inverse[norm] =
          1f / (Ranking.REPEATED * ((1 - Ranking.LENGTH) + Ranking.LENGTH * length / average));
    }
    return inverse;
  }

  /// How many cards have a term.
  ///
  /// @param hash see [TermLists#hash]
  int count(String field, long hash) throws IOException {
    long found = lists.find(field, hash);
    return found < 0 ? 0 : lists.count(found);
  }

  /// See [TermLists#fields].
  int fields(long hash) throws IOException {
    return lists.fields(hash);
  }

  /// @param boost what the term's rarity is multiplied by
  /// @param deadline when it is passed, the rest of the cards is left out
  HeldCards cards(String field, BytesRef term, float boost, Deadline deadline) throws IOException {
    Field known = fields.get(field);
    long found = known == null ? -1 : lists.find(field, TermLists.hash(term));
    if (known == null || found < 0) {
      return HeldCards.NONE;
    }
    TermLists.Walk walk = lists.walk();
    walk.move(field, found);
    int[] docs = new int[lists.count(found)];
    float[] scores = new float[docs.length];
    float weight = boost * rarity(known.cards(), docs.length);
    if (known.inverse().length == 0) {
      int size = read(walk, docs, scores, new byte[0], deadline);
      Arrays.fill(scores, weight);
      return HeldCards.of(docs, scores, size);
    }
    byte[] norms = new byte[docs.length];
    int size = read(walk, docs, scores, norms, deadline);
    for (int i = 0; i < size; i++) {
      scores[i] = known.score(weight, scores[i], norms[i]);
    }
    return HeldCards.of(docs, scores, size);
  }

  /// The same, where each card counts alike.
  HeldCards constant(String field, BytesRef term, float score, Deadline deadline)
      throws IOException {
    long found = lists.find(field, TermLists.hash(term));
    if (found < 0) {
      return HeldCards.NONE;
    }
    TermLists.Walk walk = lists.walk();
    walk.move(field, found);
    int[] docs = new int[lists.count(found)];
    float[] scores = new float[docs.length];
    int size = read(walk, docs, scores, new byte[0], deadline);
    Arrays.fill(scores, score);
    return HeldCards.of(docs, scores, size);
  }

  /// How many were read.
  private static int read(
      TermLists.Walk walk, int[] docs, float[] times, byte[] norms, Deadline deadline) {
    for (int from = 0; from < docs.length; from += AT_ONCE) {
      if (from > 0 && deadline.passed()) {
        return from;
      }
      walk.read(docs, times, norms, from, Math.min(docs.length, from + AT_ONCE));
    }
    return docs.length;
  }

  /// See [#cards], of some cards alone: the others are passed over, neither scored nor kept.
  ///
  /// @param some ascending
  HeldCards among(String field, BytesRef term, float boost, int[] some, Deadline deadline)
      throws IOException {
    Field known = fields.get(field);
    long found = known == null ? -1 : lists.find(field, TermLists.hash(term));
    if (known == null || found < 0) {
      return HeldCards.NONE;
    }
    int count = lists.count(found);
    float weight = boost * rarity(known.cards(), count);
    TermLists.Walk walk = lists.walk();
    walk.move(field, found);
    int most = Math.min(count, some.length);
    int[] docs = new int[most];
    float[] scores = new float[most];
    int size = 0;
    int steps = 0;
    for (int doc : some) {
      if (deadline.passedAt(++steps) || !walk.advance(doc)) {
        break;
      }
      if (walk.doc() == doc) {
        docs[size] = doc;
        scores[size++] =
            known.inverse().length == 0 ? weight : known.score(weight, walk.times(), walk.norm());
      }
    }
    return HeldCards.of(docs, scores, size);
  }

  /// The cards that have two words or more near each other, as Lucene's phrase query finds and
  /// scores them.
  ///
  /// @param slop how many other words may stand between two
  /// @param some the cards that are asked about, ascending; null asks about all
  HeldCards phrase(
      String field,
      List<BytesRef> words,
      int slop,
      float boost,
      int @Nullable [] some,
      Deadline deadline)
      throws IOException {
    Field known = fields.get(field);
    if (known == null) {
      return HeldCards.NONE;
    }
    List<TermLists.Walk> walks = new ArrayList<>(words.size());
    double rarity = 0;
    int fewest = some == null ? Integer.MAX_VALUE : some.length;
    for (BytesRef word : words) {
      long found = lists.find(field, TermLists.hash(word));
      if (found < 0) {
        return HeldCards.NONE;
      }
      TermLists.Walk walk = lists.walk();
      walk.moveWithPlaces(field, found);
      walks.add(walk);
      rarity += rarity(known.cards(), lists.count(found));
      fewest = Math.min(fewest, lists.count(found));
    }
    float weight = boost * (float) rarity;
    PhraseWalk phrase = new PhraseWalk(walks, slop, some, deadline);
    int[] docs = new int[fewest];
    float[] scores = new float[fewest];
    int size = 0;
    while (phrase.next()) {
      docs[size] = phrase.doc();
      scores[size++] = known.score(weight, phrase.times(), phrase.norm());
    }
    return HeldCards.of(docs, scores, size);
  }

  /// Lucene's inverse document frequency.
  private static float rarity(long cards, long having) {
    return (float) Math.log(1 + (cards - having + 0.5) / (having + 0.5));
  }
}

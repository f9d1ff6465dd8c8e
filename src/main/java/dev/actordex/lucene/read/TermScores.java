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
import org.apache.lucene.index.Term;
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

  private static final byte[] NO_NORMS = {};

  private final TermLists lists;
  private final Map<String, Field> fields = new HashMap<>();

  /// How a term of a field is scored.
  ///
  /// @param text null where it is no field of text
  /// @param cards how many have the field
  /// @param inverse of each norm, what a time that a card has the term is divided by; empty where
  ///   neither length nor repetition count
  private record Field(@Nullable TextField text, long cards, float[] inverse) {

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
        TextField text = TermLists.text(info.name);
        fields.put(info.name, new Field(text, terms.getDocCount(), new float[0]));
      }
    }
    for (TextField text : TextField.values()) {
      Terms terms = reader.terms(text.indexed());
      if (text.prose() && terms != null) {
        float average = (float) (terms.getSumTotalTermFreq() / (double) terms.getDocCount());
        fields.put(text.indexed(), new Field(text, terms.getDocCount(), inverse(average)));
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

  /// The same.
  int count(Term term) throws IOException {
    return count(term.field(), TermLists.hash(term.bytes()));
  }

  /// See [TermLists#most].
  int most(long hash, int fields) throws IOException {
    return lists.most(hash, fields);
  }

  /// See [TermLists#fields].
  int fields(long hash) throws IOException {
    return lists.fields(hash);
  }

  /// The cards that have a term of a field, about to be read.
  private record Listed(Field field, int count, TermLists.Walk walk) {

    float weight(float boost) {
      return boost * rarity(field.cards(), count);
    }
  }

  private @Nullable Listed listed(String field, BytesRef term, TermLists.Walk walk)
      throws IOException {
    Field known = fields.get(field);
    long found = known == null ? -1 : lists.find(field, TermLists.hash(term));
    if (known == null || found < 0) {
      return null;
    }
    walk.move(known.text(), found);
    return new Listed(known, lists.count(found), walk);
  }

  /// Puts the cards that have a term onto a pile.
  ///
  /// @param boost what the term's rarity is multiplied by
  /// @param deadline when it is passed, the rest of the cards is left out
  void cards(String field, BytesRef term, float boost, Pile pile, Deadline deadline)
      throws IOException {
    Listed listed = listed(field, term, pile.walk(lists, 0));
    if (listed == null) {
      return;
    }
    Field known = listed.field();
    float weight = listed.weight(boost);
    if (known.inverse().length == 0) {
      alike(listed, weight, pile, deadline);
      return;
    }
    byte[] norms = pile.norms(listed.count());
    int size = read(listed, norms, pile, deadline);
    float[] scores = pile.scores();
    for (int i = 0; i < size; i++) {
      scores[i] = known.score(weight, scores[i], norms[i]);
    }
    pile.end(size);
  }

  /// The same, where each card counts alike.
  void constant(String field, BytesRef term, float score, Pile pile, Deadline deadline)
      throws IOException {
    Listed listed = listed(field, term, pile.walk(lists, 0));
    if (listed != null) {
      alike(listed, score, pile, deadline);
    }
  }

  private static void alike(Listed listed, float score, Pile pile, Deadline deadline) {
    int size = read(listed, NO_NORMS, pile, deadline);
    Arrays.fill(pile.scores(), 0, size, score);
    pile.end(size);
  }

  /// How many were read.
  private static int read(Listed listed, byte[] norms, Pile pile, Deadline deadline) {
    int count = listed.count();
    pile.begin(count);
    for (int from = 0; from < count; from += AT_ONCE) {
      if (from > 0 && deadline.passed()) {
        return from;
      }
      listed.walk().read(pile.docs(), pile.scores(), norms, from, Math.min(count, from + AT_ONCE));
    }
    return count;
  }

  /// The cards that have a term, ascending; for look-ups, which score nothing.
  int[] docs(String field, BytesRef term) throws IOException {
    Listed listed = listed(field, term, lists.walk());
    if (listed == null) {
      return new int[0];
    }
    TermLists.Walk walk = listed.walk();
    int[] docs = new int[listed.count()];
    for (int i = 0; i < docs.length && walk.next(); i++) {
      docs[i] = walk.doc();
    }
    return docs;
  }

  /// See [#cards], of some cards alone: the others are passed over, neither scored nor kept.
  ///
  /// @param some ascending
  void among(String field, BytesRef term, float boost, int[] some, Pile pile, Deadline deadline)
      throws IOException {
    Listed listed = listed(field, term, pile.walk(lists, 0));
    if (listed == null) {
      return;
    }
    Field known = listed.field();
    TermLists.Walk walk = listed.walk();
    float weight = listed.weight(boost);
    pile.begin(Math.min(listed.count(), some.length));
    int[] docs = pile.docs();
    float[] scores = pile.scores();
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
    pile.end(size);
  }

  /// Puts the cards onto a pile that have two words or more near each other, as Lucene's phrase
  /// query finds and scores them.
  ///
  /// @param slop how many other words may stand between two
  /// @param some the cards that are asked about, ascending; null asks about all
  void phrase(
      String field,
      List<BytesRef> words,
      int slop,
      float boost,
      int @Nullable [] some,
      Pile pile,
      Deadline deadline)
      throws IOException {
    Field known = fields.get(field);
    TextField text = known == null ? null : known.text();
    if (known == null || text == null) {
      return;
    }
    List<TermLists.Walk> walks = new ArrayList<>(words.size());
    double rarity = 0;
    int fewest = some == null ? Integer.MAX_VALUE : some.length;
    for (BytesRef word : words) {
      long found = lists.find(field, TermLists.hash(word));
      if (found < 0) {
        return;
      }
      TermLists.Walk walk = pile.walk(lists, walks.size());
      walk.moveWithPlaces(text, found);
      walks.add(walk);
      int count = lists.count(found);
      rarity += rarity(known.cards(), count);
      fewest = Math.min(fewest, count);
    }
    float weight = boost * (float) rarity;
    boolean same = words.getFirst().equals(words.getLast());
    PhraseWalk phrase = new PhraseWalk(walks, slop, same, some, deadline);
    pile.begin(fewest);
    int[] docs = pile.docs();
    float[] scores = pile.scores();
    int size = 0;
    while (phrase.next()) {
      docs[size] = phrase.doc();
      scores[size++] = known.score(weight, phrase.times(), phrase.norm());
    }
    pile.end(size);
  }

  /// Lucene's inverse document frequency.
  private static float rarity(long cards, long having) {
    return (float) Math.log(1 + (cards - having + 0.5) / (having + 0.5));
  }
}

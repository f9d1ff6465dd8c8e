package dev.actordex.lucene.read;

import dev.actordex.lucene.TextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// The words that a typo may mean, in their order: one table instead of a term dictionary per
/// field, because Lucene builds an automaton per word and field for this, milliseconds where this
/// takes a tenth of one.
///
/// Ids and designators are not among them: what has a digit is never corrected.
final class TypoWords {

  /// Where words to correct to are looked for: names and uses before prose, whose rare words are
  /// themselves often typos.
  private static final List<TextField> SPELLED =
      List.of(
          TextField.NAME,
          TextField.ALIAS,
          TextField.TOOL,
          TextField.TECHNIQUE,
          TextField.LABEL,
          TextField.DESCRIPTION);

  /// How many words one typo stands for at most.
  private static final int MOST = 4;

  private final String[] words;
  private final NearHalves halves;
  private final LetterBags bags;

  /// For each word how many cards have it, by field added up.
  private final int[] cards;

  /// Whether it stands in prose alone.
  private final boolean[] prose;

  private record Known(int cards, boolean prose) {
    Known and(Known other) {
      return new Known(cards + other.cards, prose && other.prose);
    }
  }

  private TypoWords(Map<String, Known> known) {
    words = known.keySet().toArray(String[]::new);
    cards = known.values().stream().mapToInt(Known::cards).toArray();
    prose = new boolean[words.length];
    int i = 0;
    for (Known word : known.values()) {
      prose[i++] = word.prose();
    }
    halves = new NearHalves(words);
    bags = new LetterBags(words);
  }

  static TypoWords of(LeafReader reader) throws IOException {
    Map<String, Known> known = new TreeMap<>();
    for (TextField field : SPELLED) {
      Terms terms = reader.terms(field.indexed());
      TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        String word = term.utf8ToString();
        if (NearNames.correctable(word)) {
          known.merge(word, new Known(each.docFreq(), field.prose()), Known::and);
        }
      }
    }
    return new TypoWords(known);
  }

  /// Makes what saves most look-ups.
  void prepare() {
    halves.prepare();
  }

  /// See [Lexicon#corrections].
  List<Lexicon.Correction> near(String word, int allowed) {
    List<Integer> found = new ArrayList<>();
    int[] least = {allowed};
    NearKeys.Found nearest =
        (from, to, edits) -> {
          for (int i = from; i < to; i++) {
            // A word of which nothing is left as it was is another.
            boolean other = edits >= Math.min(words[i].length(), word.length());
            if (edits > 0 && edits <= least[0] && !other) {
              if (edits < least[0]) {
                found.clear();
                least[0] = edits;
              }
              found.add(i);
            }
          }
        };
    halves.search(word, nearest);
    if (found.isEmpty() && allowed > 1) {
      bags.search(word, allowed, nearest);
    }
    return found.stream()
        .sorted(
            Comparator.comparingInt((Integer i) -> prose[i] ? 1 : 0)
                .thenComparing(Comparator.comparingInt((Integer i) -> cards[i]).reversed())
                .thenComparing(i -> words[i]))
        .limit(MOST)
        .map(i -> new Lexicon.Correction(words[i], least[0]))
        .toList();
  }
}

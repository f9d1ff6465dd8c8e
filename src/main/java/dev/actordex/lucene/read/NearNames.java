package dev.actordex.lucene.read;

import dev.actordex.identity.NameKey;
import dev.actordex.lucene.Fields;
import dev.actordex.lucene.analysis.Sieve;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Every whole name of a generation by its key, to find those that are a typo away.
///
/// The index has the keys of cards' names already, in order: reading them takes a fifth of the time
/// that making them anew takes, and a question such as `watering-hole` wants them before its first
/// answer.
final class NearNames {
  private final String[] keys;
  private final NearHalves halves;
  private final Once<LetterBags> bags;

  /// A question asks twenty times whether a row of words is a name, in five or six fields each,
  /// nearly always in vain: this says so from the cache, where each look-up in the file waits for
  /// memory.
  private final Sieve sieve;

  private NearNames(Collection<String> some) {
    // Mostly runs that are in order, which a merge sort takes as they are.
    keys = some.stream().sorted().distinct().toArray(String[]::new);
    halves = new NearHalves(keys);
    bags = new Once<>(() -> new LetterBags(keys));
    sieve = Sieve.of(Arrays.asList(keys));
  }

  /// Makes what saves most look-ups.
  void prepare() {
    halves.prepare();
  }

  /// What holds a key back that no card's name has.
  Sieve sieve() {
    return sieve;
  }

  /// @param values keys of what sectors and countries are called
  static NearNames of(LeafReader leaf, Heads heads, Collection<String> values) throws IOException {
    List<String> keys = new ArrayList<>();
    for (String field : Fields.KEYS) {
      read(leaf.terms(field), keys);
    }
    read(leaf.terms(Fields.KEY_LOOSE), keys);
    heads.each(head -> {
      String attackId = head.attackId();
      if (attackId != null) {
        keys.add(NameKey.of(attackId));
      }
    });
    keys.addAll(values);
    return new NearNames(keys);
  }

  private static void read(@Nullable Terms terms, List<String> keys) throws IOException {
    if (terms != null) {
      TermsEnum all = terms.iterator();
      for (BytesRef key = all.next(); key != null; key = all.next()) {
        keys.add(key.utf8ToString());
      }
    }
  }

  /// Keys at most `allowed` edits away, the nearest only.
  List<String> near(String key, int allowed) {
    if (!correctable(key) || allowed == 0) {
      return List.of();
    }
    List<String> near = new ArrayList<>();
    int[] least = {allowed};
    NearKeys.Found nearest =
        (from, to, edits) -> {
          if (edits < least[0]) {
            least[0] = edits;
            near.clear();
          }
          if (edits == least[0]) {
            near.addAll(
                Arrays.asList(keys).subList(from, to).stream()
                    .filter(NearNames::correctable)
                    .toList());
          }
        };
    halves.search(key, nearest);
    if (near.isEmpty() && least[0] > 1) {
      bags.get().search(key, allowed, nearest);
    }
    return near;
  }

  /// Whether a key may be meant by a typo, or reached by one: never with a digit in it.
  static boolean correctable(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (Character.isDigit(key.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}

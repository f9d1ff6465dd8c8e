package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.TermLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of cards on their way to be put together, one on top of the other, in arrays that the next
/// ones find again.
///
/// A word is read in up to ten fields, and what they hold becomes one list, which is kept: the ten,
/// with room for what they might come to together, were a fifth of the bytes that a search
/// allocates. Used by one search at a time; whoever puts something on it takes it off again.
final class Pile {
  /// What a pile is made for: parts of a question have about so many ways.
  private static final int USUAL = 16;

  private int height;

  /// How long each list is.
  private int[] sizes = new int[USUAL];

  /// The list as it was brought; null where the pile's own arrays hold it.
  private @Nullable HeldCards[] whole = new HeldCards[USUAL];

  private int[][] ownDocs = new int[USUAL][0];
  private float[][] ownScores = new float[USUAL][0];
  private byte[] norms = {};

  /// Null until cards are counted in it.
  private Union.@Nullable Window window;

  private final List<TermLists.Walk> walks = new ArrayList<>();

  /// How many lists there are.
  int height() {
    return height;
  }

  int[] docs(int list) {
    HeldCards same = whole[list];
    return same == null ? ownDocs[list] : same.docs();
  }

  float[] scores(int list) {
    HeldCards same = whole[list];
    return same == null ? ownScores[list] : same.scores();
  }

  int size(int list) {
    return sizes[list];
  }

  /// Makes room for a list of so many cards at most, to be written into [#docs()] and [#scores()]
  /// and [ended][#end].
  void begin(int most) {
    if (height == sizes.length) {
      grow();
    }
    if (ownDocs[height].length < most) {
      int room = Math.max(most, ownDocs[height].length * 3 / 2);
      ownDocs[height] = new int[room];
      ownScores[height] = new float[room];
    }
  }

  private void grow() {
    int more = height * 2;
    sizes = Arrays.copyOf(sizes, more);
    whole = Arrays.copyOf(whole, more);
    ownDocs = Arrays.copyOf(ownDocs, more);
    ownScores = Arrays.copyOf(ownScores, more);
    for (int i = height; i < more; i++) {
      ownDocs[i] = new int[0];
      ownScores[i] = new float[0];
    }
  }

  /// Of the list that was begun.
  int[] docs() {
    return ownDocs[height];
  }

  /// Of the list that was begun.
  float[] scores() {
    return ownScores[height];
  }

  /// Puts the list that was begun on top, unless it is empty.
  void end(int size) {
    if (size > 0) {
      whole[height] = null;
      sizes[height++] = size;
    }
  }

  /// Puts a list on top that stays whose it is, unless it is empty.
  void add(HeldCards cards) {
    if (cards.docs().length > 0) {
      begin(0);
      whole[height] = cards;
      sizes[height++] = cards.docs().length;
    }
  }

  /// Takes off the list at a height, and what is above it; empty when there is none.
  HeldCards take(int list) {
    if (list >= height) {
      return HeldCards.NONE;
    }
    HeldCards same = whole[list];
    HeldCards taken =
        same == null
            ? new HeldCards(
                Arrays.copyOf(ownDocs[list], sizes[list]),
                Arrays.copyOf(ownScores[list], sizes[list]))
            : same;
    cut(list);
    return taken;
  }

  /// Takes off all from a height on. What others brought is let go.
  void cut(int list) {
    for (int i = list; i < height; i++) {
      whole[i] = null;
    }
    height = list;
  }

  /// In which nothing stands.
  Union.Window window() {
    Union.Window known = window;
    if (known == null) {
      known = new Union.Window();
      window = known;
    }
    return known;
  }

  /// Room for a byte a card.
  byte[] norms(int cards) {
    if (norms.length < cards) {
      norms = new byte[Math.max(cards, norms.length * 2)];
    }
    return norms;
  }

  /// A walk that nobody else of this search goes at the time.
  ///
  /// @param number 0 for the first of those that are gone together
  TermLists.Walk walk(TermLists lists, int number) {
    while (walks.size() <= number) {
      walks.add(lists.walk());
    }
    return walks.get(number);
  }

  /// Takes off all lists and lets go of the arrays that are too much to keep, the seldom used
  /// first.
  ///
  /// @param most for how many cards there may be room
  void trim(int most) {
    cut(0);
    int room = 0;
    for (int list = 0; list < ownDocs.length; list++) {
      room += ownDocs[list].length;
      if (room > most) {
        room -= ownDocs[list].length;
        ownDocs[list] = new int[0];
        ownScores[list] = new float[0];
      }
    }
    if (norms.length > most) {
      norms = new byte[0];
    }
    // A card takes some two or three bytes of a term's list.
    walks.removeIf(walk -> walk.room() / 4 > most);
  }
}

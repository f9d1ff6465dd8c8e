package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.CardText;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/// What an answer is put together with: where it reads lists of cards and cards' texts, writes
/// snippets and counts facets. The next answer finds all of it as large as answers need it.
///
/// Made anew for each answer it was a third of the bytes that a search allocates, 44 of 132 kB, and
/// how often garbage is collected decides about the slowest in a hundred answers. Used by one
/// answer at a time.
final class Desk {
  private final CardText texts;
  private final CardText details;
  private final Snippets snippets = new Snippets();
  private final Marks marks = new Marks();
  private final Tally tally;
  private final Pile pile = new Pile();

  private Desk(Generation generation) {
    texts = generation.texts();
    details = generation.details();
    tally = new Tally(generation.columns());
  }

  /// See [Generation#texts].
  CardText texts() {
    return texts;
  }

  /// See [Generation#details].
  CardText details() {
    return details;
  }

  /// On which there is nothing.
  Pile pile() {
    pile.cut(0);
    return pile;
  }

  Snippets snippets() {
    return snippets;
  }

  /// Without any card's.
  Marks marks() {
    marks.clear();
    return marks;
  }

  /// One that has counted nothing.
  Tally tally() {
    tally.clear();
    return tally;
  }

  /// The desks of one generation that nobody sits at. The one that was left last is taken first: of
  /// what lies there most is still in the processor's caches. Thread-safe.
  static final class Free {
    /// As many as answers are made at a time, about; who finds none makes one.
    private static final int MOST = 8;

    /// A card of which a text or a table of this size was read was an exception.
    private static final int LARGE = 1 << 18;

    /// In lists of cards that are kept room for, eight bytes each: what a usual index needs, and of
    /// a larger one most questions.
    private static final int MOST_CARDS = 1 << 18;

    private final Generation generation;
    private final BlockingDeque<Desk> free = new LinkedBlockingDeque<>(MOST);

    Free(Generation generation) {
      this.generation = generation;
    }

    Desk take() {
      Desk desk = free.pollFirst();
      return desk == null ? new Desk(generation) : desk;
    }

    /// @param desk that is not used any longer; after a failure it is not given back
    void giveBack(Desk desk) {
      desk.pile.trim(MOST_CARDS);
      if (desk.texts.room() + desk.details.room() + desk.marks.room() + desk.snippets.room()
          <= LARGE) {
        free.offerFirst(desk);
      }
    }
  }
}

package dev.actordex.lucene.read;

import dev.actordex.lucene.TextField;
import dev.actordex.lucene.stored.CardText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Finds a query's clues in the texts of one card after the other: where, and by which clue.
///
/// Each clue's words are looked up in the card. Only beginnings of words need a walk through all of
/// them. Made once per request; what was marked holds until the next card.
final class Marker {
  private final List<Clue> clues;
  private final CompoundHalves halves;
  private final boolean looksIntoTexts;

  /// The different hashes of all rows, and for each clue that is a row which of them it has.
  private final int[] hashes;

  private final int[][] rows;

  /// Where the card has the hashes.
  private final int[] found;

  private final Marks marks;

  /// @param halves of compounds, by the generation that holds the cards
  /// @param marks without any card's
  Marker(List<Clue> clues, CompoundHalves halves, Marks marks) {
    this.clues = clues;
    this.marks = marks;
    this.halves = halves;
    rows = new int[clues.size()][];
    int[] different = new int[8];
    int size = 0;
    boolean texts = false;
    for (int clue = 0; clue < rows.length; clue++) {
      texts |= isText(clues.get(clue));
      if (clues.get(clue) instanceof Clue.Row row) {
        rows[clue] = new int[row.hashes().length];
        for (int i = 0; i < row.hashes().length; i++) {
          int at = 0;
          while (at < size && different[at] != row.hashes()[i]) {
            at++;
          }
          if (at == different.length) {
            different = Arrays.copyOf(different, size * 2);
          }
          different[at] = row.hashes()[i];
          size = Math.max(size, at + 1);
          rows[clue][i] = at;
        }
      }
    }
    looksIntoTexts = texts;
    hashes = Arrays.copyOf(different, size);
    found = new int[size];
  }

  private static boolean isText(Clue clue) {
    return switch (clue) {
      case Clue.Row row -> row.hashes().length > 0;
      case Clue.Compound compound -> true;
      case Clue.Beginning beginning -> true;
      case Clue.Fact fact -> false;
      case Clue.Term term -> false;
    };
  }

  boolean looksIntoTexts() {
    return looksIntoTexts;
  }

  /// Marks the card at which the text stands, in reading order; overlapping marks are left out.
  ///
  /// @return how many marks there are
  int mark(CardText card, int doc) throws IOException {
    marks.begin();
    if (card.words() > 0) {
      for (int i = 0; i < hashes.length; i++) {
        found[i] = card.find(hashes[i]);
      }
      for (int clue = 0; clue < clues.size(); clue++) {
        switch (clues.get(clue)) {
          case Clue.Row row -> row(card, rows[clue], row.fields(), clue);
          case Clue.Compound compound -> compound(card, doc, compound, clue);
          case Clue.Beginning beginning -> beginning(card, beginning, clue);
          case Clue.Fact fact -> {}
          case Clue.Term term -> {}
        }
      }
      marks.order();
    }
    return marks.size();
  }

  /// Keeps the marks of the card that was marked last, for [#markOrKept].
  void keep(int doc) {
    marks.keep(doc);
  }

  /// The same as [#mark] in the same texts, which are not looked through where marks were kept.
  int markOrKept(CardText card, int doc) throws IOException {
    return marks.again(doc) ? marks.size() : mark(card, doc);
  }

  /// The number of a mark's first word in the card.
  int first(int mark) {
    return marks.first(mark);
  }

  /// The number after its last word.
  int after(int mark) {
    return marks.after(mark);
  }

  int clueOf(int mark) {
    return marks.clueOf(mark);
  }

  Clue clue(int mark) {
    return clues.get(clueOf(mark));
  }

  private void row(CardText card, int[] words, Set<TextField> fields, int clue) throws IOException {
    for (int word : words) {
      if (found[word] < 0) {
        return;
      }
    }
    int to = words.length == 0 ? 0 : card.to(found[words[0]]);
    for (int at = words.length == 0 ? 0 : card.from(found[words[0]]); at < to; at++) {
      int first = card.number(at);
      boolean all = true;
      for (int i = 1; all && i < words.length; i++) {
        all = has(card, found[words[i]], first + i);
      }
      if (all && within(card, first, words.length, fields)) {
        marks.add(first, words.length, clue);
      }
    }
  }

  /// Whether a word is one of those with a hash that was found.
  private static boolean has(CardText card, int found, int number) throws IOException {
    int low = card.from(found);
    int high = card.to(found);
    while (low < high) {
      int middle = (low + high) >>> 1;
      int seen = card.number(middle);
      if (seen == number) {
        return true;
      }
      if (seen < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return false;
  }

  /// Whether words stand in one section, of one of the fields.
  private static boolean within(CardText card, int first, int words, Set<TextField> fields) {
    if (words == 1 && fields == Making.ANYWHERE) {
      return true;
    }
    int section = card.sectionOf(first);
    return (words == 1 || first + words <= card.firstWord(section + 1))
        && fields.contains(card.field(section));
  }

  private void compound(CardText card, int doc, Clue.Compound compound, int clue)
      throws IOException {
    byte[] joined = null;
    for (CompoundHalves.Pair pair : halves.in(doc, compound.joined())) {
      int left = card.find(pair.left());
      int right = left < 0 ? -1 : card.find(pair.right());
      for (int at = left < 0 || right < 0 ? 0 : card.from(left), to = right < 0 ? 0 : card.to(left);
          at < to;
          at++) {
        int first = card.number(at);
        if (has(card, right, first + 1) && within(card, first, 2, compound.fields())) {
          if (joined == null) {
            joined = compound.joined().getBytes(StandardCharsets.UTF_8);
          }
          if (!card.apart(first + 1) && joins(card, first, joined)) {
            marks.add(first, 2, clue);
          }
        }
      }
    }
  }

  private static boolean joins(CardText card, int first, byte[] joined) throws IOException {
    int place = card.place(first);
    int start = CardText.start(place);
    int end = CardText.end(place);
    int next = card.place(first + 1);
    int nextStart = CardText.start(next);
    int nextEnd = CardText.end(next);
    int section = card.sectionOf(first);
    return end - start + nextEnd - nextStart == joined.length
        && same(card, section, start, joined, 0, end - start)
        && same(card, section, nextStart, joined, end - start, nextEnd - nextStart);
  }

  private void beginning(CardText card, Clue.Beginning beginning, int clue) throws IOException {
    byte[] start = beginning.start().getBytes(StandardCharsets.UTF_8);
    for (int section = 0; section < card.sections(); section++) {
      if (beginning.fields().contains(card.field(section))) {
        int end = card.firstWord(section + 1);
        for (int word = card.firstWord(section); word < end; word++) {
          int place = card.place(word);
          int at = CardText.start(place);
          if (CardText.end(place) - at >= start.length
              && same(card, section, at, start, 0, start.length)) {
            marks.add(word, 1, clue);
          }
        }
      }
    }
  }

  /// Compares with ASCII's capitals folded; other letters must be written as folded.
  private static boolean same(
      CardText card, int section, int at, byte[] folded, int from, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      byte b = card.textByte(section, at + i);
      if (b >= 'A' && b <= 'Z') {
        b += 'a' - 'A';
      }
      if (b != folded[from + i]) {
        return false;
      }
    }
    return true;
  }
}

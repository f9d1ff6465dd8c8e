package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.CardText;
import dev.actordex.search.Highlights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Whole sentences around marks, as HTML-escaped text in which `<mark>` is the only tag.
///
/// Reads and writes UTF-8. Serves one card after the other; not thread-safe.
final class Snippets {
  /// A longer sentence is cut at a space on either side of its marks.
  private static final int LONGEST = 320;

  /// Of an order, the number of the sentence; above it, how much it tells.
  private static final long INDEX = 0xffff_ffffL;

  private static final byte[] OPEN = utf8("<mark>");
  private static final byte[] CLOSE = utf8("</mark>");
  private static final byte[] BEFORE = utf8("… ");
  private static final byte[] AFTER = utf8(" …");
  private static final byte[] NOTHING = {};

  private final EscapedHtml html = new EscapedHtml();
  private byte[] text = {};
  private int length;

  /// Where the marks of the section begin and end, and by which clue they are. Those of the first
  /// few were looked up.
  private int[] starts = new int[16];

  private int[] ends = new int[16];
  private int[] clues = new int[16];
  private int marks;
  private int placed;

  /// The sentences with marks: where each ends, its first mark and the one after its last, and how
  /// many different clues it has, which say more than one clue twice. Where it begins is found out
  /// when it is shown: of a section that has a word a hundred times three sentences are.
  private int[] sentenceEnds = new int[16];

  private int[] firsts = new int[16];
  private int[] afters = new int[16];
  private long[] order = new long[16];

  /// The sentences that were added: the field of each, where it begins and where it ends.
  private String[] fields = new String[8];

  private int[] shownFrom = new int[8];
  private int[] shownTo = new int[8];
  private int shown;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// How many bytes it holds to write into.
  int room() {
    int ints = starts.length + ends.length + clues.length;
    ints += sentenceEnds.length + firsts.length + afters.length;
    return ints * Integer.BYTES + order.length * Long.BYTES + html.room();
  }

  /// Begins another card.
  void clear() {
    html.clear();
    shown = 0;
  }

  boolean isEmpty() {
    return shown == 0;
  }

  /// The sentences that were added, fields in the order of their first.
  Highlights highlights() {
    if (shown == 0) {
      return Highlights.none();
    }
    int[] ends = new int[shown];
    int size = 0;
    for (int i = 0; i < shown; i++) {
      size += shownTo[i] - shownFrom[i];
      ends[i] = size;
    }
    byte[] utf8 = new byte[size];
    for (int i = 0; i < shown; i++) {
      int length = shownTo[i] - shownFrom[i];
      System.arraycopy(html.bytes(), shownFrom[i], utf8, ends[i] - length, length);
    }
    return new Highlights(Arrays.copyOf(fields, shown), utf8, ends);
  }

  private void keep(String field) {
    if (shown == fields.length) {
      fields = Arrays.copyOf(fields, shown * 2);
      shownFrom = Arrays.copyOf(shownFrom, shown * 2);
      shownTo = Arrays.copyOf(shownTo, shown * 2);
    }
    int at = after(field);
    System.arraycopy(fields, at, fields, at + 1, shown - at);
    System.arraycopy(shownFrom, at, shownFrom, at + 1, shown - at);
    System.arraycopy(shownTo, at, shownTo, at + 1, shown - at);
    fields[at] = field;
    shownFrom[at] = html.start();
    shownTo[at] = html.end();
    shown++;
  }

  /// Where the next sentence of a field stands: behind those it has, or as the first of it behind
  /// all.
  private int after(String field) {
    for (int i = shown; i > 0; i--) {
      if (fields[i - 1].equals(field)) {
        return i;
      }
    }
    return shown;
  }

  /// Adds the most telling sentences of a section, in the order of the text.
  ///
  /// @param from the first of the section's marks
  /// @param to the one after the last
  /// @param most how many sentences a field has at most
  void add(CardText card, int section, Marker marker, int from, int to, int most)
      throws IOException {
    String field = card.field(section).key();
    int limit = most;
    for (int i = 0; i < shown; i++) {
      limit -= fields[i].equals(field) ? 1 : 0;
    }
    if (limit <= 0) {
      return;
    }
    read(card, section, marker, from, to);
    int sentences = sentences(card, marker, from, limit);
    if (sentences > limit) {
      // The most telling first, then the first of the text.
      Arrays.sort(order, 0, sentences);
      for (int i = 0; i < limit; i++) {
        order[i] &= INDEX;
      }
      Arrays.sort(order, 0, limit);
    }
    for (int i = 0; i < Math.min(limit, sentences); i++) {
      html((int) (order[i] & INDEX));
      keep(field);
    }
  }

  private void read(CardText card, int section, Marker marker, int from, int to)
      throws IOException {
    text = card.text(section);
    length = card.textLength(section);
    marks = to - from;
    placed = 0;
    if (marks > starts.length) {
      starts = new int[marks * 2];
      ends = new int[marks * 2];
      clues = new int[marks * 2];
      sentenceEnds = new int[marks * 2];
      firsts = new int[marks * 2];
      afters = new int[marks * 2];
      order = new long[marks * 2];
    }
    for (int i = 0; i < marks; i++) {
      clues[i] = marker.clueOf(from + i);
    }
  }

  /// Looks up where a mark stands; of a section with many, those that are not shown never are.
  private int startOf(CardText card, Marker marker, int from, int mark) throws IOException {
    for (; placed <= mark; placed++) {
      int first = marker.first(from + placed);
      int last = marker.after(from + placed) - 1;
      int place = card.place(first);
      starts[placed] = CardText.start(place);
      ends[placed] = CardText.end(first == last ? place : card.place(last));
    }
    return starts[mark];
  }

  /// Finds the sentences with marks, in the order of the text, until there are `limit` of which
  /// none can tell more.
  ///
  /// @return how many there are
  private int sentences(CardText card, Marker marker, int from, int limit) throws IOException {
    int sentences = 0;
    int all = different();
    int telling = 0;
    for (int first = 0, after; first < marks && telling < limit; first = after) {
      startOf(card, marker, from, first);
      int end = SentenceEnds.from(text, length, ends[first]);
      after = first + 1;
      while (after < marks && startOf(card, marker, from, after) < end) {
        after++;
      }
      int clues = telling(first, after);
      sentenceEnds[sentences] = end;
      firsts[sentences] = first;
      afters[sentences] = after;
      order[sentences] = (long) -clues << Integer.SIZE | sentences;
      sentences++;
      telling += clues == all ? 1 : 0;
    }
    return sentences;
  }

  /// How many different clues the section has; more where that takes long to find out.
  private int different() {
    long seen = 0;
    for (int i = 0; i < marks; i++) {
      if (clues[i] >= Long.SIZE) {
        return Integer.MAX_VALUE;
      }
      seen |= 1L << clues[i];
    }
    return Long.bitCount(seen);
  }

  private int telling(int first, int after) {
    int different = 0;
    for (int i = first; i < after; i++) {
      boolean again = false;
      for (int j = first; j < i; j++) {
        again |= clues[j] == clues[i];
      }
      different += again ? 0 : 1;
    }
    return different;
  }

  private void html(int sentence) {
    html.begin();
    int first = firsts[sentence];
    int begin = SentenceEnds.before(text, length, starts[first]);
    int start = begin;
    int end = sentenceEnds[sentence];
    if (end - start > LONGEST) {
      start = Math.max(start, space(starts[first] - LONGEST / 3, starts[first]));
      end = Math.min(end, space(Math.max(start + LONGEST, ends[first]), end));
    }
    if (start > begin) {
      html.raw(BEFORE);
    }
    int at = start;
    for (int mark = first; mark < afters[sentence]; mark++) {
      if (ends[mark] <= end) {
        html.text(text, at, starts[mark]);
        html.raw(OPEN);
        html.text(text, starts[mark], ends[mark]);
        html.raw(CLOSE);
        at = ends[mark];
      }
    }
    html.text(text, at, end);
    html.strip(end < sentenceEnds[sentence] ? AFTER : NOTHING);
  }

  /// The first place after a space from `at` on, so that neither words nor characters are cut.
  private int space(int at, int last) {
    int i = Math.max(at, 0);
    while (i < last && i > 0 && text[i - 1] != ' ') {
      i++;
    }
    return i;
  }
}

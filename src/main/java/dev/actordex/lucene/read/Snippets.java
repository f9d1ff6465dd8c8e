package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.CardText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Whole sentences around marks, as HTML-escaped text in which `<mark>` is the only tag.
///
/// Reads and writes UTF-8: the sentence becomes a string once, when it is done. Serves one answer
/// after the other; not thread-safe.
final class Snippets {
  /// A longer sentence is cut at a space on either side of its marks.
  private static final int LONGEST = 320;

  private static final byte[] OPEN = utf8("<mark>");
  private static final byte[] CLOSE = utf8("</mark>");
  private static final byte[] BEFORE = utf8("… ");

  private static final boolean[] ESCAPED = new boolean[256];

  static {
    for (char c : new char[] {'&', '<', '>', '"', '\'', '\n'}) {
      ESCAPED[c] = true;
    }
  }

  private byte[] text = {};
  private int length;

  /// Where the marks of the section begin and end, and by which clue they are.
  private int[] starts = new int[16];

  private int[] ends = new int[16];
  private int[] clues = new int[16];
  private int marks;

  private byte[] html = new byte[4096];
  private int size;

  private void read(CardText card, int section, Marker marker, int from, int to)
      throws IOException {
    text = card.text(section);
    length = card.textLength(section);
    marks = to - from;
    if (marks > starts.length) {
      starts = new int[marks * 2];
      ends = new int[marks * 2];
      clues = new int[marks * 2];
    }
    for (int i = 0; i < marks; i++) {
      starts[i] = card.wordStart(marker.first(from + i));
      ends[i] = card.wordEnd(marker.after(from + i) - 1);
      clues[i] = marker.clueOf(from + i);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Where it begins is found out when it is shown: of a section that has a word a hundred times
  /// three sentences are.
  ///
  /// @param first its first mark
  /// @param after the mark after its last
  /// @param telling how many different clues it has: they say more than one clue twice
  private record Sentence(int end, int first, int after, int telling) {}

  /// Adds the most telling sentences of a section, in the order of the text.
  ///
  /// @param from the first of the section's marks
  /// @param to the one after the last
  /// @param most how many there are at most, with those that are there already
  void add(CardText card, int section, Marker marker, int from, int to, int most, List<String> into)
      throws IOException {
    read(card, section, marker, from, to);
    int limit = most - into.size();
    List<Sentence> sentences = sentences(limit);
    if (sentences.size() > limit) {
      sentences.sort(
          Comparator.comparingInt(Sentence::telling).reversed().thenComparingInt(Sentence::first));
      sentences = sentences.subList(0, limit);
      sentences.sort(Comparator.comparingInt(Sentence::first));
    }
    for (Sentence sentence : sentences) {
      into.add(html(sentence));
    }
  }

  /// The sentences with marks, in the order of the text, until there are `limit` of which none can
  /// tell more.
  private List<Sentence> sentences(int limit) {
    List<Sentence> sentences = new ArrayList<>();
    int all = different();
    int telling = 0;
    for (int first = 0, after; first < marks && telling < limit; first = after) {
      int end = end(ends[first]);
      after = first + 1;
      while (after < marks && starts[after] < end) {
        after++;
      }
      Sentence sentence = new Sentence(end, first, after, telling(first, after));
      sentences.add(sentence);
      telling += sentence.telling() == all ? 1 : 0;
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

  private int start(int at) {
    int start = at;
    while (start > 0 && !(isSpace(text[start - 1]) && endsSentence(start))) {
      start--;
    }
    return start;
  }

  private int end(int at) {
    int end = at;
    while (end < length && !(end > 0 && isSpace(text[end - 1]) && endsSentence(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n';
  }

  /// Whether a sentence may end before this place: a full stop and a space were before it and a
  /// capital, digit or quote comes, or a new line.
  private boolean endsSentence(int at) {
    byte before = text[at - 1];
    if (before == '\n') {
      return true;
    }
    if (before != ' ' || at < 3 || at == length) {
      return false;
    }
    byte stop = text[at - 2];
    byte next = text[at];
    boolean stops = stop == '.' || stop == '!' || stop == '?' || stop == '"' || stop == ')';
    if (stop == '"' || stop == ')') {
      stops = text[at - 3] == '.';
    }
    boolean abbreviation = text[at - 3] >= 'A' && text[at - 3] <= 'Z';
    boolean begins = next >= 'A' && next <= 'Z' || next >= '0' && next <= '9' || next < 0;
    return stops && begins && !abbreviation;
  }

  private String html(Sentence sentence) {
    size = 0;
    int begin = start(starts[sentence.first()]);
    int start = begin;
    int end = sentence.end();
    if (end - start > LONGEST) {
      int first = starts[sentence.first()];
      start = Math.max(start, space(first - LONGEST / 3, first));
      end = Math.min(end, space(Math.max(start + LONGEST, ends[sentence.first()]), end));
    }
    if (start > begin) {
      write(BEFORE);
    }
    int at = start;
    for (int mark = sentence.first(); mark < sentence.after(); mark++) {
      if (ends[mark] <= end) {
        escape(at, starts[mark]);
        write(OPEN);
        escape(starts[mark], ends[mark]);
        write(CLOSE);
        at = ends[mark];
      }
    }
    escape(at, end);
    String whole = new String(html, 0, size, StandardCharsets.UTF_8);
    return (end < sentence.end() ? whole.stripTrailing() + " …" : whole).strip();
  }

  /// The first place after a space from `at` on, so that neither words nor characters are cut.
  private int space(int at, int last) {
    int i = Math.max(at, 0);
    while (i < last && i > 0 && text[i - 1] != ' ') {
      i++;
    }
    return i;
  }

  private void escape(int from, int to) {
    room((to - from) * 6);
    int plain = from;
    for (int i = from; i < to; i++) {
      if (ESCAPED[text[i] & 0xff]) {
        copy(plain, i);
        plain = i + 1;
        switch (text[i]) {
          case '&' -> write("&amp;");
          case '<' -> write("&lt;");
          case '>' -> write("&gt;");
          case '"' -> write("&quot;");
          case '\'' -> write("&#39;");
          default -> html[size++] = ' ';
        }
      }
    }
    copy(plain, to);
  }

  private void copy(int from, int to) {
    int bytes = Math.max(0, to - from);
    System.arraycopy(text, from, html, size, bytes);
    size += bytes;
  }

  private void write(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      html[size++] = (byte) ascii.charAt(i);
    }
  }

  private void write(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, html, size, bytes.length);
    size += bytes.length;
  }

  private void room(int more) {
    if (size + more > html.length) {
      html = Arrays.copyOf(html, Math.max(size + more, html.length * 2));
    }
  }
}

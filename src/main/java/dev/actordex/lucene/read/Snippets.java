package dev.actordex.lucene.read;

import dev.actordex.lucene.stored.ForwardText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whole sentences around marks, as HTML-escaped text in which `<mark>` is the only tag.
final class Snippets {
  /// A longer sentence is cut at a space on either side of its marks.
  private static final int LONGEST = 320;

  private Snippets() {}

  private record Sentence(int start, int end, List<Marker.Mark> marks) {
    /// Different clues say more than one clue twice.
    int telling() {
      Set<Integer> clues = new HashSet<>();
      marks.forEach(mark -> clues.add(mark.clue()));
      return clues.size();
    }
  }

  /// The most telling sentences, at most `limit`, in the order of the text.
  static List<String> of(ForwardText.Cursor text, List<Marker.Mark> marks, int limit) {
    List<Sentence> sentences = new ArrayList<>();
    for (Marker.Mark mark : marks) {
      Sentence last = sentences.isEmpty() ? null : sentences.getLast();
      if (last != null && mark.start() < last.end()) {
        last.marks().add(mark);
      } else {
        List<Marker.Mark> own = new ArrayList<>();
        own.add(mark);
        sentences.add(new Sentence(start(text, mark.start()), end(text, mark.end()), own));
      }
    }
    return sentences.stream()
        .sorted(
            Comparator.comparingInt(Sentence::telling).reversed().thenComparingInt(Sentence::start))
        .limit(limit)
        .sorted(Comparator.comparingInt(Sentence::start))
        .map(sentence -> html(text, sentence))
        .toList();
  }

  private static int start(ForwardText.Cursor text, int at) {
    int start = at;
    while (start > 0 && !endsSentence(text, start)) {
      start--;
    }
    return start;
  }

  private static int end(ForwardText.Cursor text, int at) {
    int end = at;
    while (end < text.textLength() && (end == 0 || !endsSentence(text, end))) {
      end++;
    }
    return end;
  }

  /// Whether a sentence may end before this place: a full stop and a space were before it and a
  /// capital, digit or quote comes, or a new line.
  private static boolean endsSentence(ForwardText.Cursor text, int at) {
    byte before = text.textByte(at - 1);
    if (before == '\n') {
      return true;
    }
    if (before != ' ' || at < 3 || at == text.textLength()) {
      return false;
    }
    byte stop = text.textByte(at - 2);
    byte next = text.textByte(at);
    boolean stops = stop == '.' || stop == '!' || stop == '?' || stop == '"' || stop == ')';
    if (stop == '"' || stop == ')') {
      stops = text.textByte(at - 3) == '.';
    }
    boolean abbreviation = text.textByte(at - 3) >= 'A' && text.textByte(at - 3) <= 'Z';
    boolean begins = next >= 'A' && next <= 'Z' || next >= '0' && next <= '9' || next < 0;
    return stops && begins && !abbreviation;
  }

  private static String html(ForwardText.Cursor text, Sentence sentence) {
    int start = sentence.start();
    int end = sentence.end();
    List<Marker.Mark> marks = sentence.marks();
    if (end - start > LONGEST) {
      int first = marks.getFirst().start();
      start = Math.max(start, space(text, first - LONGEST / 3, first));
      end = Math.min(end, space(text, Math.max(start + LONGEST, marks.getFirst().end()), end));
    }
    StringBuilder html = new StringBuilder(end - start + 32);
    if (start > sentence.start()) {
      html.append("… ");
    }
    int at = start;
    for (Marker.Mark mark : marks) {
      if (mark.end() <= end) {
        escape(text.text(at, mark.start()), html);
        html.append("<mark>");
        escape(text.text(mark.start(), mark.end()), html);
        html.append("</mark>");
        at = mark.end();
      }
    }
    escape(text.text(at, end).stripTrailing(), html);
    if (end < sentence.end()) {
      html.append(" …");
    }
    return html.toString().strip();
  }

  /// The first place after a space from `at` on, so that neither words nor characters are cut.
  private static int space(ForwardText.Cursor text, int at, int last) {
    int i = Math.max(at, 0);
    while (i < last && i > 0 && text.textByte(i - 1) != ' ') {
      i++;
    }
    return i;
  }

  private static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\n' -> html.append(' ');
        default -> html.append(c);
      }
    }
  }
}

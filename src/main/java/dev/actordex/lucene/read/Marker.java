package dev.actordex.lucene.read;

import dev.actordex.lucene.TextField;
import dev.actordex.lucene.stored.ForwardText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds a query's clues in the words of one section: where, and by which clue.
///
/// Made once per request; a walk compares hashes, and bytes only for compounds and beginnings.
final class Marker {

  /// A place that a clue marks, in the section's UTF-8.
  record Mark(int start, int end, int clue) {}

  private final List<Clue> clues;
  private final Map<Integer, List<Integer>> rowsByFirst = new HashMap<>();
  private final List<Integer> compounds = new ArrayList<>();
  private final List<Integer> beginnings = new ArrayList<>();
  private final byte[][] spelled;

  /// A bit per hash that begins a row, by its last six bits: nearly every word fails here.
  private long firsts;

  private final int[] sortedFirsts;

  Marker(List<Clue> clues) {
    this.clues = clues;
    spelled = new byte[clues.size()][];
    for (int i = 0; i < clues.size(); i++) {
      switch (clues.get(i)) {
        case Clue.Row row -> {
          if (row.hashes().length > 0) {
            rowsByFirst.computeIfAbsent(row.hashes()[0], hash -> new ArrayList<>()).add(i);
            firsts |= 1L << row.hashes()[0];
          }
        }
        case Clue.Compound compound -> {
          compounds.add(i);
          spelled[i] = compound.joined().getBytes(StandardCharsets.UTF_8);
        }
        case Clue.Beginning beginning -> {
          beginnings.add(i);
          spelled[i] = beginning.start().getBytes(StandardCharsets.UTF_8);
        }
        case Clue.Fact fact -> {}
        case Clue.Term term -> {}
      }
    }
    sortedFirsts = rowsByFirst.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  boolean looksIntoTexts() {
    return !rowsByFirst.isEmpty() || !compounds.isEmpty() || !beginnings.isEmpty();
  }

  Clue clue(int index) {
    return clues.get(index);
  }

  /// The marks of the section at which the cursor stands, in reading order; overlapping ones are
  /// left out.
  List<Mark> marks(ForwardText.Cursor cursor) {
    if (compounds.isEmpty() && beginnings.isEmpty() && !cursor.hasAny(firsts, sortedFirsts)) {
      return List.of();
    }
    TextField field = cursor.field();
    List<Mark> marks = new ArrayList<>();
    Under[] under = new Under[0];
    int previousStart = -1;
    int previousEnd = -1;
    while (cursor.nextWord()) {
      under = advance(under, cursor, field, marks);
      if (previousStart >= 0 && !cursor.apart()) {
        for (int clue : compounds) {
          if (applies(clue, field) && joins(cursor, previousStart, previousEnd, spelled[clue])) {
            marks.add(new Mark(previousStart, cursor.wordEnd(), clue));
          }
        }
      }
      for (int clue : beginnings) {
        if (applies(clue, field) && begins(cursor, spelled[clue])) {
          marks.add(new Mark(cursor.wordStart(), cursor.wordEnd(), clue));
        }
      }
      previousStart = cursor.wordStart();
      previousEnd = cursor.wordEnd();
    }
    return distinct(marks);
  }

  /// A row of words of which some have been seen.
  private record Under(int clue, int[] hashes, int seen, int start) {}

  private Under[] advance(
      Under[] under, ForwardText.Cursor cursor, TextField field, List<Mark> marks) {
    List<Integer> starting =
        (firsts >>> cursor.hash() & 1) == 0 ? null : rowsByFirst.get(cursor.hash());
    if (under.length == 0 && starting == null) {
      return under;
    }
    List<Under> next = new ArrayList<>();
    for (Under row : under) {
      if (row.hashes()[row.seen()] == cursor.hash()) {
        step(new Under(row.clue(), row.hashes(), row.seen() + 1, row.start()), cursor, next, marks);
      }
    }
    if (starting != null) {
      for (int clue : starting) {
        if (clues.get(clue) instanceof Clue.Row row && row.fields().contains(field)) {
          step(new Under(clue, row.hashes(), 1, cursor.wordStart()), cursor, next, marks);
        }
      }
    }
    return next.toArray(Under[]::new);
  }

  private static void step(
      Under row, ForwardText.Cursor cursor, List<Under> next, List<Mark> marks) {
    if (row.seen() == row.hashes().length) {
      marks.add(new Mark(row.start(), cursor.wordEnd(), row.clue()));
    } else {
      next.add(row);
    }
  }

  private boolean applies(int clue, TextField field) {
    return switch (clues.get(clue)) {
      case Clue.Row row -> row.fields().contains(field);
      case Clue.Compound compound -> compound.fields().contains(field);
      case Clue.Beginning beginning -> beginning.fields().contains(field);
      case Clue.Fact fact -> false;
      case Clue.Term term -> false;
    };
  }

  private static boolean joins(ForwardText.Cursor cursor, int start, int end, byte[] joined) {
    int first = end - start;
    int second = cursor.wordEnd() - cursor.wordStart();
    return first + second == joined.length
        && same(cursor, start, joined, 0, first)
        && same(cursor, cursor.wordStart(), joined, first, second);
  }

  private static boolean begins(ForwardText.Cursor cursor, byte[] start) {
    return cursor.wordEnd() - cursor.wordStart() >= start.length
        && same(cursor, cursor.wordStart(), start, 0, start.length);
  }

  /// Compares with ASCII's capitals folded; other letters must be written as folded.
  private static boolean same(
      ForwardText.Cursor cursor, int at, byte[] folded, int from, int length) {
    for (int i = 0; i < length; i++) {
      byte b = cursor.textByte(at + i);
      if (b >= 'A' && b <= 'Z') {
        b += 'a' - 'A';
      }
      if (b != folded[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static List<Mark> distinct(List<Mark> marks) {
    if (marks.size() < 2) {
      return marks;
    }
    List<Mark> sorted = new ArrayList<>(marks);
    sorted.sort(
        java.util.Comparator.comparingInt(Mark::start)
            .thenComparing(java.util.Comparator.comparingInt(Mark::end).reversed())
            .thenComparingInt(Mark::clue));
    List<Mark> distinct = new ArrayList<>();
    int end = -1;
    for (Mark mark : sorted) {
      if (mark.start() >= end) {
        distinct.add(mark);
        end = mark.end();
      }
    }
    return distinct;
  }
}

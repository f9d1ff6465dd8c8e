package dev.actordex.lucene.read;

/// Where sentences of a UTF-8 text begin and end: after a full stop and a space before a capital, a
/// digit or a quote, and after a new line.
///
/// Eight bytes are looked at together. Of most of them it is certain that no sentence ends there:
/// they hold no new line and no space but after letters. The rest is looked at byte by byte, which,
/// done to every byte, was half of what snippets cost.
final class SentenceEnds {
  private static final long SPACES = EightBytes.all(' ');
  private static final long LINES = EightBytes.all('\n');

  private SentenceEnds() {}

  /// The first end of a sentence at a place or after it, the text's at last.
  ///
  /// @param length how many bytes of the array are the text
  static int from(byte[] text, int length, int at) {
    // The byte before an end is what is looked for.
    int i = Math.max(0, at - 1);
    while (i + Long.BYTES <= length) {
      long maybe = maybe(EightBytes.of(text, i));
      while (maybe != 0) {
        int end = i + (Long.numberOfTrailingZeros(maybe) >>> 3) + 1;
        if (isEnd(text, length, end)) {
          return end;
        }
        maybe &= maybe - 1;
      }
      i += Long.BYTES;
    }
    while (i < length && !isEnd(text, length, i + 1)) {
      i++;
    }
    return Math.min(i + 1, length);
  }

  /// The last end of a sentence at a place or before it, the text's beginning at last.
  static int before(byte[] text, int length, int at) {
    // One after the bytes that are still to be looked at.
    int i = at;
    while (i >= Long.BYTES) {
      long maybe = maybe(EightBytes.of(text, i - Long.BYTES));
      while (maybe != 0) {
        int byteOf = Long.SIZE - 1 - Long.numberOfLeadingZeros(maybe) >>> 3;
        int end = i - Long.BYTES + byteOf + 1;
        if (isEnd(text, length, end)) {
          return end;
        }
        maybe &= ~(0x80L << byteOf * Byte.SIZE);
      }
      i -= Long.BYTES;
    }
    while (i > 0 && !isEnd(text, length, i)) {
      i--;
    }
    return i;
  }

  /// A bit for each byte that may be the last of a sentence: new lines, and spaces but those after
  /// what has the bit that all letters have.
  private static long maybe(long bytes) {
    return EightBytes.equal(bytes, LINES)
        | EightBytes.equal(bytes, SPACES) & ~(bytes << Byte.SIZE + 1);
  }

  /// Whether a sentence may end before this place, which is not the first.
  private static boolean isEnd(byte[] text, int length, int at) {
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
}

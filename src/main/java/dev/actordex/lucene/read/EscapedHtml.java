package dev.actordex.lucene.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes HTML as UTF-8, with what comes from texts escaped and their new lines as spaces.
///
/// Copies eight bytes at once and finds out with them whether any is to be escaped, which hardly
/// one in five hundred is. Strings stand one after the other; not thread-safe.
final class EscapedHtml {
  private static final long QUOTES = EightBytes.all('"');
  private static final long LESS = EightBytes.all('<');
  private static final long APOSTROPHES = EightBytes.all('\'');
  private static final long LINES = EightBytes.all('\n');

  /// The longest that a byte becomes: `&quot;`.
  private static final int LONGEST = 6;

  private byte[] html = new byte[4096];
  private int size;
  private int begin;

  /// How many bytes it holds to write into.
  int room() {
    return html.length;
  }

  /// Forgets all strings.
  void clear() {
    size = 0;
    begin = 0;
  }

  /// Begins another string behind the last.
  void begin() {
    begin = size;
  }

  /// Where the string begins in [#bytes].
  int start() {
    return begin;
  }

  /// Where it ends.
  int end() {
    return size;
  }

  byte[] bytes() {
    return html;
  }

  /// Writes as it is.
  void raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, html, size, bytes.length);
    size += bytes.length;
  }

  /// Writes a part of a text, nothing where it ends before it begins.
  void text(byte[] text, int from, int to) {
    room(Math.max(0, to - from) * LONGEST);
    int at = from;
    while (at < to) {
      if (at + Long.BYTES > text.length) {
        one(text[at++]);
        continue;
      }
      // What comes after the part is written over.
      long bytes = EightBytes.of(text, at);
      EightBytes.set(html, size, bytes);
      int plain = Math.min(Long.numberOfTrailingZeros(escaped(bytes)) >>> 3, to - at);
      size += plain;
      at += plain;
      if (plain < Long.BYTES && at < to) {
        one(text[at++]);
      }
    }
  }

  /// A bit for each byte that is not written as it is.
  private static long escaped(long bytes) {
    // A bit tells “&” from a quote, another “>” from “<”.
    return EightBytes.equal(bytes & ~(4 * EightBytes.ONES), QUOTES)
        | EightBytes.equal(bytes & ~(2 * EightBytes.ONES), LESS)
        | EightBytes.equal(bytes, APOSTROPHES)
        | EightBytes.equal(bytes, LINES);
  }

  private void one(byte b) {
    switch (b) {
      case '&' -> ascii("&amp;");
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '"' -> ascii("&quot;");
      case '\'' -> ascii("&#39;");
      case '\n' -> html[size++] = ' ';
      default -> html[size++] = b;
    }
  }

  private void ascii(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      html[size++] = (byte) ascii.charAt(i);
    }
  }

  /// Makes room for as much and for the rest of eight bytes.
  private void room(int more) {
    int needed = size + more + Long.BYTES;
    if (needed > html.length) {
      html = Arrays.copyOf(html, Math.max(needed, html.length * 2));
    }
  }

  /// Takes white space off the string.
  ///
  /// @param after follows what is left, already stripped itself
  void strip(byte[] after) {
    for (int white = whiteBefore(size); white > 0; white = whiteBefore(size)) {
      size -= white;
    }
    raw(after);
    for (int white = whiteAt(begin); white > 0; white = whiteAt(begin)) {
      begin += white;
    }
  }

  /// How many bytes the white space takes that ends before a place; 0 where there is none.
  private int whiteBefore(int end) {
    int at = end - 1;
    if (at < begin) {
      return 0;
    }
    if (html[at] >= 0) {
      return Character.isWhitespace(html[at]) ? 1 : 0;
    }
    while (at > begin && (html[at] & 0xc0) == 0x80) {
      at--;
    }
    return isWhite(at, end) ? end - at : 0;
  }

  private int whiteAt(int start) {
    if (start == size) {
      return 0;
    }
    if (html[start] >= 0) {
      return Character.isWhitespace(html[start]) ? 1 : 0;
    }
    int end = start + 1;
    while (end < size && (html[end] & 0xc0) == 0x80) {
      end++;
    }
    return isWhite(start, end) ? end - start : 0;
  }

  /// Whether a character beyond ASCII is white space.
  private boolean isWhite(int from, int to) {
    return Character.isWhitespace(
        new String(html, from, to - from, StandardCharsets.UTF_8).codePointAt(0));
  }
}

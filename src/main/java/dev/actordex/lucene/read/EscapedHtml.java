package dev.actordex.lucene.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes HTML as UTF-8, with what comes from texts escaped and their new lines as spaces.
///
/// Copies eight bytes at once and finds out with them whether any is to be escaped, which hardly
/// one in five hundred is. Serves one string after the other; not thread-safe.
final class EscapedHtml {
  private static final long QUOTES = EightBytes.all('"');
  private static final long LESS = EightBytes.all('<');
  private static final long APOSTROPHES = EightBytes.all('\'');
  private static final long LINES = EightBytes.all('\n');

  /// The longest that a byte becomes: `&quot;`.
  private static final int LONGEST = 6;

  private byte[] html = new byte[4096];
  private int size;

  /// How many bytes it holds to write into.
  int room() {
    return html.length;
  }

  void clear() {
    size = 0;
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

  /// What was written, without white space around it: looked for in the bytes, because a sentence
  /// ends with a space and a string is copied to be stripped.
  ///
  /// @param after follows what is left, already stripped itself
  String stripped(byte[] after) {
    int end = size;
    while (end > 0 && isWhite(html[end - 1])) {
      end--;
    }
    if (end > 0 && html[end - 1] < 0) {
      // Perhaps white space of Unicode.
      String whole = new String(html, 0, end, StandardCharsets.UTF_8).stripTrailing();
      return (whole + new String(after, StandardCharsets.UTF_8)).strip();
    }
    size = end;
    raw(after);
    int start = 0;
    while (start < size && isWhite(html[start])) {
      start++;
    }
    String whole = new String(html, start, size - start, StandardCharsets.UTF_8);
    return start < size && html[start] < 0 ? whole.strip() : whole;
  }

  private static boolean isWhite(byte b) {
    return b >= 0 && Character.isWhitespace(b);
  }
}

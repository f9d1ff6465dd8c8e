package dev.actordex.export;

import dev.actordex.search.ReadAhead;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON as it grows. A generator writes into it, or what is ready as bytes and single texts and
/// numbers go straight in.
///
/// Unlike a `ByteArrayOutputStream` it takes no lock, which for a piece of twenty bytes would cost
/// more than the piece.
public final class JsonBytes extends OutputStream {
  static final int MOST_DIGITS = 10;

  private static final byte[] NULL = utf8("null");
  private static final byte[] HEX = utf8("0123456789ABCDEF");

  /// A control character by its number.
  private static final int LONGEST_ESCAPE = 6;

  private byte[] bytes;
  private int size;

  private final ReadAhead ahead = new ReadAhead();

  JsonBytes(int expected) {
    bytes = new byte[expected];
  }

  @Override
  public void write(int each) {
    room(1);
    bytes[size++] = (byte) each;
  }

  @Override
  public void write(byte[] from, int start, int length) {
    room(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  void raw(byte[] ready) {
    write(ready, 0, ready.length);
  }

  /// A word of the language itself, or a number: copied as it lies there, which is deprecated for
  /// texts beyond ASCII alone.
  @SuppressWarnings("deprecation")
  void raw(String ascii) {
    room(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, size);
    size += ascii.length();
  }

  /// A text in quotes, or null.
  void text(@Nullable String text) {
    if (text == null) {
      raw(NULL);
      return;
    }
    byte[] utf8 = utf8(text);
    if (PlainText.is(utf8, 0, utf8.length)) {
      quoted(utf8, 0, utf8.length);
    } else if (!hasSurrogates(text)) {
      escaped(utf8, 0, utf8.length);
    } else {
      raw(JsonForm.pieces(json -> json.writeString(text)));
    }
  }

  /// A text in quotes that is UTF-8 already.
  void text(byte[] utf8, int from, int to) {
    if (PlainText.is(utf8, from, to)) {
      quoted(utf8, from, to);
    } else if (!hasSurrogates(utf8, from, to)) {
      escaped(utf8, from, to);
    } else {
      text(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }
  }

  private void quoted(byte[] plain, int from, int to) {
    int length = to - from;
    room(length + 2);
    bytes[size] = '"';
    System.arraycopy(plain, from, bytes, size + 1, length);
    size += length + 2;
    bytes[size - 1] = '"';
  }

  /// Whether a character takes four bytes, as those do that take two in a string.
  private static boolean hasSurrogates(byte[] utf8, int from, int to) {
    for (int at = from; at < to; at++) {
      if ((utf8[at] & 0xf8) == 0xf0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// A text in quotes of which some characters are to be escaped. A generator made for it would
  /// take a microsecond, and an answer has one or two: whatever has an address or a quote in it.
  private void escaped(byte[] utf8, int from, int to) {
    room((to - from) * LONGEST_ESCAPE + 2);
    bytes[size++] = '"';
    for (int at = from; at < to; at++) {
      byte b = utf8[at];
      switch (b) {
        case '"', '\\' -> escape(b);
        case '\n' -> escape((byte) 'n');
        case '\t' -> escape((byte) 't');
        case '\r' -> escape((byte) 'r');
        case '\b' -> escape((byte) 'b');
        case '\f' -> escape((byte) 'f');
        default -> {
          if (b >= 0 && b < ' ') {
            raw("\\u00");
            bytes[size++] = HEX[b >>> 4];
            bytes[size++] = HEX[b & 0xf];
          } else {
            bytes[size++] = b;
          }
        }
      }
    }
    bytes[size++] = '"';
  }

  private void escape(byte letter) {
    bytes[size++] = '\\';
    bytes[size++] = letter;
  }

  void texts(List<String> texts) {
    write('[');
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        write(',');
      }
      text(texts.get(i));
    }
    write(']');
  }

  /// @param number zero or more
  void number(int number) {
    room(MOST_DIGITS);
    size += digits(number, bytes, size);
  }

  /// Writes a number where there is room for [#MOST_DIGITS].
  ///
  /// @param number zero or more
  /// @return how many digits it has
  static int digits(int number, byte[] into, int at) {
    int digits = 1;
    for (int rest = number; rest > 9; rest /= 10) {
      digits++;
    }
    for (int place = at + digits - 1, rest = number; place >= at; place--, rest /= 10) {
      into[place] = (byte) ('0' + rest % 10);
    }
    return digits;
  }

  /// What is written so far, from the first byte to [#size]; what follows means nothing.
  public byte[] array() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /// Begins anew in the same memory.
  void clear() {
    size = 0;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Makes room for more: they can be written into [#array] behind [#size].
  void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /// What is read of what will be copied here.
  ReadAhead ahead() {
    return ahead;
  }

  /// Takes as written what was put behind [#size].
  void grown(int by) {
    size += by;
  }
}

package dev.actordex.export;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON as it grows. A generator writes into it, and what is ready as bytes goes straight in.
///
/// Unlike a `ByteArrayOutputStream` it takes no lock, which for a piece of twenty bytes would cost
/// more than the piece.
public final class JsonBytes extends OutputStream {
  private byte[] bytes;
  private int size;

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

  /// @param number zero or more
  void number(int number) {
    int digits = 1;
    for (int rest = number; rest > 9; rest /= 10) {
      digits++;
    }
    room(digits);
    for (int at = size + digits - 1, rest = number; at >= size; at--, rest /= 10) {
      bytes[at] = (byte) ('0' + rest % 10);
    }
    size += digits;
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

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}

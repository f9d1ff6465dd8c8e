package dev.actordex.lucene.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Values one after the other, in Lucene's encodings, without checked exceptions: memory cannot
/// fail to be written.
final class Bytes {
  private Bytes() {}

  static final class Writer {
    private final ByteBuffersDataOutput out = new ByteBuffersDataOutput();

    Writer text(String value) {
      out.writeString(value);
      return this;
    }

    Writer optional(@Nullable String value) {
      return value == null ? number(0) : number(1).text(value);
    }

    Writer texts(List<String> values) {
      number(values.size());
      values.forEach(this::text);
      return this;
    }

    /// Not negative.
    Writer number(int value) {
      try {
        out.writeVInt(value);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Writer fixed(int value) {
      out.writeInt(value);
      return this;
    }

    Writer fixedShort(short value) {
      out.writeShort(value);
      return this;
    }

    Writer raw(byte[] bytes, int length) {
      out.writeBytes(bytes, 0, length);
      return this;
    }

    int size() {
      return Math.toIntExact(out.size());
    }

    byte[] bytes() {
      return out.toArrayCopy();
    }
  }

  static final class Reader {
    private final ByteArrayDataInput in;
    private final byte[] bytes;

    Reader(BytesRef ref) {
      bytes = ref.bytes;
      in = new ByteArrayDataInput(ref.bytes, ref.offset, ref.length);
    }

    String text() {
      try {
        return in.readString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Nullable String optional() {
      return number() == 0 ? null : text();
    }

    List<String> texts() {
      int size = number();
      List<String> values = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        values.add(text());
      }
      return values;
    }

    int number() {
      return in.readVInt();
    }

    /// Passes over a text.
    void skip() {
      in.skipBytes(in.readVInt());
    }

    void skipOptional() {
      if (number() != 0) {
        skip();
      }
    }

    int at() {
      return in.getPosition();
    }

    /// Goes back, or on, to where it was.
    void at(int position) {
      in.setPosition(position);
    }

    /// Reads a text and tells whether it is one of some in UTF-8, without making a string of it.
    boolean isOneOf(List<byte[]> texts) {
      int length = in.readVInt();
      int start = in.getPosition();
      in.skipBytes(length);
      for (byte[] text : texts) {
        if (Arrays.equals(text, 0, text.length, bytes, start, start + length)) {
          return true;
        }
      }
      return false;
    }
  }
}

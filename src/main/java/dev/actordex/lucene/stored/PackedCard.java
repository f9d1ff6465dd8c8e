package dev.actordex.lucene.stored;

import java.io.IOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/// A card's JSON, packed by itself: to a third, like Lucene's stored fields, which pack ten
/// documents together and take three times as long to give one back.
public final class PackedCard {
  private static final int MOST_LENGTH_BYTES = 5;

  /// What a byte says in LZ4, that so many more repeat what was.
  private static final long MOST_OF_A_BYTE = 255;

  private PackedCard() {}

  /// How long it is, then what LZ4 makes of it.
  public static byte[] bytes(byte[] json) throws IOException {
    byte[] length = new byte[MOST_LENGTH_BYTES];
    ByteArrayDataOutput start = new ByteArrayDataOutput(length);
    start.writeVInt(json.length);
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeBytes(length, 0, start.getPosition());
    LZ4.compress(json, 0, json.length, out, new LZ4.FastCompressionHashTable());
    return out.toArrayCopy();
  }

  public static byte[] json(BytesRef packed) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(packed.bytes, packed.offset, packed.length);
    int length = in.readVInt();
    if (length < 0 || length > packed.length * MOST_OF_A_BYTE) {
      throw new IOException(
          "A card cannot be of %d bytes packed to %d".formatted(length, packed.length));
    }
    byte[] json = new byte[length];
    LZ4.decompress(in, json.length, json, 0);
    return json;
  }
}

package dev.actordex.lucene.stored;

/// Goes through bytes in memory in which numbers stand in Lucene's variable length.
///
/// Read for every card of every answer, so not by Lucene's reader, which is called for each byte.
class ByteWalk {
  byte[] bytes;

  /// The place of the next byte.
  int at;

  ByteWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  final int number() {
    byte b = bytes[at++];
    int number = b & 0x7f;
    for (int shift = 7; b < 0; shift += 7) {
      b = bytes[at++];
      number |= (b & 0x7f) << shift;
    }
    return number;
  }
}

package dev.actordex.export;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A piece of JSON with two texts in it that come in few pairs: a reason's field and kind, its
/// source and name giver. The 160 reasons of an answer have some ten different ones.
///
/// Keeps one pair per place, the latest. Thread-safe: what is kept is immutable.
final class PairPieces {
  /// A power of two.
  private static final int PLACES = 256;

  private final byte[] before;
  private final byte[] between;
  private final byte[] after;
  private final @Nullable Kept[] kept = new Kept[PLACES];

  private record Kept(@Nullable String first, @Nullable String second, byte[] bytes) {}

  /// @param before stands before the first text
  PairPieces(String before, String between, String after) {
    this.before = JsonBytes.utf8(before);
    this.between = JsonBytes.utf8(between);
    this.after = JsonBytes.utf8(after);
  }

  byte[] of(@Nullable String first, @Nullable String second) {
    // The hashes of texts are kept with them.
    int hash = Objects.hashCode(first) * 31 + Objects.hashCode(second);
    int place = hash * 0x9e3779b1 >>> Integer.numberOfLeadingZeros(PLACES - 1);
    Kept known = kept[place];
    if (known == null
        || !Objects.equals(known.first(), first)
        || !Objects.equals(known.second(), second)) {
      known = new Kept(first, second, made(first, second));
      kept[place] = known;
    }
    return known.bytes();
  }

  private byte[] made(@Nullable String first, @Nullable String second) {
    JsonBytes bytes = new JsonBytes(64);
    bytes.raw(before);
    bytes.text(first);
    bytes.raw(between);
    bytes.text(second);
    bytes.raw(after);
    return bytes.toBytes();
  }
}

package dev.actordex.export;

import dev.actordex.search.CountedValues;
import dev.actordex.search.Facet;
import dev.actordex.search.SearchPage.FacetValue;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/// The values of one facet as they stand in the answers of a generation, but for count and address.
///
/// An answer has up to five hundred. Each was looked up by its text and put together by five calls
/// that made sure of room one by one; now they are found by their numbers, lie in one array, and
/// are three copies after one look at the room for all. Thread-safe.
final class FacetPieces {
  /// All facets of all sources together have a sixth of it.
  private static final int MOST_BYTES = 1 << 21;

  private static final int MOST_NUMBERS = 1 << 17;

  /// A longer text is not kept.
  private static final int LONGEST = 0xffff;

  private static final byte[] NONE = {};

  private final Facet facet;
  private final byte[] start;
  private volatile Block block = new Block(new byte[1 << 10], new AtomicLongArray(16));

  /// What is ready: bytes, and for each number where they begin, how many there are up to the
  /// count, and how many of the condition follow; 0 where there are none. Whoever sees a place sees
  /// its bytes: it is written after them.
  private static final class Block {
    private final byte[] bytes;
    private final AtomicLongArray places;

    /// Of whoever adds alone.
    private int size;

    Block(byte[] bytes, AtomicLongArray places) {
      this.bytes = bytes;
      this.places = places;
    }

    long place(int number) {
      return number >= 0 && number < places.length() ? places.get(number) : 0;
    }
  }

  /// One value: a comma and its object up to the count, then it as a parameter of an address.
  ///
  /// @param start where these stand among the bytes
  /// @param name how many of the bytes are the former
  /// @param condition how many are the latter
  private record Piece(byte[] bytes, int start, int name, int condition) {
    static Piece at(byte[] bytes, long place) {
      return new Piece(
          bytes, (int) (place >>> 32), (int) (place >>> 16) & LONGEST, (int) place & LONGEST);
    }

    long place() {
      return (long) start << 32 | (long) name << 16 | condition;
    }

    int length() {
      return name + condition;
    }

    /// Copies it to where there is room for it, without its comma if it is the first.
    ///
    /// @param before what follows the count
    /// @param after what follows the condition, which stands in between
    /// @return where it ends
    int copy(boolean first, int count, byte[] before, byte[] after, byte[] to, int begin) {
      int skipped = first ? 1 : 0;
      int at = begin + name - skipped;
      System.arraycopy(bytes, start + skipped, to, begin, name - skipped);
      at += JsonBytes.digits(count, to, at);
      System.arraycopy(before, 0, to, at, before.length);
      at += before.length;
      System.arraycopy(bytes, start + name, to, at, condition);
      at += condition;
      // Two bytes, mostly: a copy of its own takes longer.
      for (byte each : after) {
        to[at++] = each;
      }
      return at;
    }
  }

  FacetPieces(Facet facet) {
    this.facet = facet;
    start =
        JsonBytes.utf8(
            "{\"name\":\"%s\",\"label\":\"%s\",\"truncated\":"
                .formatted(facet.key(), facet.label()));
  }

  /// The facet's object up to whether it is truncated.
  void start(JsonBytes out) {
    out.raw(start);
  }

  /// Writes values that have the same around them.
  ///
  /// Asks memory for all of them before the first is copied: they lie far apart, and those of a
  /// question that nobody asked before are in no near cache.
  ///
  /// @param before what follows each count
  /// @param after what follows each value's condition, which stands in between
  void write(JsonBytes out, CountedValues values, byte[] before, byte[] after) {
    Block known = block;
    int size = values.size();
    long room = (long) size * (JsonBytes.MOST_DIGITS + before.length + after.length);
    boolean all = true;
    int fetched = 0;
    for (int i = 0; i < size; i++) {
      long place = known.place(values.number(i));
      all &= place != 0;
      fetched += known.bytes[(int) (place >>> 32)];
      room += (place >>> 16 & LONGEST) + (place & LONGEST);
    }
    out.ahead().took(fetched);
    if (!all || room > MOST_BYTES) {
      for (int i = 0; i < size; i++) {
        write(out, values, i, before, after);
      }
      return;
    }
    out.room((int) room);
    byte[] to = out.array();
    int at = out.size();
    for (int i = 0; i < size; i++) {
      Piece piece = Piece.at(known.bytes, known.place(values.number(i)));
      at = piece.copy(i == 0, values.count(i), before, after, to, at);
    }
    out.grown(at - out.size());
  }

  /// Writes a value with its count.
  ///
  /// @param before what follows the count
  /// @param after what follows the value's condition, which stands in between
  void write(JsonBytes out, CountedValues values, int i, byte[] before, byte[] after) {
    write(out, known(values, i), i == 0, values.count(i), before, after);
  }

  /// Writes one whose address is another.
  ///
  /// @param rest what follows the count
  void write(JsonBytes out, CountedValues values, int i, byte[] rest) {
    Piece made = made(values.get(i));
    Piece name = new Piece(made.bytes(), 0, made.name(), 0);
    write(out, name, i == 0, values.count(i), rest, NONE);
  }

  private static void write(
      JsonBytes out, Piece piece, boolean first, int count, byte[] before, byte[] after) {
    out.room(piece.length() + JsonBytes.MOST_DIGITS + before.length + after.length);
    int end = piece.copy(first, count, before, after, out.array(), out.size());
    out.grown(end - out.size());
  }

  private Piece known(CountedValues values, int i) {
    Block known = block;
    long place = known.place(values.number(i));
    if (place != 0) {
      return Piece.at(known.bytes, place);
    }
    Piece made = made(values.get(i));
    keep(values.number(i), made);
    return made;
  }

  private Piece made(FacetValue value) {
    JsonBytes bytes = new JsonBytes(128);
    bytes.raw(JsonBytes.utf8(",{\"value\":"));
    bytes.text(value.value());
    bytes.raw(JsonBytes.utf8(",\"label\":"));
    bytes.text(value.label());
    bytes.raw(JsonBytes.utf8(",\"count\":"));
    int name = bytes.size();
    bytes.raw(JsonBytes.utf8(SearchLinks.condition(facet.key(), value.value())));
    return new Piece(bytes.toBytes(), 0, name, bytes.size() - name);
  }

  private synchronized void keep(int number, Piece made) {
    Block known = block;
    int length = made.length();
    if (number < 0
        || number >= MOST_NUMBERS
        || length > LONGEST
        || known.size + length > MOST_BYTES
        || known.place(number) != 0) {
      return;
    }
    if (known.size + length > known.bytes.length || number >= known.places.length()) {
      known = larger(known, known.size + length, number + 1);
    }
    System.arraycopy(made.bytes(), 0, known.bytes, known.size, length);
    Piece kept = new Piece(known.bytes, known.size, made.name(), made.condition());
    known.places.set(number, kept.place());
    known.size += length;
    block = known;
  }

  /// Never shares its places: whoever still reads the smaller block would see some whose bytes it
  /// does not have.
  private static Block larger(Block than, int bytes, int numbers) {
    byte[] room = than.bytes;
    if (bytes > room.length) {
      room = Arrays.copyOf(room, Math.max(bytes, room.length + room.length / 2));
    }
    int length = than.places.length();
    AtomicLongArray places =
        new AtomicLongArray(numbers > length ? Math.max(numbers, length + length / 2) : length);
    for (int i = 0; i < length; i++) {
      places.setPlain(i, than.places.getPlain(i));
    }
    Block larger = new Block(room, places);
    larger.size = than.size;
    return larger;
  }
}

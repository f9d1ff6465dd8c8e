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

  /// One value.
  ///
  /// @param bytes a comma and its object up to the count, then it as a parameter of an address
  /// @param name how many of the bytes are the former
  private record Made(byte[] bytes, int name) {}

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
    out.fetch(fetched);
    if (all && room <= MOST_BYTES) {
      out.room((int) room);
      copy(known, out, values, before, after);
    } else {
      for (int i = 0; i < size; i++) {
        write(out, values, i, before, after);
      }
    }
  }

  private static void copy(
      Block from, JsonBytes out, CountedValues values, byte[] before, byte[] after) {
    byte[] to = out.array();
    int at = out.size();
    // No comma before the first.
    int skipped = 1;
    for (int i = 0; i < values.size(); i++) {
      long place = from.place(values.number(i));
      int start = (int) (place >>> 32);
      int name = (int) (place >>> 16) & LONGEST;
      int condition = (int) place & LONGEST;
      System.arraycopy(from.bytes, start + skipped, to, at, name - skipped);
      at += name - skipped;
      skipped = 0;
      at += JsonBytes.digits(values.count(i), to, at);
      System.arraycopy(before, 0, to, at, before.length);
      at += before.length;
      System.arraycopy(from.bytes, start + name, to, at, condition);
      at += condition;
      // Two bytes, mostly: a copy of its own takes longer.
      for (byte each : after) {
        to[at++] = each;
      }
    }
    out.grown(at - out.size());
  }

  /// Writes a value with its count.
  ///
  /// @param before what follows the count
  /// @param after what follows the value's condition, which stands in between
  void write(JsonBytes out, CountedValues values, int i, byte[] before, byte[] after) {
    Block known = block;
    long place = known.place(values.number(i));
    if (place == 0) {
      Made made = made(values.get(i));
      keep(values.number(i), made);
      int condition = made.bytes().length - made.name();
      write(out, made.bytes(), 0, made.name(), condition, i, values.count(i), before, after);
    } else {
      int name = (int) (place >>> 16) & LONGEST;
      int condition = (int) place & LONGEST;
      int start = (int) (place >>> 32);
      write(out, known.bytes, start, name, condition, i, values.count(i), before, after);
    }
  }

  /// Writes one whose address is another.
  ///
  /// @param rest what follows the count
  void write(JsonBytes out, CountedValues values, int i, byte[] rest) {
    Made made = made(values.get(i));
    write(out, made.bytes(), 0, made.name(), 0, i, values.count(i), rest, new byte[0]);
  }

  private static void write(
      JsonBytes out,
      byte[] from,
      int start,
      int name,
      int condition,
      int i,
      int count,
      byte[] before,
      byte[] after) {
    // No comma before the first.
    int skipped = i == 0 ? 1 : 0;
    out.room(name + JsonBytes.MOST_DIGITS + before.length + condition + after.length);
    byte[] to = out.array();
    int begin = out.size();
    System.arraycopy(from, start + skipped, to, begin, name - skipped);
    int at = begin + name - skipped;
    at += JsonBytes.digits(count, to, at);
    System.arraycopy(before, 0, to, at, before.length);
    at += before.length;
    System.arraycopy(from, start + name, to, at, condition);
    at += condition;
    System.arraycopy(after, 0, to, at, after.length);
    out.grown(at + after.length - begin);
  }

  private Made made(FacetValue value) {
    JsonBytes bytes = new JsonBytes(128);
    bytes.raw(JsonBytes.utf8(",{\"value\":"));
    bytes.text(value.value());
    bytes.raw(JsonBytes.utf8(",\"label\":"));
    bytes.text(value.label());
    bytes.raw(JsonBytes.utf8(",\"count\":"));
    int name = bytes.size();
    bytes.raw(JsonBytes.utf8(SearchLinks.condition(facet.key(), value.value())));
    return new Made(bytes.toBytes(), name);
  }

  private synchronized void keep(int number, Made made) {
    Block known = block;
    int length = made.bytes().length;
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
    known.places.set(
        number, (long) known.size << 32 | (long) made.name() << 16 | length - made.name());
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

package dev.actordex.lucene.stored;

import dev.actordex.lucene.TextField;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Which cards have a term of a field, and how many: one table of hashes in a file of its own
/// beside the index, and behind it the cards of each term.
///
/// A query asks a hundred times whether any card has a term, half of them in vain, and reads those
/// that some have once. Lucene's term dictionary takes a microsecond and 5 kB for each, and its
/// reader some more; this takes nanoseconds, none of the heap, and nothing when a generation is
/// opened. Two terms that share a 64-bit hash would count as one. Thread-safe.
///
/// After Lucene's header stand the cards of all terms, with their length in bytes in front: for
/// each card how far it is from the one before, in text how often it has the term, in prose
/// Lucene's norm of its length. In text the places of the term in each card follow, likewise. Then
/// the table: for each place a hash, 0 where it is free, the number of cards, and where they stand.
/// Last, how many places the table has.
public final class TermLists implements Closeable {
  public static final String FILE = "terms.lists";

  static final String CODEC = "ActordexTerms";
  static final int VERSION = 1;

  /// A hash, a count and a place.
  private static final int ENTRY = Long.BYTES + 2 * Integer.BYTES;

  /// Stands for the fields in which a word is, which stand where other fields have a count.
  static final String ANY = "";

  /// The fields of text by their names.
  static final Map<String, TextField> TEXTS = new HashMap<>();

  /// The same by their numbers.
  private static final String[] FIELDS = new String[TextField.values().length];

  static {
    for (TextField field : TextField.values()) {
      TEXTS.put(field.indexed(), field);
      FIELDS[field.ordinal()] = field.indexed();
    }
  }

  private final IndexInput file;
  private final RandomAccessInput in;
  private final long lists;
  private final long table;
  private final long places;

  private TermLists(IndexInput file) throws IOException {
    this.file = file;
    CodecUtil.checkHeader(file, CODEC, VERSION, VERSION);
    CodecUtil.retrieveChecksum(file);
    in = file.randomAccessSlice(0, file.length());
    lists = CodecUtil.headerLength(CODEC);
    long end = file.length() - CodecUtil.footerLength() - Long.BYTES;
    places = in.readLong(end);
    if (places <= 0 || places > (end - lists) / ENTRY) {
      throw damaged();
    }
    table = end - places * ENTRY;
  }

  /// The field of text of a name; null where it is another.
  public static @Nullable TextField text(String field) {
    return TEXTS.get(field);
  }

  private IOException damaged() {
    return new IOException(file + " is not what it says it is");
  }

  /// @throws IOException when it is missing or damaged
  public static TermLists open(Directory directory) throws IOException {
    IndexInput file = directory.openInput(FILE, IOContext.DEFAULT);
    try {
      return new TermLists(file);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(file);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /// The [fields of text][TextField] in which any card has a word, a bit for each by its number:
  /// one look-up instead of ten, most of them in vain.
  ///
  /// @param hash of the word
  public int fields(long hash) throws IOException {
    long found = find(ANY, hash);
    return found < 0 ? 0 : count(found);
  }

  /// In how many cards a word is at most, of some fields of text in which any card has it. All
  /// look-ups begin before the first ends, for each waits for memory; and then the beginnings of
  /// all lists are asked for, which are read next.
  ///
  /// @param hash of the word
  /// @param fields a bit for each by its number
  public int most(long hash, int fields) throws IOException {
    int size = Integer.bitCount(fields);
    long[] wanted = new long[size];
    long[] entries = new long[size];
    long[] seen = new long[size];
    int[] counts = new int[size];
    int rest = fields;
    for (int i = 0; i < size; i++, rest &= rest - 1) {
      wanted[i] = of(FIELDS[Integer.numberOfTrailingZeros(rest)], hash);
      entries[i] = table + place(wanted[i], places) * ENTRY;
    }
    for (int i = 0; i < size; i++) {
      seen[i] = in.readLong(entries[i]);
      counts[i] = in.readInt(entries[i] + Long.BYTES);
    }
    int most = 0;
    for (int i = 0; i < size; i++) {
      long found = seen[i] == wanted[i] ? entries[i] : find(wanted[i]);
      int count = seen[i] == wanted[i] ? counts[i] : found < 0 ? 0 : count(found);
      most = Math.max(most, count);
      entries[i] = found;
    }
    for (long found : entries) {
      if (found >= 0 && length(start(found)) == 0) {
        throw damaged();
      }
    }
    return most;
  }

  /// Where a term of a field stands, to be asked of the other methods; negative where no card has
  /// it.
  ///
  /// @param hash of the term
  public long find(String field, long hash) throws IOException {
    return find(of(field, hash));
  }

  private long find(long wanted) throws IOException {
    long at = place(wanted, places);
    for (long seen = in.readLong(table + at * ENTRY);
        seen != 0;
        seen = in.readLong(table + at * ENTRY)) {
      if (seen == wanted) {
        return table + at * ENTRY;
      }
      at = at + 1 == places ? 0 : at + 1;
    }
    return -1;
  }

  /// How many cards have a term that was found.
  public int count(long found) throws IOException {
    return in.readInt(found + Long.BYTES);
  }

  private long start(long found) throws IOException {
    return lists + Integer.toUnsignedLong(in.readInt(found + Long.BYTES + Integer.BYTES));
  }

  /// The number of bytes that stand behind a place, where their number does.
  private int length(long at) throws IOException {
    int length = at + Integer.BYTES > table ? -1 : in.readInt(at);
    if (length < 0 || at + Integer.BYTES + length > table) {
      throw damaged();
    }
    return length;
  }

  /// A walk through the cards of one term after the other, in the order of the index. Not
  /// thread-safe.
  public final class Walk extends ByteWalk {
    /// How far behind the last number is looked.
    private static final int AHEAD = 2;

    /// 1 where it stands how often each card has the term, and where a norm does; or else 0.
    private int counted;

    private int normed;
    private int left;
    private int doc;
    private int times;

    /// Where the places are that were not read yet, how many of them are of cards before this.
    private int placesAt;

    private int passed;

    private Walk() {
      super(new byte[0]);
    }

    /// How many bytes it holds to read into.
    public int room() {
      return bytes.length;
    }

    /// Begins before the first card of a term that was found.
    ///
    /// @param text the field of text it is of; null for other fields
    public void move(@Nullable TextField text, long found) throws IOException {
      begin(text, found, 0);
    }

    /// The same for who asks for places, too; of fields of text only.
    public void moveWithPlaces(TextField text, long found) throws IOException {
      long start = start(found);
      long places = start + Integer.BYTES + length(start);
      begin(text, found, Integer.BYTES + length(places));
    }

    private void begin(@Nullable TextField text, long found, int more) throws IOException {
      long start = start(found);
      int length = length(start);
      left = count(found);
      // A card takes a byte at least; whoever makes room for cards begins here.
      if (left < 0 || left > length) {
        throw damaged();
      }
      if (bytes.length < length + more + AHEAD) {
        bytes = new byte[Math.max(length + more + AHEAD, bytes.length * 2)];
      }
      in.readBytes(start + Integer.BYTES, bytes, 0, length + more);
      counted = text == null ? 0 : 1;
      normed = text != null && text.prose() ? 1 : 0;
      at = 0;
      doc = -1;
      times = 0;
      placesAt = length + Integer.BYTES;
      passed = 0;
    }

    /// Moves on.
    ///
    /// @return whether there is another card
    public boolean next() {
      return advance(doc + 1);
    }

    /// Moves on to the first card from one on, unless it is there: what lies between is passed
    /// over.
    ///
    /// Whether a number has one byte or two, and whether a card has the term once, is like a coin
    /// that is tossed: what depends on it is computed, not branched on, and is out of the fields
    /// meanwhile. That is twice as quick.
    ///
    /// @return whether there is one
    public boolean advance(int target) {
      byte[] list = bytes;
      int place = at;
      int card = doc;
      int rest = left;
      int often = times;
      int before = passed;
      while (card < target && rest > 0) {
        rest--;
        before += often;
        int first = list[place];
        int two = first >>> Integer.SIZE - 1;
        int several = first & counted;
        int third = list[place + 1 + two];
        if ((first & list[place + 1] | -several & third) < 0) {
          at = place;
          card += step();
          often = times;
          place = at;
        } else {
          card += (first & 0x7f | (list[place + 1] & -two & 0x7f) << 7) >>> counted;
          often = 1 + (third - 1 & -several);
          place += 1 + two + several + normed;
        }
      }
      at = place;
      doc = card;
      left = rest;
      times = often;
      passed = before;
      return card >= target;
    }

    /// Moves past cards, noting each.
    ///
    /// @param docs as long as there are cards, like the others
    /// @param often how often each has the term; of text only
    /// @param norms see [#norm]; of prose only, and none where it is empty
    /// @param from the place of the first, how many were read before
    public void read(int[] docs, float[] often, byte[] norms, int from, int to) {
      byte[] list = bytes;
      int place = at;
      int card = doc;
      for (int i = from; i < to; i++) {
        int first = list[place];
        int two = first >>> Integer.SIZE - 1;
        int several = first & counted;
        int third = list[place + 1 + two];
        if ((first & list[place + 1] | -several & third) < 0) {
          at = place;
          card += step();
          often[i] = times;
          place = at;
        } else {
          card += (first & 0x7f | (list[place + 1] & -two & 0x7f) << 7) >>> counted;
          often[i] = 1 + (third - 1 & -several);
          place += 1 + two + several + normed;
        }
        docs[i] = card;
        if (norms.length > 0) {
          norms[i] = list[place - 1];
        }
      }
      at = place;
      doc = card;
      left -= to - from;
    }

    /// What stands of one card, however long its numbers are.
    ///
    /// @return how far it is from the one before
    private int step() {
      int step = number();
      times = (step & counted) == 0 ? 1 : number();
      at += normed;
      return step >>> counted;
    }

    /// The places of the term in the card's field, ascending; once for each card.
    ///
    /// @param into is made larger where it is too small
    public int[] places(int[] into) throws IOException {
      int next = placesAt;
      for (int numbers = passed; numbers > 0; next++) {
        // A number's last byte alone is not negative.
        numbers -= bytes[next] >= 0 ? 1 : 0;
      }
      if (times > bytes.length) {
        throw damaged();
      }
      int[] places = into.length < times ? new int[times * 2] : into;
      int cards = at;
      at = next;
      int place = 0;
      for (int i = 0; i < times; i++) {
        place += number();
        places[i] = place;
      }
      placesAt = at;
      at = cards;
      passed = -times;
      return places;
    }

    public int doc() {
      return doc;
    }

    /// How often the card has the term; of text only.
    public int times() {
      return times;
    }

    /// How long the card's field is, as Lucene's norm; of prose only.
    public byte norm() {
      return bytes[at - 1];
    }
  }

  public Walk walk() {
    return new Walk();
  }

  /// Of a term's UTF-8.
  public static long hash(String term) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (c > 127) {
        return hash(new BytesRef(term));
      }
      hash = (hash ^ c) * 0x100000001b3L;
    }
    return hash;
  }

  /// The same of a term that is UTF-8 already: reading a string out of it takes longer than all the
  /// rest of a look-up.
  public static long hash(BytesRef term) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < term.length; i++) {
      hash = (hash ^ term.bytes[term.offset + i]) * 0x100000001b3L;
    }
    return hash;
  }

  /// Spreads the last bytes over all bits, another way for each field.
  static long of(String field, long term) {
    long hash = term ^ field.hashCode() * 0xc2b2ae3d27d4eb4fL;
    hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
    hash = (hash ^ hash >>> 29) * 0xbf58476d1ce4e5b9L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }

  /// Hashes are spread evenly, so the upper half says about where.
  static long place(long hash, long places) {
    return (hash >>> Integer.SIZE) * places >>> Integer.SIZE;
  }

  /// Writes the file for an index of one segment and makes it durable.
  public static void write(Directory directory, LeafReader reader) throws IOException {
    try (IndexOutput out = LargePieces.create(directory, FILE)) {
      new TermListsWriter(reader, out).write();
    }
    directory.sync(Set.of(FILE));
  }
}

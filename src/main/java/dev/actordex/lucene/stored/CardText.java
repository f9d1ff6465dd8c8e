package dev.actordex.lucene.stored;

import dev.actordex.card.Source;
import dev.actordex.lucene.TextField;
import dev.actordex.search.ReadAhead;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.store.RandomAccessInput;
import org.jspecify.annotations.Nullable;

/// Reads the [ForwardText] of one card after the other where it stands in its file: a word's places
/// are found by two reads or three, and nothing is copied but what is shown.
///
/// Before, all of a card's text was copied and walked through, 12 µs a hit. Moves from card to
/// card; not thread-safe.
public final class CardText {
  private static final TextField[] FIELDS = TextField.values();
  private static final Source[] SOURCES = Source.values();
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final Blobs blobs;
  private final RandomAccessInput in;
  private long base;
  private int end;
  private int sections;
  private int words;
  private int hashes;
  private long hashesAt;
  private long startsAt;
  private long numbersAt;
  private long placesAt;

  /// The sections of the card, copied: they are asked for most.
  private byte[] table = new byte[4096];

  private byte[] text = new byte[1024];
  private final ByteWalk labels = new ByteWalk(new byte[128]);

  /// Of which section of the card the labels are, if of any.
  private int labelled;

  private final ReadAhead ahead = new ReadAhead();

  public CardText(Blobs blobs) {
    this.blobs = blobs;
    in = blobs.bytes();
  }

  /// How many bytes it holds to read into.
  public int room() {
    return table.length + text.length + labels.bytes.length;
  }

  /// Asks memory for the beginnings of cards that will be moved to. None of these reads waits for
  /// another, as they do when each card is looked through before the next.
  public void fetch(int[] docs) throws IOException {
    int first = 0;
    for (int doc : docs) {
      first += blobs.length(doc) == 0 ? 0 : in.readInt(blobs.start(doc));
    }
    ahead.took(first);
  }

  /// @param doc the card's number in the index
  public void move(int doc) throws IOException {
    labelled = -1;
    base = blobs.start(doc);
    end = blobs.length(doc);
    sections = end == 0 ? 0 : in.readInt(base);
    words = end == 0 ? 0 : in.readInt(base + Integer.BYTES);
    hashes = end == 0 ? 0 : in.readInt(base + 2L * Integer.BYTES);
    int width = ForwardText.isShort(words) ? Short.BYTES : Integer.BYTES;
    hashesAt = base + ForwardText.HEADER + (long) sections * ForwardText.SECTION;
    startsAt = hashesAt + (long) hashes * Integer.BYTES;
    numbersAt = startsAt + (hashes + 1L) * width;
    placesAt = numbersAt + (long) words * width;
    int tableLength = within((long) sections * ForwardText.SECTION);
    if (table.length < tableLength) {
      table = new byte[tableLength * 2];
    }
    in.readBytes(base + ForwardText.HEADER, table, 0, tableLength);
  }

  public int sections() {
    return sections;
  }

  public int words() {
    return words;
  }

  /// Where among the card's different hashes one stands; -1 where no word has it.
  ///
  /// Hashes are spread evenly, so each stands near where its size says.
  public int find(int hash) throws IOException {
    if (hashes == 0) {
      return -1;
    }
    int at = (int) ((hash - (long) Integer.MIN_VALUE) * hashes >>> Integer.SIZE);
    int seen = hash(at);
    while (seen > hash && at > 0) {
      seen = hash(--at);
    }
    while (seen < hash && at + 1 < hashes) {
      seen = hash(++at);
    }
    return seen == hash ? at : -1;
  }

  private int hash(int at) throws IOException {
    return in.readInt(hashesAt + (long) at * Integer.BYTES);
  }

  /// Where the words of a hash that was found begin, to be asked of [#number].
  public int from(int found) throws IOException {
    return narrow(startsAt, found);
  }

  /// Where they end.
  public int to(int found) throws IOException {
    return narrow(startsAt, found + 1);
  }

  /// The number of a word among all of the card.
  public int number(int at) throws IOException {
    return narrow(numbersAt, at);
  }

  private int narrow(long table, int at) throws IOException {
    return ForwardText.isShort(words)
        ? Short.toUnsignedInt(in.readShort(table + (long) at * Short.BYTES))
        : in.readInt(table + (long) at * Integer.BYTES);
  }

  /// The section in which a word stands.
  public int sectionOf(int word) {
    int low = 0;
    // Halved without a branch: it would be guessed wrong every other time.
    for (int left = sections; left > 1; ) {
      int half = left >>> 1;
      low += firstWord(low + half) <= word ? half : 0;
      left -= half;
    }
    return low;
  }

  /// The number of a section's first word; of one without words, the next section's.
  public int firstWord(int section) {
    return section == sections ? words : part(section, 3);
  }

  private int part(int section, int part) {
    return (int) INTS.get(table, section * ForwardText.SECTION + part * Integer.BYTES);
  }

  public TextField field(int section) {
    return FIELDS[part(section, 0) & 0xff];
  }

  public @Nullable Source source(int section) {
    int source = part(section, 0) >>> 8;
    return source == 0 ? null : SOURCES[source - 1];
  }

  /// The name of the section's place for a reader.
  public String shown(int section) throws IOException {
    TextField field = field(section);
    if (field != TextField.LABEL || in.readByte(base + part(section, 2)) == 0) {
      // Most sections stand for nothing else, which need not be read behind their text.
      return field.key();
    }
    readLabels(section);
    return label(labels.number());
  }

  public @Nullable String value(int section) throws IOException {
    readLabels(section);
    int shown = labels.number();
    labels.at += shown;
    return labels.bytes[labels.at++] == 0 ? null : label(labels.number());
  }

  private void readLabels(int section) throws IOException {
    labels.at = 0;
    if (labelled == section) {
      return;
    }
    int start = part(section, 2);
    int length = within((section + 1 == sections ? end : part(section + 1, 1)) - start);
    if (labels.bytes.length < length) {
      labels.bytes = new byte[length * 2];
    }
    in.readBytes(base + start, labels.bytes, 0, length);
    labelled = section;
  }

  /// Refuses to make room for more than the card has.
  private int within(long length) throws IOException {
    if (length < 0 || length > end) {
      throw new IOException("A card's text is not what it says it is");
    }
    return (int) length;
  }

  private String label(int length) {
    return new String(labels.bytes, labels.at, length, StandardCharsets.UTF_8);
  }

  /// Where a word stands in its section's UTF-8, see [#start] and [#end].
  public int place(int word) throws IOException {
    return in.readInt(placesAt + (long) word * Integer.BYTES);
  }

  public static int start(int place) {
    return ForwardText.placeStart(place);
  }

  public static int end(int place) {
    return ForwardText.placeEnd(place);
  }

  /// Whether punctuation that ends a thought stands before the word.
  public boolean apart(int word) throws IOException {
    return ForwardText.isApart(place(word));
  }

  public int textLength(int section) {
    return part(section, 2) - part(section, 1);
  }

  /// One byte of a section's UTF-8.
  public byte textByte(int section, int at) throws IOException {
    return in.readByte(base + part(section, 1) + at);
  }

  /// The section's UTF-8, and after it at least eight bytes more, for those who look at as many at
  /// once; valid until the next is asked for.
  public byte[] text(int section) throws IOException {
    int length = within(textLength(section));
    if (text.length < length + Long.BYTES) {
      text = new byte[Math.max(length + Long.BYTES, text.length * 2)];
    }
    in.readBytes(base + part(section, 1), text, 0, length);
    return text;
  }
}

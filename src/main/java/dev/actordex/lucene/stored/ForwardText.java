package dev.actordex.lucene.stored;

import dev.actordex.card.Source;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Token;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// A card's searched texts with the places of their words: highlighting walks through numbers
/// instead of taking texts apart again.
///
/// Each word is the hash of its term and its place in the text's UTF-8. Two terms with one hash
/// (one pair in four thousand million) would mark a wrong word; nothing is found through this. The
/// hashes of a section stand together, so that most sections are passed over by comparing numbers.
public final class ForwardText {
  private static final TextField[] FIELDS = TextField.values();
  private static final Source[] SOURCES = Source.values();
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private ForwardText() {}

  /// Equal terms have equal hashes.
  public static int hash(String term) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < term.length(); i++) {
      hash = (hash ^ term.charAt(i)) * 0x01000193;
    }
    // Spreads the last characters over all bits, which FNV alone leaves in the low ones.
    hash ^= hash >>> 15;
    hash *= 0x2c1b3c6d;
    return hash ^ hash >>> 13;
  }

  /// Whether sections of a field are read only when nothing before it showed why its card matched.
  ///
  /// Procedures and references are most of a card's text and hardly ever what is shown.
  public static boolean isDetail(TextField field) {
    return field == TextField.PROCEDURE || field == TextField.REFERENCE;
  }

  /// @param words of each section, in the same order
  public static byte[] bytes(List<Section> sections, List<List<Token>> words) {
    Bytes.Writer out = new Bytes.Writer();
    for (int i = 0; i < sections.size(); i++) {
      section(sections.get(i), words.get(i), out);
    }
    return out.bytes();
  }

  private static void section(Section section, List<Token> words, Bytes.Writer out) {
    Source source = section.source();
    byte[] text = section.text().getBytes(StandardCharsets.UTF_8);
    Bytes.Writer hashes = new Bytes.Writer();
    Bytes.Writer places = new Bytes.Writer();
    Utf8Offsets offsets = new Utf8Offsets(section.text());
    int last = 0;
    for (Token word : words) {
      int start = offsets.of(word.start());
      int end = offsets.of(word.end());
      hashes.fixed(hash(word.term()));
      places.number(start - last).number((end - start) << 1 | (word.apart() ? 1 : 0));
      last = end;
    }
    out.number(section.field().ordinal())
        .text(section.shown().equals(section.field().key()) ? "" : section.shown())
        .number(source == null ? 0 : source.ordinal() + 1)
        .optional(section.value())
        .number(text.length)
        .number(words.size())
        .number(places.size())
        .raw(text, text.length)
        .raw(hashes.bytes(), hashes.size())
        .raw(places.bytes(), places.size());
  }

  /// Walks through the sections of one card; reads on the bytes it was given, which must not change
  /// meanwhile.
  public static final class Cursor {
    private final byte[] bytes;
    private final Bytes.Reader in;
    private TextField field = TextField.NAME;
    private int shownAt;
    private int valueAt;
    private int source;
    private int textStart;
    private int textLength;
    private int words;
    private int hashesStart;
    private int end;

    private int at;
    private int wordStart;
    private int wordEnd;
    private boolean apart;

    public Cursor(BytesRef ref) {
      bytes = ref.bytes;
      in = new Bytes.Reader(ref);
      end = ref.offset;
    }

    public boolean nextSection() {
      in.skip(end - in.position());
      if (in.atEnd()) {
        return false;
      }
      field = FIELDS[in.number()];
      // Most sections hold nothing that is looked for: their labels are read only when asked for.
      shownAt = in.position();
      in.skipText();
      source = in.number();
      valueAt = in.position();
      if (in.number() == 1) {
        in.skipText();
      }
      textLength = in.number();
      words = in.number();
      int placesLength = in.number();
      textStart = in.position();
      hashesStart = textStart + textLength;
      end = hashesStart + words * Integer.BYTES + placesLength;
      in.skip(end - placesLength - textStart);
      at = -1;
      wordEnd = 0;
      return true;
    }

    /// Whether any word of the section may have one of some hashes.
    ///
    /// @param lastBits a bit per hash, by its last six bits
    /// @param sorted the hashes
    public boolean hasAny(long lastBits, int[] sorted) {
      for (int i = 0; i < words; i++) {
        int hash = hash(i);
        if ((lastBits >>> hash & 1) != 0 && Arrays.binarySearch(sorted, hash) >= 0) {
          return true;
        }
      }
      return false;
    }

    private int hash(int word) {
      return (int) INTS.get(bytes, hashesStart + word * Integer.BYTES);
    }

    public boolean nextWord() {
      if (at + 1 == words) {
        return false;
      }
      at++;
      wordStart = wordEnd + in.number();
      int rest = in.number();
      wordEnd = wordStart + (rest >> 1);
      apart = (rest & 1) != 0;
      return true;
    }

    public TextField field() {
      return field;
    }

    /// The name of the section's place for a reader.
    public String shown() {
      String place = at(shownAt).text();
      return place.isEmpty() ? field.key() : place;
    }

    public @Nullable Source source() {
      return source == 0 ? null : SOURCES[source - 1];
    }

    public @Nullable String value() {
      return at(valueAt).optional();
    }

    private Bytes.Reader at(int position) {
      return new Bytes.Reader(new BytesRef(bytes, position, end - position));
    }

    /// Of the current word's term.
    public int hash() {
      return hash(at);
    }

    /// The current word's place in the section's UTF-8.
    public int wordStart() {
      return wordStart;
    }

    public int wordEnd() {
      return wordEnd;
    }

    public boolean apart() {
      return apart;
    }

    public int textLength() {
      return textLength;
    }

    /// One byte of the section's UTF-8.
    public byte textByte(int at) {
      return bytes[textStart + at];
    }

    public String text(int from, int to) {
      return new String(bytes, textStart + from, to - from, StandardCharsets.UTF_8);
    }
  }

  /// Character offsets to UTF-8 offsets, for offsets that only grow.
  private static final class Utf8Offsets {
    private final String text;
    private int chars;
    private int bytes;

    Utf8Offsets(String text) {
      this.text = text;
    }

    int of(int offset) {
      while (chars < offset) {
        char c = text.charAt(chars++);
        if (c < 0x80) {
          bytes++;
        } else if (c < 0x800) {
          bytes += 2;
        } else if (Character.isHighSurrogate(c)
            && chars < text.length()
            && Character.isLowSurrogate(text.charAt(chars))) {
          bytes += 4;
          chars++;
        } else {
          // A lone surrogate becomes one byte, "?".
          bytes += Character.isSurrogate(c) ? 1 : 3;
        }
      }
      return bytes;
    }
  }
}

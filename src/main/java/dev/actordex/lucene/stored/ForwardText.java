package dev.actordex.lucene.stored;

import dev.actordex.card.Source;
import dev.actordex.lucene.TextField;
import dev.actordex.lucene.analysis.Token;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A card's searched texts with the places of their words, by word: highlighting looks words up
/// instead of taking texts apart again, or walking through all of them.
///
/// Each word is the hash of its term, a number that counts through all sections of the card, and
/// its place in its section's UTF-8. Two terms with one hash (one pair in four thousand million)
/// would mark a wrong word; nothing is found through this.
///
/// Integers, little endian, so that [CardText] reads them where they stand:
///
/// | what | size |
/// | --- | --- |
/// | how many sections, words, different hashes | 3 × 4 |
/// | each section: field and source, where its text and its labels stand, its first word | 4 × 4 |
/// | the different hashes, ascending | 4 each |
/// | where the numbers of each hash's words begin, and where the last end | 2 or 4 each |
/// | the numbers of the words by hash, ascending | 2 or 4 each |
/// | each word's place: its start, length and whether punctuation stands before it | 4 |
/// | each section's text and, after it, its labels | |
///
/// Two bytes suffice where the card has fewer than 65,536 words. A card without sections is empty.
public final class ForwardText {
  static final int HEADER = 3 * Integer.BYTES;
  static final int SECTION = 4 * Integer.BYTES;

  /// A place is one integer; words that do not fit are not marked.
  private static final int START_BITS = 20;

  private static final int LENGTH_BITS = 11;

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
    return sections.isEmpty() ? new byte[0] : new Writer(sections, words).bytes();
  }

  /// Whether few enough words are in a card that their numbers fit into two bytes.
  static boolean isShort(int words) {
    return words <= 0xffff;
  }

  static int placeStart(int place) {
    return place >>> LENGTH_BITS + 1;
  }

  static int placeEnd(int place) {
    return placeStart(place) + (place >>> 1 & (1 << LENGTH_BITS) - 1);
  }

  static boolean isApart(int place) {
    return (place & 1) != 0;
  }

  private static final class Writer {
    private final List<Section> sections;
    private final int[] firstWords;
    private final int[] places;

    /// The hash above, the number of the word below.
    private final long[] numbered;

    private int size;

    Writer(List<Section> sections, List<List<Token>> words) {
      this.sections = sections;
      int most = words.stream().mapToInt(List::size).sum();
      firstWords = new int[sections.size()];
      places = new int[most];
      numbered = new long[most];
      for (int i = 0; i < sections.size(); i++) {
        firstWords[i] = size;
        number(sections.get(i).text(), words.get(i));
      }
    }

    private void number(String text, List<Token> words) {
      Utf8Offsets offsets = new Utf8Offsets(text);
      for (Token word : words) {
        int start = offsets.of(word.start());
        int length = offsets.of(word.end()) - start;
        if (start < 1 << START_BITS && length < 1 << LENGTH_BITS) {
          numbered[size] = (long) hash(word.term()) << Integer.SIZE | size;
          places[size++] = (start << LENGTH_BITS | length) << 1 | (word.apart() ? 1 : 0);
        }
      }
    }

    byte[] bytes() {
      Arrays.sort(numbered, 0, size);
      Bytes.Writer hashes = new Bytes.Writer();
      Bytes.Writer starts = new Bytes.Writer();
      Bytes.Writer numbers = new Bytes.Writer();
      int different = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || numbered[i] >> Integer.SIZE != numbered[i - 1] >> Integer.SIZE) {
          hashes.fixed((int) (numbered[i] >> Integer.SIZE));
          number(starts, i);
          different++;
        }
        number(numbers, (int) numbered[i]);
      }
      number(starts, size);
      Bytes.Writer out = new Bytes.Writer();
      out.fixed(sections.size()).fixed(size).fixed(different);
      Bytes.Writer texts = new Bytes.Writer();
      int textsStart =
          HEADER
              + sections.size() * SECTION
              + hashes.size()
              + starts.size()
              + numbers.size()
              + size * Integer.BYTES;
      for (int i = 0; i < sections.size(); i++) {
        Section section = sections.get(i);
        Source source = section.source();
        byte[] text = section.text().getBytes(StandardCharsets.UTF_8);
        out.fixed(section.field().ordinal() | (source == null ? 0 : source.ordinal() + 1) << 8)
            .fixed(textsStart + texts.size())
            .fixed(textsStart + texts.size() + text.length)
            .fixed(firstWords[i]);
        texts
            .raw(text, text.length)
            .text(section.shown().equals(section.field().key()) ? "" : section.shown())
            .optional(section.value());
      }
      out.raw(hashes.bytes(), hashes.size())
          .raw(starts.bytes(), starts.size())
          .raw(numbers.bytes(), numbers.size());
      for (int i = 0; i < size; i++) {
        out.fixed(places[i]);
      }
      return out.raw(texts.bytes(), texts.size()).bytes();
    }

    private void number(Bytes.Writer out, int number) {
      if (isShort(size)) {
        out.fixedShort((short) number);
      } else {
        out.fixed(number);
      }
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

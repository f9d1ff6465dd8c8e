package dev.actordex.lucene.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.jspecify.annotations.Nullable;

/// Takes a text apart into words, the same way for the index and for a query.
///
/// What [Splitter] finds is folded by Unicode's search folding (UTR 30: case, accents, width,
/// ligatures) and stemmed by KStem: it knows a dictionary and leaves real words apart (`operation`,
/// `operative`), where Porter's rules would throw half of the field's vocabulary together; names,
/// which no dictionary has, it mostly leaves alone. Ids and designators are never stemmed.
/// Stateless; cost is linear in the text.
public final class Words {
  /// How much of a word is looked for, in UTF-16 units.
  static final int LONGEST = 255;

  /// One that nobody uses: making one takes longer than stemming a word.
  private static final AtomicReference<@Nullable Stems> SPARE = new AtomicReference<>();

  private Words() {}

  public static List<Token> of(String text) {
    List<Splitter.Piece> pieces = Splitter.split(text);
    List<Token> tokens = new ArrayList<>(pieces.size());
    if (pieces.isEmpty()) {
      return tokens;
    }
    Stems spare = SPARE.getAndSet(null);
    Stems stems = spare == null ? new Stems() : spare;
    try {
      for (Splitter.Piece piece : pieces) {
        String surface = cut(fold(piece.text()));
        if (!surface.isEmpty()) {
          boolean whole = piece.fixed() || isProper(surface);
          String term = whole ? surface : stems.stem(surface);
          tokens.add(
              new Token(surface, term, piece.start(), piece.end(), piece.fixed(), piece.apart()));
        }
      }
    } finally {
      SPARE.set(stems);
    }
    return tokens;
  }

  /// What looks like a plural and, in this field, is mostly a name: Lazarus, Anubis, Kronos.
  private static boolean isProper(String surface) {
    int end = surface.length();
    return end > 3
        && surface.charAt(end - 1) == 's'
        && "uio".indexOf(surface.charAt(end - 2)) >= 0
        && isLetter(surface.charAt(end - 3))
        && isLetter(surface.charAt(end - 4));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  /// A word without end, such as a file written out in Base64, is known by its beginning: Lucene
  /// refuses a whole card for one of 32 kB.
  private static String cut(String word) {
    if (word.length() <= LONGEST) {
      return word;
    }
    return word.substring(
        0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }

  /// Where the words of a text begin, as [#of] finds them.
  public static List<Integer> starts(String text) {
    return Splitter.split(text).stream()
        .filter(piece -> !fold(piece.text()).isEmpty())
        .map(Splitter.Piece::start)
        .toList();
  }

  /// The search folding of a text, separators left as they are.
  public static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return ICUFoldingFilter.NORMALIZER.normalize(text);
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /// The letters and digits of a text alone, folded: what a table of labels is asked by.
  public static String squeeze(String text) {
    String folded = fold(text);
    StringBuilder out = new StringBuilder(folded.length());
    folded.codePoints().filter(Splitter::isWordPart).forEach(out::appendCodePoint);
    return out.toString();
  }

  /// The compound that two neighbours make: `wateringhole`, `apt28`.
  public static String joined(Token first, Token second) {
    return first.surface() + second.surface();
  }

  /// Whether two neighbours can be one: no punctuation between them, none a mere function word.
  public static boolean compound(Token first, Token second) {
    return !second.apart()
        && !Fillers.isFunctionWord(first.surface())
        && !Fillers.isFunctionWord(second.surface());
  }

  /// Lucene's KStem, one word at a time.
  private static final class Stems {
    private final OneWord word = new OneWord();
    private final TokenStream stemmed = new KStemFilter(word);

    String stem(String surface) {
      try {
        word.set(surface);
        stemmed.incrementToken();
        return word.term.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private String next = "";

    OneWord() {
      addAttribute(KeywordAttribute.class);
    }

    void set(String text) {
      next = text;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      term.append(next);
      return true;
    }
  }
}

package dev.actordex.export.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.LayoutProcessor;

/// The type of one document. Latin, Greek and Cyrillic come with the program; for every other
/// script the machine's Noto fonts are used, and [#missing()] names the scripts for which there is
/// none.
///
/// Fonts record which of their glyphs a document uses, so each document has its own.
final class Fonts {
  private static final String BUNDLED = "liberation/LiberationSans-Regular.ttf";
  private static final String BUNDLED_BOLD = "liberation/LiberationSans-Bold.ttf";

  /// Shown for what no font has.
  private static final String BOX = "?";

  /// What a machine has to write with.
  ///
  /// @param folders where its fonts are
  /// @param shapes whether it can join and place letters that depend on their neighbours: a server
  ///   without FreeType and fontconfig cannot
  record Machine(List<Path> folders, boolean shapes) {
    /// This one.
    static final Machine HERE =
        new Machine(
            List.of(
                Path.of("/usr/share/fonts/truetype/noto"),
                Path.of("/usr/share/fonts/opentype/noto"),
                Path.of("/usr/share/fonts/noto"),
                Path.of("/usr/share/fonts/google-noto"),
                Path.of("/usr/share/fonts/google-noto-cjk")),
            canShape());

    Machine {
      folders = List.copyOf(folders);
    }

    private static boolean canShape() {
      LayoutProcessor.enableKernLiga();
      try {
        font(BUNDLED);
        return true;
      } catch (RuntimeException | LinkageError | InternalError e) {
        System.getLogger(Fonts.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "This machine lacks fontconfig or FreeType: PDFs are written without shaping ("
                    + e.getMessage()
                    + ")");
        return false;
      } finally {
        LayoutProcessor.disable();
      }
    }
  }

  /// Scripts that cannot be read unless they are shaped.
  private static final Set<Character.UnicodeScript> SHAPED =
      EnumSet.of(
          Character.UnicodeScript.ARABIC,
          Character.UnicodeScript.HEBREW,
          Character.UnicodeScript.SYRIAC,
          Character.UnicodeScript.THAI,
          Character.UnicodeScript.DEVANAGARI);

  private static final String EAST_ASIAN = "NotoSansCJK-Regular.ttc,0";

  /// Later ones are asked for what earlier ones lack.
  private static final List<String> FILES =
      List.of(
          "NotoSans-Regular.ttf",
          "NotoSansThai-Regular.ttf",
          "NotoSansArabic-Regular.ttf",
          "NotoSansHebrew-Regular.ttf",
          "NotoSansDevanagari-Regular.ttf",
          "NotoSansArmenian-Regular.ttf",
          "NotoSansGeorgian-Regular.ttf",
          "NotoSansSymbols-Regular.ttf",
          "NotoSansSymbols2-Regular.ttf",
          "NotoSansMath-Regular.ttf");

  /// The shaper's settings are the process's: documents are written one after the other.
  static final ReentrantLock TURN = new ReentrantLock();

  private final BaseFont regular;
  private final BaseFont bold;
  private final List<BaseFont> others = new ArrayList<>();
  private final List<String> unread = new ArrayList<>(FILES);
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> unshaped = new TreeSet<>();
  private final Machine machine;

  /// @param text everything that the document may hold: a font out of a collection has to be loaded
  ///   before the others, because the shaper then forgets those it knows
  Fonts(Machine machine, String text) {
    this.machine = machine;
    shape();
    if (text.codePoints().anyMatch(Fonts::eastAsian)) {
      BaseFont found = installed(EAST_ASIAN);
      if (found != null) {
        others.add(found);
      }
    }
    regular = font(BUNDLED);
    bold = font(BUNDLED_BOLD);
  }

  /// Begins anew, so that the shaper forgets the fonts of documents that are done.
  private void shape() {
    LayoutProcessor.disable();
    if (machine.shapes()) {
      LayoutProcessor.enableKernLiga();
    }
  }

  /// Chinese, Japanese and Korean letters with their punctuation.
  private static boolean eastAsian(int c) {
    return c >= 0x2e80 && c <= 0x9fff
        || c >= 0xac00 && c <= 0xd7ff
        || c >= 0xf900 && c <= 0xfaff
        || c >= 0xff00 && c <= 0xffef
        || c >= 0x20000 && c <= 0x3ffff;
  }

  private static BaseFont font(String name) {
    try {
      return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, null, null);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The font " + name + " cannot be read", e);
    } catch (DocumentException e) {
      throw new IllegalStateException("The font " + name + " cannot be used", e);
    }
  }

  /// The scripts that occurred and that no font here has.
  Set<String> missing() {
    return missing;
  }

  /// The scripts that occurred and that could not be shaped.
  Set<String> unshaped() {
    return unshaped;
  }

  /// The text in pieces, each in a font that has its letters; neighbours stay together as far as
  /// they can, because letters are shaped within a piece.
  List<Chunk> chunks(String text, Style style) {
    List<Chunk> chunks = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    BaseFont current = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean neutral =
          Character.UnicodeScript.of(c) == Character.UnicodeScript.COMMON
              || Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED;
      BaseFont font =
          neutral && current != null && current.charExists(c) ? current : choose(c, style);
      if (font != current && !piece.isEmpty()) {
        chunks.add(chunk(piece, current, style));
      }
      current = font;
      if (!machine.shapes() && SHAPED.contains(Character.UnicodeScript.of(c))) {
        unshaped.add(name(c));
      }
      if (font == null || font.charExists(c)) {
        piece.appendCodePoint(c);
      } else {
        piece.append(BOX);
      }
    }
    if (!piece.isEmpty()) {
      chunks.add(chunk(piece, current, style));
    }
    return chunks;
  }

  private Chunk chunk(StringBuilder piece, @Nullable BaseFont font, Style style) {
    Chunk chunk =
        new Chunk(
            piece.toString(),
            new Font(font == null ? regular : font, style.size(), Font.NORMAL, style.colour()));
    piece.setLength(0);
    return chunk;
  }

  private BaseFont choose(int c, Style style) {
    BaseFont own = style.bold() ? bold : regular;
    if (own.charExists(c)) {
      return own;
    }
    for (BaseFont other : others) {
      if (other.charExists(c)) {
        return other;
      }
    }
    while (!unread.isEmpty()) {
      BaseFont next = installed(unread.removeFirst());
      if (next != null) {
        others.add(next);
        if (next.charExists(c)) {
          return next;
        }
      }
    }
    missing.add(name(c));
    return own;
  }

  private static String name(int c) {
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED
        ? "symbols"
        : script.name().charAt(0) + script.name().substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  /// A font out of a collection, which the shaper cannot load; the scripts in it need no shaping.
  /// Whoever writes a document holds [#TURN], so that nobody meanwhile writes without the shaper.
  private BaseFont unshaped(String path) {
    LayoutProcessor.disable();
    try {
      return font(path);
    } finally {
      shape();
    }
  }

  private @Nullable BaseFont installed(String name) {
    String file = name.replaceFirst(",.*", "");
    for (Path folder : machine.folders()) {
      if (Files.isReadable(folder.resolve(file))) {
        String path = folder.resolve(name).toString();
        return name.equals(file) ? font(path) : unshaped(path);
      }
    }
    return null;
  }
}

package dev.actordex.export.pdf;

import dev.actordex.export.Plain;
import dev.actordex.export.TooLarge;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// A4 pages with bookmarks, page numbers and links, from top to bottom. Equal contents give equal
/// bytes.
final class Pages {
  private static final int MOST_PAGES = 200;
  private static final float MARGIN = 48;

  /// A heading, a table's head and a row of some lines, in points.
  private static final float SECTION = 110;

  private static final Pattern MARKUP =
      Pattern.compile(
          "\\[([^\\]\\[]*)\\]\\((card:|https?:)([^)\\s]{0,2000})\\)|\\s?\\[\\^(\\d+)\\]");
  private static final Pattern SUBSET = Pattern.compile("/[A-Z]{6}(?=\\+(?:Liberation|Noto))");
  private static final Pattern FILE_ID = Pattern.compile("/ID ?\\[<[0-9a-f]{32}><[0-9a-f]{32}>\\]");

  private final Fonts fonts;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
  private final PdfWriter writer;
  private final Set<Integer> references;

  /// @param references numbers that texts may cite
  /// @param everything all text that may come
  Pages(
      Fonts.Machine machine,
      String title,
      String product,
      String built,
      String footer,
      Set<Integer> references,
      String everything) {
    fonts = new Fonts(machine, everything);
    this.references = Set.copyOf(references);
    writer = PdfWriter.getInstance(document, bytes);
    writer.setPdfVersion(PdfWriter.VERSION_1_7);
    writer.setPageEvent(new Footer(footer));
    document.addTitle(clean(Plain.line(title)));
    document.addCreator(product);
    document.addProducer(product);
    document.open();
    GregorianCalendar time = GregorianCalendar.from(Instant.parse(built).atZone(ZoneOffset.UTC));
    writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(time));
    writer.getInfo().put(PdfName.MODDATE, new PdfDate(time));
  }

  private final class Footer extends PdfPageEventHelper {
    private final String text;

    Footer(String text) {
      this.text = text;
    }

    @Override
    public void onEndPage(PdfWriter ended, Document pages) {
      if (ended.getPageNumber() > MOST_PAGES) {
        throw new TooLarge("The card fills more than " + MOST_PAGES + " pages.");
      }
      Phrase line = new Phrase();
      fonts.chunks(text + " · page " + ended.getPageNumber(), Style.NOTE).forEach(line::add);
      ColumnText.showTextAligned(
          ended.getDirectContent(),
          Element.ALIGN_CENTER,
          line,
          (pages.left() + pages.right()) / 2,
          MARGIN / 2,
          0);
    }
  }

  void title(String text) {
    Paragraph paragraph = new Paragraph();
    paragraph.setSpacingAfter(6);
    fonts.chunks(clean(Plain.line(text)), Style.TITLE).forEach(paragraph::add);
    document.add(paragraph);
    bookmark(Plain.line(text));
  }

  /// A heading with its bookmark; on the next page where nothing of its section would fit below it.
  void heading(String text) {
    if (writer.getVerticalPosition(true) - document.bottom() < SECTION) {
      document.newPage();
    }
    Paragraph paragraph = new Paragraph();
    paragraph.setSpacingBefore(12);
    paragraph.setSpacingAfter(4);
    paragraph.setKeepTogether(true);
    fonts.chunks(clean(Plain.line(text)), Style.HEADING).forEach(paragraph::add);
    document.add(paragraph);
    bookmark(text);
  }

  private void bookmark(String text) {
    float top = Math.min(writer.getVerticalPosition(false) + 30, document.top());
    new PdfOutline(
        writer.getDirectContent().getRootOutline(),
        new PdfDestination(PdfDestination.XYZ, 0, top, 0),
        clean(Plain.line(text)));
  }

  /// Prose in the markup of a card's texts.
  void prose(String markup) {
    for (String part : Plain.text(markup).split("\\n+", -1)) {
      if (!part.isBlank()) {
        paragraph(chunks(part.strip(), Style.TEXT));
      }
    }
  }

  void note(String text) {
    paragraph(fonts.chunks(clean(Plain.line(text)), Style.NOTE));
  }

  void paragraph(List<Chunk> chunks) {
    Paragraph paragraph = new Paragraph();
    paragraph.setLeading(13);
    paragraph.setSpacingAfter(4);
    chunks.forEach(paragraph::add);
    document.add(paragraph);
  }

  /// A table whose first row stands on every page that it fills.
  void table(float[] widths, List<List<List<Chunk>>> rows) {
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setHeaderRows(1);
    table.setSplitLate(false);
    table.setSpacingAfter(6);
    for (List<List<Chunk>> row : rows) {
      for (List<Chunk> cell : row) {
        Phrase phrase = new Phrase(12);
        cell.forEach(phrase::add);
        PdfPCell box = new PdfPCell(phrase);
        box.setBorder(Rectangle.BOTTOM);
        box.setBorderColor(new java.awt.Color(0xcc, 0xcc, 0xcc));
        box.setBorderWidth(0.5f);
        box.setPaddingBottom(4);
        table.addCell(box);
      }
    }
    document.add(table);
  }

  List<Chunk> strong(String text) {
    return fonts.chunks(clean(Plain.line(text)), Style.STRONG);
  }

  List<Chunk> text(@Nullable String text) {
    return fonts.chunks(clean(Plain.line(text)), Style.TEXT);
  }

  /// A label that leads to an address where that is safe to follow, else both as text.
  List<Chunk> link(String label, @Nullable String address) {
    String shown = clean(Plain.line(label));
    Optional<String> url = Plain.link(address).flatMap(Pages::ascii);
    if (url.isEmpty()) {
      return text(address == null ? shown : (shown + " " + address).strip());
    }
    List<Chunk> chunks = fonts.chunks(shown.isEmpty() ? url.get() : shown, Style.LINK);
    chunks.forEach(chunk -> chunk.setAnchor(url.get()));
    return chunks;
  }

  /// The place that citations of a reference lead to.
  List<Chunk> target(int number) {
    List<Chunk> chunks = chunks(number + ". ", Style.TEXT);
    chunks.getFirst().setLocalDestination("reference-" + number);
    return chunks;
  }

  private static Optional<String> ascii(String url) {
    try {
      return Optional.of(new URI(url).toASCIIString()).filter(u -> !u.matches(".*[()\\\\].*"));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  List<Chunk> chunks(String markup, Style style) {
    List<Chunk> chunks = new ArrayList<>();
    String text = clean(Plain.text(markup));
    Matcher matcher = MARKUP.matcher(text);
    int from = 0;
    while (matcher.find()) {
      chunks.addAll(fonts.chunks(text.substring(from, matcher.start()), style));
      from = matcher.end();
      if (matcher.group(4) != null) {
        chunks.addAll(citation(matcher.group(4)));
      } else if (matcher.group(2).equals("card:")) {
        String label = matcher.group(1);
        String id = matcher.group(3);
        chunks.addAll(fonts.chunks(label.equals(id) ? id : label + " (" + id + ")", style));
      } else {
        chunks.addAll(link(matcher.group(1), matcher.group(2) + matcher.group(3)));
      }
    }
    chunks.addAll(fonts.chunks(text.substring(from), style));
    return chunks;
  }

  private List<Chunk> citation(String number) {
    List<Chunk> chunks = fonts.chunks(" [" + number + "]", Style.LINK);
    if (number.length() < 7 && references.contains(Integer.valueOf(number))) {
      chunks.forEach(chunk -> chunk.setLocalGoto("reference-" + number));
    }
    return chunks;
  }

  /// Without signs that turn the direction of what follows; joiners stay, they are part of words.
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT || c == 0x200c || c == 0x200d)
        .forEach(c -> clean.appendCodePoint(c == '\n' || c == '\t' ? ' ' : c));
    return clean.toString();
  }

  /// Ends the document.
  byte[] finish() {
    if (!fonts.missing().isEmpty()) {
      note(
          "No font of this machine has the letters of: "
              + String.join(", ", fonts.missing())
              + ". They are shown as ?; the Noto fonts (Debian: fonts-noto-core, fonts-noto-cjk) have"
              + " them.");
    }
    if (!fonts.unshaped().isEmpty()) {
      note(
          "This machine cannot shape letters, it lacks fontconfig or FreeType; hard to read is: "
              + String.join(", ", fonts.unshaped())
              + ".");
    }
    document.close();
    return repeatable(bytes.toByteArray());
  }

  /// The library draws the names of embedded fonts and the file's id by lot; here they follow from
  /// the content. Lengths stay, so the table of offsets still holds.
  private static byte[] repeatable(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    Map<String, String> names = new LinkedHashMap<>();
    String named =
        SUBSET
            .matcher(text)
            .replaceAll(found ->
                names.computeIfAbsent(
                    found.group(),
                    drawn -> "/AAAA" + letter(names.size() / 26) + letter(names.size() % 26)));
    String without = FILE_ID.matcher(named).replaceAll("");
    String id = hash(without);
    return FILE_ID
        .matcher(named)
        .replaceAll("/ID [<" + id + "><" + id + ">]")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static char letter(int place) {
    return (char) ('A' + place % 26);
  }

  private static String hash(String content) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256")
              .digest(content.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(sha).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

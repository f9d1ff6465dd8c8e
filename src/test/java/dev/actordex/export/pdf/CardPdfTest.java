package dev.actordex.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actordex.card.AnyCard;
import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.export.CardJson;
import dev.actordex.export.Provenance;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Samples;
import dev.actordex.search.InMemoryCardSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.SimpleBookmark;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class CardPdfTest {
  private static final Pattern ACTIVE =
      Pattern.compile(
          "/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFiles?|SubmitForm|ImportData|GoToR|GoToE|RichMedia|XFA)\\b");

  /// `2 XYZ 0 512 0`: the page, and how far above its lower edge.
  private static final Pattern PLACE = Pattern.compile("\\d+ XYZ \\S+ ([0-9.]+) .*");

  private static final Pattern ADDRESS = Pattern.compile("/URI ?\\(([^)]*)\\)");

  @Test
  void theTextOfTheCardCanBeSearched() throws IOException {
    String text = text(SampleCards.axiom());
    assertThat(text)
        .contains(
            "Axiom",
            "Group 72",
            "Watering-hole sites were laid out.",
            "China (MITRE ATT&CK, ETDA Threat Group Cards)",
            "Patient and quiet.",
            "Operation SMN",
            "joined because ETDA links G0001",
            "Made by Actordex 1.2.3 from generation g1",
            "page 1");
  }

  @Test
  void sectionsAreBookmarks() throws IOException {
    try (PdfReader reader = reader(SampleCards.axiom())) {
      assertThat(SimpleBookmark.getBookmarkList(reader))
          .extracting(bookmark -> bookmark.get("Title"))
          .startsWith("Axiom", "Names", "Description by MITRE ATT&CK")
          .endsWith("References", "Sources");
    }
  }

  @Test
  void everyScriptOfTheDataIsTextThatCanBeFound() throws IOException {
    assumeThat(Fonts.Machine.HERE.folders()).anyMatch(Files::isDirectory);
    for (String name :
        List.of("ไทยแลนด์", "国家安全部", "조선인민군", "Фанси Беар", "Ομάδα", "ソニー", "Łódź")) {
      assertThat(pressed(named(name))).as(name).contains(name.replace(" ", ""));
    }
  }

  @Test
  void aScriptThatNoFontHasIsShownAsSignsAndNamed() throws IOException {
    Fonts.Machine bare = new Fonts.Machine(List.of(), Fonts.Machine.HERE.shapes());
    String text = text(CardPdf.of(named("ไทย Бear"), provenance(), bare));
    assertThat(text)
        .contains("Бear", "??? ")
        .contains("No font of this machine has the letters of: Thai.");
    assertThat(text(CardPdf.of(named("Łódź"), provenance(), bare))).doesNotContain("No font");
  }

  @Test
  void aMachineThatCannotShapeLettersWritesTheCardAllTheSameAndSaysSo() throws IOException {
    Fonts.Machine plain = new Fonts.Machine(Fonts.Machine.HERE.folders(), false);
    assertThat(text(CardPdf.of(named("مجاهدين"), provenance(), plain)))
        .contains("Axiom", "cannot shape letters", "Arabic");
    assertThat(text(CardPdf.of(SampleCards.axiom(), provenance(), plain)))
        .contains("Group 72")
        .doesNotContain("cannot shape");
    assertThat(CardPdf.of(named("مجاهدين"), provenance(), Fonts.Machine.HERE))
        .as("the next one is shaped again")
        .isEqualTo(Samples.bytes(named("مجاهدين"), CardFormat.PDF, Choice.NONE));
  }

  /// Whatever stands above it: below its place there is room for what it is a heading of.
  @Test
  void noHeadingStandsAloneAtTheEndOfAPage() throws IOException {
    int headings = 0;
    for (int lines = 0; lines < 60; lines++) {
      String description = "One more line.\\n".repeat(lines) + "Patient and quiet.";
      Card card = changed("Patient and quiet.", description);
      try (PdfReader reader = new PdfReader(Samples.bytes(card, CardFormat.PDF, Choice.NONE))) {
        for (var bookmark : SimpleBookmark.getBookmarkList(reader)) {
          Matcher place = PLACE.matcher(String.valueOf(bookmark.get("Page")));
          assertThat(place.matches()).isTrue();
          assertThat(Float.parseFloat(place.group(1)))
              .as("%d lines, %s", lines, bookmark.get("Title"))
              .isGreaterThan(140);
          headings++;
        }
      }
    }
    assertThat(headings).isEqualTo(60 * 13);
  }

  private static Card named(String name) {
    return changed("Group 72", name);
  }

  private static Card changed(String from, String to) {
    CardJson json = new CardJson();
    String card = new String(json.encode(SampleCards.axiom()), StandardCharsets.UTF_8);
    assertThat(card).contains(from);
    return json.decode(card.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static Provenance provenance() {
    return Provenance.of(
        SampleCards.axiom(),
        new InMemoryCardSearch(List.of(SampleCards.axiom()), new CardJson()).manifest(),
        "1.2.3");
  }

  private static String pressed(Card card) throws IOException {
    return text(card).replace(" ", "");
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PdfReader reader = new PdfReader(pdf)) {
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        pages.add(new PdfTextExtractor(reader).getTextFromPage(page));
      }
    }
    return pages;
  }

  @Test
  void nothingActsAndEveryLinkIsOfTheWebWhateverTextsHold() {
    List<Card> cards = new ArrayList<>(SampleCards.all());
    for (long seed = 0; seed < 60; seed++) {
      cards.add(AnyCard.of(seed));
    }
    for (Card card : cards) {
      String pdf =
          new String(Samples.bytes(card, CardFormat.PDF, Choice.NONE), StandardCharsets.ISO_8859_1);
      assertThat(pdf).startsWith("%PDF-1.7").endsWith("%%EOF\n");
      assertThat(ACTIVE.matcher(pdf.replaceAll("(?s)stream\r?\n.*?endstream", "")).find())
          .isFalse();
      Matcher address = ADDRESS.matcher(pdf);
      while (address.find()) {
        assertThat(address.group(1)).matches("https?://.*");
      }
    }
  }

  private static String text(Card card) throws IOException {
    return text(Samples.bytes(card, CardFormat.PDF, Choice.NONE));
  }

  private static String text(byte[] pdf) throws IOException {
    return String.join("\n", pages(pdf)).replaceAll("\\s+", " ");
  }

  private static PdfReader reader(Card card) throws IOException {
    return new PdfReader(Samples.bytes(card, CardFormat.PDF, Choice.NONE));
  }
}

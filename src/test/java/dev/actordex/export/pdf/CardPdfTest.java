package dev.actordex.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.AnyCard;
import dev.actordex.card.Card;
import dev.actordex.card.SampleCards;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    try (PdfReader reader = reader(card)) {
      StringBuilder text = new StringBuilder();
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
      }
      return text.toString().replaceAll("\\s+", " ");
    }
  }

  private static PdfReader reader(Card card) throws IOException {
    return new PdfReader(Samples.bytes(card, CardFormat.PDF, Choice.NONE));
  }
}

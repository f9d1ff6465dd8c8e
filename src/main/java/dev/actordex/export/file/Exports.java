package dev.actordex.export.file;

import dev.actordex.card.Card;
import dev.actordex.export.ExportedCardJson;
import dev.actordex.export.Plain;
import dev.actordex.export.Provenance;
import dev.actordex.export.SearchLinks;
import dev.actordex.export.TooLarge;
import dev.actordex.export.etda.EtdaJson;
import dev.actordex.export.markdown.CardMarkdown;
import dev.actordex.export.misp.GalaxyCluster;
import dev.actordex.export.navigator.NavigatorLayer;
import dev.actordex.export.pdf.CardPdf;
import dev.actordex.export.stix.StixBundle;
import dev.actordex.export.table.CardTable;
import dev.actordex.export.table.CsvTable;
import dev.actordex.export.table.JsonLines;
import dev.actordex.export.table.XlsxTable;
import dev.actordex.search.Edition;
import dev.actordex.search.SearchRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Writes cards and answers of one generation as files. The same question to the same generation
/// gives the same bytes.
public final class Exports {
  /// How many cards a file of an answer has at most: as many as Excel's sheet has rows for, and
  /// more than all sources together know. Files are written as the cards are read, so it is no
  /// matter of memory.
  public static final int MOST_CARDS = 1_000_000;

  private final Edition edition;
  private final String version;

  /// @param version of the product
  public Exports(Edition edition, String version) {
    this.edition = edition;
    this.version = version;
  }

  /// What a browser calls the file.
  public static String fileName(Card card, CardFormat format) {
    String name = Plain.slug(card.name());
    String id = Plain.slug(card.id());
    return (id.equals(name) ? id : id + "-" + name) + "." + format.extension();
  }

  /// What a browser calls the file of an answer.
  public static String fileName(ResultFormat format) {
    return "actordex-cards." + format.extension();
  }

  public void write(Card card, CardFormat format, Choice choice, OutputStream out)
      throws IOException {
    Provenance provenance = Provenance.of(card, edition.manifest(), version);
    switch (format) {
      case JSON -> out.write(ExportedCardJson.file(card, provenance, edition));
      case MD -> out.write(CardMarkdown.of(card, provenance).getBytes(StandardCharsets.UTF_8));
      case PDF -> out.write(CardPdf.of(card, provenance));
      case ETDA -> out.write(EtdaJson.of(card, provenance));
      case MISP -> out.write(GalaxyCluster.of(card, provenance, edition));
      case STIX -> StixBundle.write(List.of(card.id()), edition, version, out);
      case NAVIGATOR -> out.write(NavigatorLayer.of(card, choice.domain(), provenance));
    }
  }

  /// The cards that answer a question, which are written as they are read.
  ///
  /// @throws TooLarge when they are more than a file may have
  public Answer answer(SearchRequest request) {
    List<String> ids = edition.ids(request);
    if (ids.size() > MOST_CARDS) {
      throw new TooLarge(
          "The answer has %d cards; a file has at most %d. Narrow the question."
              .formatted(ids.size(), MOST_CARDS));
    }
    return new Answer(request, ids);
  }

  /// An answer on its way into a file.
  public final class Answer {
    private final SearchRequest request;
    private final List<String> ids;

    private Answer(SearchRequest request, List<String> ids) {
      this.request = request;
      this.ids = ids;
    }

    public void write(ResultFormat format, Choice choice, OutputStream out) throws IOException {
      switch (format) {
        case CSV -> table(new CsvTable(choice.columns(), out));
        case XLSX -> table(new XlsxTable(choice.columns(), version, out));
        case JSONL -> table(new JsonLines(choice.columns(), out));
        case STIX -> StixBundle.write(ids, edition, version, out);
        case NAVIGATOR -> layer(choice, out);
      }
    }

    private void table(CardTable opened) throws IOException {
      try (CardTable table = opened) {
        for (String id : ids) {
          Optional<Card> card = edition.card(id);
          if (card.isPresent()) {
            table.add(card.get(), Provenance.of(card.get(), edition.manifest(), version));
          }
        }
        table.finish();
      }
    }

    private void layer(Choice choice, OutputStream out) throws IOException {
      NavigatorLayer layer = NavigatorLayer.ofSet(question(), choice.domain());
      for (String id : ids) {
        edition.card(id).ifPresent(layer::add);
      }
      out.write(layer.write(Provenance.of(edition.manifest(), version)));
    }

    private String question() {
      return SearchLinks.question(request);
    }
  }
}

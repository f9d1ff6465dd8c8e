package dev.actordex.source.exported;

import dev.actordex.card.Card;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SourceEntry;
import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardCodec;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.ExportedCard;
import dev.actordex.ingest.Fates;
import dev.actordex.ingest.Problem;
import dev.actordex.source.FileByFile;
import dev.actordex.source.FileKind;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.Sources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Reads finished cards: one in a JSON file (`actordex_export`), or many in a STIX bundle.
///
/// What is no card that this product could have made is a [Problem], and the next is read.
public final class ExportedReader implements FileByFile.FileReader {
  private static final int VERSION = 1;
  private static final Set<FileKind> KINDS =
      Set.of(FileKind.EXPORTED_CARD, FileKind.EXPORTED_BUNDLE);

  private final CardCodec codec;

  private ExportedReader(CardCodec codec) {
    this.codec = codec;
  }

  /// Files of our own are finished cards or, read by `cards`, what cards are made of.
  public static Sources.Reader beside(Sources.Reader cards, CardCodec codec) {
    return files -> {
      List<RecognisedFile> exported =
          files.stream().filter(file -> KINDS.contains(file.kind())).toList();
      CardSource theirs = new FileByFile(exported, new ExportedReader(codec));
      List<RecognisedFile> rest = new ArrayList<>(files);
      rest.removeAll(exported);
      CardSource others = rest.isEmpty() ? intake -> {} : cards.open(rest);
      return intake -> {
        others.read(intake);
        theirs.read(intake);
      };
    };
  }

  @Override
  public void read(RecognisedFile file, CardSource.Intake intake) {
    Map<String, Integer> counts = new TreeMap<>();
    String built =
        file.kind() == FileKind.EXPORTED_CARD
            ? single(file, intake, counts)
            : bundle(file, intake, counts);
    intake.summary(
        new RecognisedFile(file.file(), file.kind(), file.collection(), built, file.head())
            .summary(counts));
    int read = counts.values().stream().mapToInt(Integer::intValue).sum();
    boolean one = file.kind() == FileKind.EXPORTED_CARD;
    intake.fates(
        new Fates(file.name(), read, 0, one ? 0 : Sources.rows(file) - read, one ? 1 - read : 0));
  }

  /// @return when the generation was built that the card is from
  private String single(
      RecognisedFile file, CardSource.Intake intake, Map<String, Integer> counts) {
    JsonFile.Row document = new JsonFile(file.file()).document();
    JsonNode node = document.node();
    String built = node.path("about").path("built").asString("");
    if (node.path("actordex_export").asInt(0) != VERSION) {
      reject(
          file,
          "/actordex_export",
          "This version of Actordex reads form " + VERSION + " of an exported card",
          intake);
      return built;
    }
    Map<RecordRef, String> raw = new HashMap<>();
    for (JsonNode record : node.path("records")) {
      dev.actordex.card.Source.of(record.path("source").asString(""))
          .filter(source -> record.path("id").isString() && !record.path("id").asString().isBlank())
          .ifPresent(source ->
              raw.put(
                  new RecordRef(source, record.path("id").asString()),
                  record.path("record").toString()));
    }
    card(document.raw(), "/", file, built, raw, intake)
        .ifPresent(card -> counts.merge(card.type().path(), 1, Integer::sum));
    return built;
  }

  private String bundle(
      RecognisedFile file, CardSource.Intake intake, Map<String, Integer> counts) {
    return new BundledCards(file)
        .read((place, built, json) ->
            card(json.toString(), place, file, built, Map.of(), intake)
                .ifPresent(card -> counts.merge(card.type().path(), 1, Integer::sum)));
  }

  private Optional<Card> card(
      String json,
      String place,
      RecognisedFile file,
      String built,
      Map<RecordRef, String> raw,
      CardSource.Intake intake) {
    Card card;
    try {
      card = codec.decode(json.getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      reject(file, place, "This is no card: a value is not what it should be", intake);
      return Optional.empty();
    }
    Optional<String> fault = Soundness.fault(card);
    if (fault.isPresent()) {
      reject(file, place, "This is no card: " + fault.get(), intake);
      return Optional.empty();
    }
    List<SourceRecord> records = new ArrayList<>();
    for (SourceEntry entry : card.sources()) {
      String text = raw.get(new RecordRef(entry.source(), entry.id()));
      if (text != null) {
        records.add(record(card, entry, text));
      }
    }
    intake.exported(new ExportedCard(card, records, file.name(), built));
    return Optional.of(card);
  }

  /// As it is shown; what it states is on the card.
  private static SourceRecord record(Card card, SourceEntry entry, String raw) {
    return new SourceRecord(
        new RecordRef(entry.source(), entry.id()),
        card.type(),
        entry.name().isBlank() ? card.name() : entry.name(),
        entry.status(),
        null,
        List.of(),
        List.of(),
        entry.url(),
        entry.release(),
        List.of(),
        raw);
  }

  private static void reject(
      RecognisedFile file, String place, String message, CardSource.Intake intake) {
    intake.problem(new Problem(file.name(), place, message, Problem.Consequence.REJECTED));
  }
}

package dev.actordex.source.cards;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Fates;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.FileByFile;
import dev.actordex.source.FileKind;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.lenient.Complaints;
import dev.actordex.source.lenient.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Reads files of own cards: one card in a file (`actordex_card`), or many of one type with what
/// they share (`actordex_cards`).
///
/// An id that stands twice in a file counts once, where it stands first. Of files that share an id
/// all are handed on, and the run takes the card updated last. One reader serves one import.
public final class CardsReader implements FileByFile.FileReader {
  private static final int VERSION = 1;

  private final Map<RecordRef, String> seen = new HashMap<>();

  public static CardSource open(List<RecognisedFile> files) {
    return intake -> new FileByFile(files, new CardsReader()).read(intake);
  }

  private Tally tally = new Tally();

  /// The cards of the file in hand.
  private static final class Tally {
    private int rows;
    private int imported;
    private int merged;
  }

  @Override
  public void read(RecognisedFile file, CardSource.Intake intake) {
    Map<String, Integer> counts = new TreeMap<>();
    tally = new Tally();
    RecognisedFile known =
        file.kind() == FileKind.CARD
            ? single(file, intake, counts)
            : collection(file, intake, counts);
    intake.summary(known.summary(counts));
    int rows = file.kind() == FileKind.CARD ? 1 : tally.rows;
    intake.fates(
        new Fates(
            file.name(), tally.imported, tally.merged, 0, rows - tally.imported - tally.merged));
  }

  /// @return the file with what its content says of its release
  private RecognisedFile single(
      RecognisedFile file, CardSource.Intake intake, Map<String, Integer> counts) {
    JsonFile.Row document = new JsonFile(file.file()).document();
    Fields card = fields(document, document.node().path("id").asString("/id"), file, intake);
    if (!versionFits(card, "actordex_card")) {
      return file;
    }
    Optional<CardType> type = type(card);
    if (type.isEmpty()) {
      return file;
    }
    counts.merge(type.get().path(), 1, Integer::sum);
    String release = card.text("release").or(() -> card.text("updated")).orElse("");
    new CardReading(type.get(), release, Tactics.NONE)
        .read(card, Citations.own(card), document.raw())
        .ifPresent(record -> take(record, file, card, intake));
    return new RecognisedFile(file.file(), file.kind(), type.get().path(), release, file.head());
  }

  /// @return the file with what its head says
  private RecognisedFile collection(
      RecognisedFile file, CardSource.Intake intake, Map<String, Integer> counts) {
    JsonFile json = new JsonFile(file.file());
    List<Fields> references = new ArrayList<>();
    // The file was recognised by its first key: this is the first look at all of its head.
    ObjectNode values =
        json.rows("references", row -> references.add(fields(row, row.pointer(), file, intake)));
    Fields head = new Fields(values, Complaints.about(file.name(), "/", intake));
    if (!versionFits(head, "actordex_cards")) {
      return file;
    }
    Optional<CardType> type = type(head);
    if (type.isEmpty()) {
      return file;
    }
    List<Fields> tactics = new ArrayList<>();
    json.rows("tactics", row -> tactics.add(fields(row, row.pointer(), file, intake)));
    Citations shared = Citations.shared(references);
    String release = head.text("release").orElse("");
    UnknownKeys.report(head);
    CardReading reading = new CardReading(type.get(), release, Tactics.read(tactics));
    json.rows(
        "cards",
        row -> {
          counts.merge(type.get().path(), 1, Integer::sum);
          tally.rows++;
          Fields card = fields(row, row.node().path("id").asString(row.pointer()), file, intake);
          reading
              .read(card, shared.with(card), row.raw())
              .ifPresent(record -> take(record, file, card, intake));
        });
    return new RecognisedFile(file.file(), file.kind(), type.get().path(), release, values);
  }

  private void take(
      SourceRecord record, RecognisedFile file, Fields card, CardSource.Intake intake) {
    String before = seen.putIfAbsent(record.ref(), file.name());
    if (before == null) {
      intake.record(record);
      tally.imported++;
    } else if (before.equals(file.name())) {
      tally.merged++;
      card.say("The file has a card with this id already", Consequence.REJECTED);
    } else {
      card.say(
          "A card with this id is in " + before + " too; the one updated last counts",
          Consequence.REJECTED);
      intake.record(record);
      tally.imported++;
    }
  }

  private static Fields fields(
      JsonFile.Row row, String place, RecognisedFile file, CardSource.Intake intake) {
    return new Fields(row.node(), Complaints.about(file.name(), place, intake));
  }

  private static boolean versionFits(Fields fields, String field) {
    String version = fields.text(field).orElse("");
    if (version.equals(Integer.toString(VERSION))) {
      return true;
    }
    fields.say(
        "'%s' is '%s'; this version of Actordex reads %d".formatted(field, version, VERSION),
        Consequence.REJECTED);
    return false;
  }

  private static Optional<CardType> type(Fields fields) {
    Optional<String> written = fields.text("type");
    Optional<CardType> type = written.flatMap(CardType::of);
    if (type.isEmpty()) {
      fields.say(
          "'type' is %s, expected was one of %s"
              .formatted(
                  written.map(text -> "'" + text + "'").orElse("missing"),
                  Arrays.stream(CardType.values())
                      .map(CardType::key)
                      .collect(Collectors.joining(", "))),
          Consequence.REJECTED);
    }
    return type;
  }
}

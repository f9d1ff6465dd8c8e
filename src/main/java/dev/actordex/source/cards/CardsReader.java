package dev.actordex.source.cards;

import dev.actordex.card.CardType;
import dev.actordex.card.RecordRef;
import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardSource;
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

/// Reads files of own cards: one card in a file (`actordex_card`), or many of one type with what
/// they share (`actordex_cards`).
///
/// An id that a file has used is not taken from a later one; files come in the order of their
/// names. One reader serves one import.
public final class CardsReader implements FileByFile.FileReader {
  private static final int VERSION = 1;

  private final Map<RecordRef, String> seen = new HashMap<>();

  public static CardSource open(List<RecognisedFile> files) {
    return intake -> new FileByFile(files, new CardsReader()).read(intake);
  }

  @Override
  public void read(RecognisedFile file, CardSource.Intake intake) {
    Map<String, Integer> counts = new TreeMap<>();
    if (file.kind() == FileKind.CARD) {
      single(file, intake, counts);
    } else {
      collection(file, intake, counts);
    }
    intake.summary(file.summary(counts));
  }

  private void single(RecognisedFile file, CardSource.Intake intake, Map<String, Integer> counts) {
    JsonFile.Row document = new JsonFile(file.file()).document();
    String place = document.node().path("id").asString("/id");
    Complaints complaints = Complaints.about(file.name(), place, intake);
    Fields fields = new Fields(document.node(), complaints);
    if (!versionFits(fields, "actordex_card")) {
      return;
    }
    Optional<CardType> type = type(fields);
    if (type.isEmpty()) {
      return;
    }
    counts.merge(type.get().path(), 1, Integer::sum);
    String release = fields.text("release").or(() -> fields.text("updated")).orElse(file.release());
    Citations citations = Citations.own(fields);
    new CardReading(type.get(), release, Tactics.NONE)
        .read(fields, citations, document.raw())
        .ifPresent(record -> take(record, file, complaints, intake));
  }

  private void collection(
      RecognisedFile file, CardSource.Intake intake, Map<String, Integer> counts) {
    JsonFile json = new JsonFile(file.file());
    Complaints complaints = Complaints.about(file.name(), "/", intake);
    Fields head = new Fields(file.head(), complaints);
    if (!versionFits(head, "actordex_cards")) {
      return;
    }
    Optional<CardType> type = type(head);
    if (type.isEmpty()) {
      return;
    }
    List<Fields> references = fields(json, "references", file, intake);
    Citations shared = Citations.shared(references);
    Tactics tactics = Tactics.read(fields(json, "tactics", file, intake));
    CardReading reading = new CardReading(type.get(), file.release(), tactics);
    json.rows(
        "cards",
        row -> {
          counts.merge(type.get().path(), 1, Integer::sum);
          Complaints about =
              Complaints.about(file.name(), row.node().path("id").asString(row.pointer()), intake);
          Fields fields = new Fields(row.node(), about);
          reading
              .read(fields, shared.with(fields), row.raw())
              .ifPresent(record -> take(record, file, about, intake));
        });
  }

  private void take(
      SourceRecord record, RecognisedFile file, Complaints complaints, CardSource.Intake intake) {
    String before = seen.putIfAbsent(record.ref(), file.name());
    if (before == null) {
      intake.record(record);
    } else {
      complaints.say(
          "A card with this id was read from " + before + " already", Consequence.REJECTED);
    }
  }

  private static List<Fields> fields(
      JsonFile json, String array, RecognisedFile file, CardSource.Intake intake) {
    List<Fields> all = new ArrayList<>();
    json.rows(
        array,
        row ->
            all.add(new Fields(row.node(), Complaints.about(file.name(), row.pointer(), intake))));
    return all;
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

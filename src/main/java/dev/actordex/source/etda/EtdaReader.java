package dev.actordex.source.etda;

import dev.actordex.card.CardType;
import dev.actordex.card.Link;
import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Fates;
import dev.actordex.source.FileByFile;
import dev.actordex.source.FileKind;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.lenient.Complaints;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.HeldRow;
import dev.actordex.source.lenient.KnownIds;
import dev.actordex.source.lenient.Twins;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Reads ETDA's two exports, all groups and all tools, as they are downloaded.
///
/// A file is small enough to be held: cross-links in a group's text name other groups of the file
/// by their titles, before or after it.
public final class EtdaReader implements FileByFile.FileReader {

  public static CardSource open(List<RecognisedFile> files) {
    return new FileByFile(files, new EtdaReader());
  }

  @Override
  public void read(RecognisedFile file, CardSource.Intake intake) {
    if (file.kind() == FileKind.ETDA_GROUPS) {
      groups(file, intake);
    } else {
      tools(file, intake);
    }
  }

  private static void groups(RecognisedFile file, CardSource.Intake intake) {
    List<HeldRow> rows = HeldRow.all(file, "values");
    Map<String, Link> titles = titles(rows);
    NamedOperations operations = new NamedOperations();
    each(
        file,
        rows,
        "actor",
        intake,
        (row, fate) -> {
          Optional<GroupReading> group =
              GroupReading.read(
                  fields(file, row, intake),
                  fate,
                  row.raw(),
                  file.release(),
                  title -> titles.getOrDefault(title, new Link.ByName(CardType.ACTOR, title)));
          group.ifPresent(read -> {
            intake.record(read.record());
            read.named().forEach(operations::add);
          });
          return group.isPresent();
        });
    List<SourceRecord> campaigns = operations.records(file.release());
    campaigns.forEach(intake::record);
    intake.summary(
        file.summary(Map.of("groups", rows.size(), "named-operations", campaigns.size())));
  }

  private static void tools(RecognisedFile file, CardSource.Intake intake) {
    List<HeldRow> rows = HeldRow.all(file, "values");
    each(
        file,
        rows,
        "tool",
        intake,
        (row, fate) -> {
          Optional<SourceRecord> tool =
              ToolReading.read(fields(file, row, intake), fate, row.raw(), file.release());
          tool.ifPresent(intake::record);
          return tool.isPresent();
        });
    intake.summary(file.summary(Map.of("tools", rows.size())));
  }

  private static void each(
      RecognisedFile file,
      List<HeldRow> rows,
      String title,
      CardSource.Intake intake,
      BiPredicate<HeldRow, Twins.Fate> read) {
    List<Twins.Fate> fates =
        Twins.settle(
            rows,
            row -> row.node().path(title).asString("").strip(),
            row -> row.node().path("last-card-change").asString("").strip(),
            row -> complaints(file, row, intake));
    int imported = 0;
    int merged = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (fates.get(i) instanceof Twins.Dropped) {
        merged++;
      } else if (read.test(rows.get(i), fates.get(i))) {
        imported++;
      }
    }
    intake.fates(new Fates(file.name(), imported, merged, 0, rows.size() - imported - merged));
  }

  private static Fields fields(RecognisedFile file, HeldRow row, CardSource.Intake intake) {
    return new Fields(row.node(), complaints(file, row, intake));
  }

  private static Complaints complaints(RecognisedFile file, HeldRow row, CardSource.Intake intake) {
    return Complaints.about(file.name(), row.place(), intake);
  }

  /// Of groups with the same title the first counts.
  private static Map<String, Link> titles(List<HeldRow> rows) {
    Map<String, Link> titles = new HashMap<>();
    for (HeldRow row : rows) {
      String uuid =
          row.node().path("uuid").asString("").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
      KnownIds.uuid(uuid)
          .ifPresent(id -> titles.putIfAbsent(row.node().path("actor").asString("").strip(), id));
    }
    return titles;
  }
}

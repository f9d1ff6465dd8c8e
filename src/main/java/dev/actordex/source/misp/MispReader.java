package dev.actordex.source.misp;

import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Fates;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.FileByFile;
import dev.actordex.source.JsonFile;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.lenient.Complaints;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.HeldRow;
import dev.actordex.source.lenient.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads one cluster file of MISP's galaxy: actors and software become records; a vocabulary such
/// as the sectors is counted and no more; a cluster of any other type is said to be passed over.
public final class MispReader implements FileByFile.FileReader {

  public static CardSource open(List<RecognisedFile> files) {
    return new FileByFile(files, new MispReader());
  }

  @Override
  public void read(RecognisedFile file, CardSource.Intake intake) {
    switch (file.collection()) {
      case "threat-actor" -> records(file, Cluster.THREAT_ACTOR, intake);
      case "tool" -> records(file, Cluster.TOOL, intake);
      case "malpedia" -> records(file, Cluster.MALPEDIA, intake);
      case "sector" -> count(file, "sectors", intake);
      default -> {
        Complaints.about(file.name(), "/type", intake)
            .say(
                "A galaxy cluster of type '"
                    + file.collection()
                    + "' gives no cards; threat-actor, tool, malpedia and sector are read",
                Consequence.REJECTED);
        count(file, "values", intake);
      }
    }
  }

  private static void count(RecognisedFile file, String kind, CardSource.Intake intake) {
    AtomicInteger values = new AtomicInteger();
    new JsonFile(file.file()).rows("values", row -> values.incrementAndGet());
    intake.summary(file.summary(Map.of(kind, values.get())));
    intake.fates(new Fates(file.name(), 0, 0, values.get(), 0));
  }

  private static void records(RecognisedFile file, Cluster cluster, CardSource.Intake intake) {
    List<HeldRow> rows = HeldRow.all(file, "values");
    Map<String, Integer> counts = new TreeMap<>();
    counts.put(cluster.counted(), rows.size());
    ClusterReading reading = new ClusterReading(cluster, release(file), counts);
    List<Twins.Fate> fates =
        Twins.settle(
            rows,
            row -> row.node().path("value").asString("").strip(),
            row -> "",
            row -> complaints(file, row, intake));
    int imported = 0;
    int merged = 0;
    for (int i = 0; i < rows.size(); i++) {
      HeldRow row = rows.get(i);
      if (fates.get(i) instanceof Twins.Dropped) {
        merged++;
        continue;
      }
      Optional<SourceRecord> record =
          reading.read(
              new Fields(row.node(), complaints(file, row, intake)), fates.get(i), row.raw());
      record.ifPresent(intake::record);
      imported += record.isPresent() ? 1 : 0;
    }
    intake.summary(file.summary(counts));
    intake.fates(new Fates(file.name(), imported, merged, 0, rows.size() - imported - merged));
  }

  private static Complaints complaints(RecognisedFile file, HeldRow row, CardSource.Intake intake) {
    return Complaints.about(file.name(), row.place(), intake);
  }

  private static String release(RecognisedFile file) {
    return file.release().isEmpty() ? "" : "version " + file.release();
  }
}

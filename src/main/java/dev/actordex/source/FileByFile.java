package dev.actordex.source;

import dev.actordex.card.SourceRecord;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.ExportedCard;
import dev.actordex.ingest.Fates;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import java.util.ArrayList;
import java.util.List;

/// Reads files that do not need each other, one after the other, each whole or not at all: what was
/// taken from a file that turns out to be cut off is dropped, and the file is a [Problem].
public final class FileByFile implements CardSource {
  private final List<RecognisedFile> files;
  private final FileReader reader;

  /// Takes the records out of one file.
  @FunctionalInterface
  public interface FileReader {
    /// @throws SourceException when the file as a whole cannot be read
    void read(RecognisedFile file, CardSource.Intake intake);
  }

  public FileByFile(List<RecognisedFile> files, FileReader reader) {
    this.files = List.copyOf(files);
    this.reader = reader;
  }

  @Override
  public void read(Intake intake) {
    for (RecognisedFile file : files) {
      Held held = new Held();
      try {
        reader.read(file, held);
      } catch (SourceException e) {
        intake.problem(e.problem());
        continue;
      }
      held.release(intake);
    }
  }

  /// Keeps what one file gave until it is known to be sound.
  private static final class Held implements Intake {
    private final List<SourceRecord> records = new ArrayList<>();
    private final List<ExportedCard> exported = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<SourceSummary> summaries = new ArrayList<>();
    private final List<Fates> fates = new ArrayList<>();

    @Override
    public void record(SourceRecord record) {
      records.add(record);
    }

    @Override
    public void exported(ExportedCard card) {
      exported.add(card);
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void summary(SourceSummary summary) {
      summaries.add(summary);
    }

    @Override
    public void fates(Fates read) {
      fates.add(read);
    }

    void release(Intake intake) {
      records.forEach(intake::record);
      exported.forEach(intake::exported);
      problems.forEach(intake::problem);
      summaries.forEach(intake::summary);
      fates.forEach(intake::fates);
    }
  }
}

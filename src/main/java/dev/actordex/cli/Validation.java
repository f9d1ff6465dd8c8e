package dev.actordex.cli;

import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorSource;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.ExportedCard;
import dev.actordex.ingest.Fates;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.source.Limits;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What would become of one file.
///
/// @param fates of its objects; empty when the file is rejected as a whole
/// @param problems all that is wrong with it, the first rejection first
record Validation(String file, Optional<Fates> fates, List<Problem> problems) {
  Validation {
    problems = List.copyOf(problems);
  }

  static Validation of(Path path, Limits limits) {
    String name = String.valueOf(path.getFileName());
    Taken taken = new Taken();
    try {
      RecognisedFile file = Sources.recognise(SourceFile.of(name, path, limits));
      read(file, taken);
    } catch (SourceException e) {
      taken.problems.addFirst(e.problem());
    }
    if (taken.fates == null) {
      taken.problems.sort(
          java.util.Comparator.comparing(
              problem -> problem.consequence() != Problem.Consequence.REJECTED));
    }
    return new Validation(name, Optional.ofNullable(taken.fates), taken.problems);
  }

  private static void read(RecognisedFile file, Taken taken) {
    IndicatorRun.Readers readers = IndicatorRun.Readers.of(file);
    readers.indicators().ifPresent(source -> source.read(taken));
    Fates indicators = taken.fates;
    if (readers.cards()) {
      taken.fates = null;
      Workspace.READERS.open(List.of(file)).forEach(source -> source.read(taken.cards()));
    }
    if (!readers.cards() && readers.indicators().isEmpty()) {
      taken.fates = new Fates(file.name(), 0, 0, Sources.rows(file), 0);
    }
    Fates cards = taken.fates;
    if (indicators != null && cards != null && readers.cards()) {
      taken.fates = together(cards, indicators);
    }
  }

  /// Of a file that both read, each passing over what is the other's. What both have a word on,
  /// such as an indicator that bears the id of an actor, counts once and for what was kept of it.
  private static Fates together(Fates cards, Fates indicators) {
    int left = cards.objects();
    int imported = Math.min(left, cards.imported() + indicators.imported());
    left -= imported;
    int rejected = Math.min(left, Math.max(cards.rejected(), indicators.rejected()));
    left -= rejected;
    int merged = Math.min(left, cards.merged());
    return new Fates(cards.file(), imported, merged, left - merged, rejected);
  }

  boolean good() {
    return fates.filter(f -> f.rejected() == 0).isPresent();
  }

  /// Why the file is rejected as a whole.
  Optional<Problem> error() {
    return fates.isPresent() ? Optional.empty() : problems.stream().findFirst();
  }

  /// Counts and forgets.
  private static final class Taken implements IndicatorSource.Intake {
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Fates fates;

    @Override
    public void indicator(Indicator indicator) {}

    @Override
    public void withdrawn(Source source, String sourceId) {}

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }

    /// Readers of indicators count the fates among the rest.
    @Override
    public void summary(SourceSummary summary) {
      Map<String, Integer> counts = summary.counts();
      fates =
          new Fates(
              summary.file(),
              counts.getOrDefault("imported", 0),
              counts.getOrDefault("merged", 0),
              counts.getOrDefault("skipped", 0),
              counts.getOrDefault("rejected", 0));
    }

    CardSource.Intake cards() {
      return new CardSource.Intake() {
        @Override
        public void record(SourceRecord record) {}

        @Override
        public void problem(Problem problem) {
          problems.add(problem);
        }

        @Override
        public void exported(ExportedCard card) {}

        @Override
        public void summary(SourceSummary summary) {}

        @Override
        public void fates(Fates read) {
          fates = read;
        }
      };
    }
  }
}

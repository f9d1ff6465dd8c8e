package dev.actordex.cli;

import dev.actordex.indicator.IndicatorIngest;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.indicator.IndicatorSource;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.lucene.GenerationException;
import dev.actordex.lucene.indicators.LuceneIndicatorSink;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.mispevent.MispEventSource;
import dev.actordex.source.stix.StixIndicatorSource;
import dev.actordex.source.threatfox.ThreatFoxSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The indicators of one import: read when this is made, published by [#commit], forgotten when it
/// is closed before.
final class IndicatorRun implements AutoCloseable {
  private final @Nullable LuceneIndicatorSink sink;
  private final @Nullable IndicatorIngest ingest;
  private final List<RecognisedFile> cards = new ArrayList<>();

  /// @param full whether the files are all there is of their sources
  IndicatorRun(Path dataDir, List<RecognisedFile> files, boolean full, Progress progress) {
    List<IndicatorSource> sources = new ArrayList<>();
    files.forEach(file -> sort(file, sources));
    if (sources.isEmpty()) {
      sink = null;
      ingest = null;
      return;
    }
    progress.begin("Reading indicators", -1);
    sink = sink(dataDir, full);
    ingest = new IndicatorIngest(sink);
    try {
      if (full) {
        sources.stream().map(IndicatorSource::publisher).distinct().forEach(sink::removeAll);
      }
      sources.forEach(ingest::read);
    } catch (RuntimeException e) {
      sink.close();
      throw e;
    }
  }

  private static LuceneIndicatorSink sink(Path dataDir, boolean full) {
    try {
      return new LuceneIndicatorSink(dataDir, Clock.systemUTC(), false);
    } catch (GenerationException e) {
      if (full && e.reason() == GenerationException.Reason.DAMAGED) {
        return new LuceneIndicatorSink(dataDir, Clock.systemUTC(), true);
      }
      throw e;
    }
  }

  /// A bundle of STIX may have something to say on both cards and indicators.
  private void sort(RecognisedFile file, List<IndicatorSource> sources) {
    switch (file.kind()) {
      case THREATFOX -> sources.add(new ThreatFoxSource(file));
      case MISP_EVENT -> sources.add(new MispEventSource(file));
      case STIX_BUNDLE -> {
        StixIndicatorSource bundle = StixIndicatorSource.of(file);
        if (bundle.holdsIndicators()) {
          sources.add(bundle);
        }
        if (bundle.holdsCards()) {
          cards.add(file);
        }
      }
      case ETDA_GROUPS,
          ETDA_TOOLS,
          MISP_GALAXY,
          CARD,
          CARDS,
          EXPORTED_CARD,
          EXPORTED_BUNDLE ->
          cards.add(file);
    }
  }

  /// The files that have something to say on cards.
  List<RecognisedFile> cards() {
    return List.copyOf(cards);
  }

  List<Problem> problems() {
    return ingest == null ? List.of() : ingest.problems();
  }

  /// @throws Refusal when a record had to be rejected
  void refuseRejected() {
    problems().stream()
        .filter(problem -> problem.consequence() == Problem.Consequence.REJECTED)
        .findFirst()
        .ifPresent(problem -> {
          throw new Refusal(
              ExitCode.FAILED, "Nothing was changed: " + Console.safe(problem.toString()));
        });
  }

  /// Empty when no file held indicators.
  Optional<Read> commit() {
    if (sink == null || ingest == null) {
      return Optional.empty();
    }
    IndicatorManifest manifest = sink.commit(ingest.summaries());
    return Optional.of(new Read(manifest, ingest.summaries(), ingest.problems()));
  }

  @Override
  public void close() {
    if (sink != null) {
      sink.close();
    }
  }

  /// What an import did to the indicators.
  ///
  /// @param manifest of all there are now
  /// @param files of this run
  record Read(IndicatorManifest manifest, List<SourceSummary> files, List<Problem> problems) {
    long rejected() {
      return problems.stream()
          .filter(problem -> problem.consequence() == Problem.Consequence.REJECTED)
          .count();
    }
  }
}

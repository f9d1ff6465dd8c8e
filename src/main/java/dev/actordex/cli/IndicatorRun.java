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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The indicators of one import: read from when this is made on, published by [#commit], forgotten
/// when it is closed before.
///
/// A thread of its own reads them: meanwhile the cards are read and it is decided who is who, which
/// takes about as long, and one processor.
final class IndicatorRun implements AutoCloseable {
  private final @Nullable LuceneIndicatorSink sink;
  private final @Nullable IndicatorIngest ingest;
  private final List<RecognisedFile> cards = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> reading;

  /// @param full whether the files are all there is of their sources
  IndicatorRun(Path dataDir, List<RecognisedFile> files, boolean full, Progress progress) {
    Deque<IndicatorSource> sources = new ArrayDeque<>();
    List<Readers> readers = files.parallelStream().map(Readers::of).toList();
    for (int i = 0; i < files.size(); i++) {
      readers.get(i).indicators().ifPresent(sources::add);
      if (readers.get(i).cards()) {
        cards.add(files.get(i));
      }
    }
    if (sources.isEmpty()) {
      sink = null;
      ingest = null;
      reading = CompletableFuture.completedFuture(null);
      return;
    }
    progress.begin("Reading indicators", -1);
    sink = sink(dataDir, full);
    ingest = new IndicatorIngest(sink);
    reading =
        CompletableFuture.runAsync(
            () -> read(sources, full, sink, ingest),
            task -> Thread.ofPlatform().daemon().name("indicators").start(task));
  }

  private static void read(
      Deque<IndicatorSource> sources,
      boolean full,
      LuceneIndicatorSink sink,
      IndicatorIngest ingest) {
    if (full) {
      sources.stream().map(IndicatorSource::publisher).distinct().forEach(sink::removeAll);
    }
    while (!sources.isEmpty()) {
      // What one needed is let go of before the next is read.
      ingest.read(sources.remove());
    }
    sink.flush();
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

  /// Who reads a file. A bundle of STIX may have something to say on both cards and indicators.
  ///
  /// @param cards whether the readers of cards do
  record Readers(Optional<IndicatorSource> indicators, boolean cards) {
    static Readers of(RecognisedFile file) {
      return switch (file.kind()) {
        case THREATFOX -> new Readers(Optional.of(new ThreatFoxSource(file)), false);
        case MISP_EVENT -> new Readers(Optional.of(new MispEventSource(file)), false);
        case STIX_BUNDLE -> {
          StixIndicatorSource bundle = StixIndicatorSource.of(file);
          yield new Readers(
              bundle.holdsIndicators() ? Optional.of(bundle) : Optional.empty(),
              bundle.holdsCards());
        }
        case ETDA_GROUPS, ETDA_TOOLS, MISP_GALAXY, CARD, CARDS, EXPORTED_CARD, EXPORTED_BUNDLE ->
            new Readers(Optional.empty(), true);
      };
    }
  }

  /// The files that have something to say on cards.
  List<RecognisedFile> cards() {
    return List.copyOf(cards);
  }

  /// Waits until all is read.
  ///
  /// @param strict whether nothing may have been rejected
  /// @throws Refusal when it is strict and a record had to be
  void finish(boolean strict) {
    try {
      reading.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
    if (strict && ingest != null) {
      refuseRejected(ingest.problems());
    }
  }

  private static void refuseRejected(List<Problem> problems) {
    problems.stream()
        .filter(problem -> problem.consequence() == Problem.Consequence.REJECTED)
        .findFirst()
        .ifPresent(problem -> {
          throw new Refusal(
              ExitCode.FAILED, "Nothing was changed: " + Console.safe(problem.toString()));
        });
  }

  /// After [#finish]; empty when no file held indicators.
  Optional<Read> commit() {
    if (sink == null || ingest == null) {
      return Optional.empty();
    }
    IndicatorManifest manifest = sink.commit(ingest.summaries());
    return Optional.of(new Read(manifest, ingest.summaries(), ingest.problems()));
  }

  /// Who still reads finds the index closed, and ends.
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

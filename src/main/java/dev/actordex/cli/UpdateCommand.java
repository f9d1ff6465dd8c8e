package dev.actordex.cli;

import dev.actordex.config.DataFolder;
import dev.actordex.fetch.FetchException;
import dev.actordex.fetch.Fetcher;
import dev.actordex.fetch.Received;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Downloads what the sources have published since the last time, and imports it.
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads the sources from their official places, as far as they changed, and imports",
      "them. What cannot be had, or is not what it should be, is left out and said; what was",
      "there before stays."
    })
final class UpdateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();
  @Mixin private PlaceOptions places = new PlaceOptions();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(names = "--quiet", description = "No progress and no report, only problems.")
  private boolean quiet;

  UpdateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<OfficialPlaces.Expected> asked = places.places();
    DataFolder place = data.guarded(console);
    place.create();
    Workspace workspace = new Workspace(place);
    Path folder = place.downloads();
    try (Progress progress = Progress.of(console, quiet);
        Fetcher fetcher = new Fetcher(folder, places.rules(limits.limits().fileBytes()))) {
      return update(asked, workspace, fetcher, progress);
    } catch (FetchException e) {
      throw new Refusal(ExitCode.HELD, String.valueOf(e.getMessage()));
    }
  }

  private int update(
      List<OfficialPlaces.Expected> asked,
      Workspace workspace,
      Fetcher fetcher,
      Progress progress) {
    Set<String> inUse = workspace.imported();
    List<Received.Fresh> fresh = new ArrayList<>();
    int failed = 0;
    for (OfficialPlaces.Expected expected : asked) {
      progress.begin("Downloading " + expected.place().name(), -1);
      try {
        boolean known = fetcher.last(expected.place()).filter(inUse::contains).isPresent();
        switch (fetcher.fetch(expected.place(), known, file -> look(expected, file))) {
          case Received.Unchanged unchanged -> said(expected.place().name() + ": unchanged");
          case Received.Fresh file -> fresh.add(file);
        }
      } catch (FetchException e) {
        failed++;
        console.err().println(Console.safe(e.getMessage()));
      }
    }
    int code = fresh.isEmpty() ? ExitCode.DONE : imported(fresh, workspace, progress);
    fresh.forEach(fetcher::done);
    if (fresh.isEmpty() && failed < asked.size()) {
      console.out().println("unchanged");
    }
    return failed > 0 ? ExitCode.FAILED : code;
  }

  private int imported(List<Received.Fresh> fresh, Workspace workspace, Progress progress) {
    List<RecognisedFile> files =
        fresh.stream()
            .map(file -> SourceFile.of(file.place().name(), file.file(), limits.limits()))
            .map(Sources::recognise)
            .toList();
    Workspace.Imported imported = workspace.take(files, false, false, progress);
    return ImportReport.print(console, imported, quiet) ? ExitCode.REJECTED : ExitCode.DONE;
  }

  /// What was asked for, whole, and something in it.
  private long look(OfficialPlaces.Expected expected, Path path) throws FetchException {
    try {
      SourceFile content = SourceFile.of(expected.place().name(), path, limits.limits());
      RecognisedFile file = Sources.recognise(content);
      if (!expected.kinds().contains(file.kind())) {
        throw new FetchException("the file is not one of " + expected.source().label());
      }
      if (Sources.rows(file) == 0) {
        throw new FetchException("there is nothing in the file");
      }
      return content.contentBytes();
    } catch (SourceException e) {
      throw new FetchException(
          "the file is not what it should be: "
              + e.problem().place()
              + ": "
              + e.problem().message());
    }
  }

  private void said(String sentence) {
    if (!quiet) {
      console.err().println(sentence);
    }
  }
}

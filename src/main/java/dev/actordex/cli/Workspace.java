package dev.actordex.cli;

import dev.actordex.config.DataFolder;
import dev.actordex.config.Tables;
import dev.actordex.export.CardJson;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.ingest.CardSource;
import dev.actordex.ingest.Ingest;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Problem;
import dev.actordex.ingest.Report;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.lucene.GenerationException;
import dev.actordex.lucene.Generations;
import dev.actordex.lucene.Verification;
import dev.actordex.lucene.indicators.IndicatorVerification;
import dev.actordex.lucene.indicators.LuceneIndicatorSearch;
import dev.actordex.lucene.read.LuceneCardSearch;
import dev.actordex.lucene.write.LuceneCardSink;
import dev.actordex.source.Bundled;
import dev.actordex.source.KeptSources;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import dev.actordex.source.attack.AttackSource;
import dev.actordex.source.cards.CardsReader;
import dev.actordex.source.etda.EtdaReader;
import dev.actordex.source.exported.ExportedReader;
import dev.actordex.source.misp.MispReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the commands do with a data folder: the parts of the program wired together.
final class Workspace {
  static final Sources READERS =
      new Sources(
          Map.of(
              dev.actordex.card.Source.ATTACK, AttackSource::new,
              dev.actordex.card.Source.ETDA, EtdaReader::open,
              dev.actordex.card.Source.MISP, MispReader::open,
              dev.actordex.card.Source.ACTORDEX,
                  ExportedReader.beside(CardsReader::open, new CardJson())));

  private final DataFolder folder;
  private final KeptSources kept;
  private final Generations generations;
  private final CardJson codec = new CardJson();

  Workspace(DataFolder folder) {
    this.folder = folder;
    kept = new KeptSources(folder.sources());
    generations = new Generations(folder.path());
  }

  Generations generations() {
    return generations;
  }

  /// Opens the current generation for questions.
  ///
  /// @throws GenerationException when there is none, or none that can be used
  LuceneCardSearch open() {
    return LuceneCardSearch.open(folder.path(), codec, Tables.facetWords());
  }

  /// The same for a server: whatever is damaged must not answer for weeks.
  LuceneCardSearch openChecked() {
    return LuceneCardSearch.openChecked(folder.path(), codec, Tables.facetWords());
  }

  /// Opens the indicators for questions; where there are none it answers that there are none.
  IndicatorSearch indicators() {
    return LuceneIndicatorSearch.open(folder.path());
  }

  /// The same for a server: it answers though they are damaged, and says so.
  LuceneIndicatorSearch indicatorsChecked() {
    return LuceneIndicatorSearch.openChecked(folder.path());
  }

  /// What an import came to.
  ///
  /// @param cards the generation that answers now
  /// @param built whether this import built it
  /// @param indicators what became of them; empty when no file held any
  record Imported(Manifest cards, boolean built, Optional<IndicatorRun.Read> indicators) {}

  /// Reads files of any kind. Cards are built anew only when a file has something to say on them,
  /// or when there are none yet; indicators are changed in place, and committed last.
  ///
  /// @param full whether the files are all there is of their indicators' sources
  Imported take(List<RecognisedFile> added, boolean strict, boolean full, Progress progress) {
    folder.create();
    try (IndicatorRun run = new IndicatorRun(folder.path(), added, full, progress)) {
      Optional<Manifest> there = run.cards().isEmpty() ? lastManifest() : Optional.empty();
      if (run.cards().isEmpty() && there.isEmpty() && !generations.names().isEmpty()) {
        throw new Refusal(
            ExitCode.DAMAGED,
            "The cards in %s cannot be read; import their sources again, then the indicators."
                .formatted(folder.path()));
      }
      if (there.isPresent()) {
        run.finish(strict);
      }
      Manifest manifest =
          there.orElseGet(() -> build(run.cards(), strict, progress, () -> run.finish(strict)));
      return new Imported(manifest, there.isEmpty(), run.commit());
    }
  }

  /// Builds a generation over the bundled cards, everything imported so far and `added`, and makes
  /// it current. Whatever fails before that leaves everything as it was.
  Manifest build(List<RecognisedFile> added, boolean strict, Progress progress) {
    return build(added, strict, progress, () -> {});
  }

  /// @param before done before anything is changed; where it fails, nothing is
  private Manifest build(
      List<RecognisedFile> added, boolean strict, Progress progress, Runnable before) {
    folder.create();
    try (LuceneCardSink sink =
        new LuceneCardSink(
            folder.path(), codec, Clock.systemUTC(), CommandLineApp.Version.current())) {
      List<RecognisedFile> files = new ArrayList<>(added);
      files.addAll(imported(added));

      List<CardSource> sources = new ArrayList<>(READERS.open(files));
      List<RecognisedFile> bundled = Bundled.files().stream().map(Sources::recognise).toList();
      READERS.open(bundled).forEach(source -> sources.add(Bundled.asOne(source)));
      Ingest ingest = new Ingest(Tables.vocabulary(), Tables.rulings());
      progress.begin("Reading " + sources.size() + " sources", -1);
      Ingest.Intake intake = ingest.read(sources);
      if (strict) {
        refuseRejected(intake, added);
      }
      progress.begin("Deciding who is who and writing cards", -1);
      Report report = ingest.write(intake, sink);
      before.run();
      keep(added, intake);
      Manifest manifest = sink.commit(report);
      kept.retain(wanted());
      return manifest;
    }
  }

  /// Whether what answers was built by a version with another form of index: it cannot be read, but
  /// built again from the kept copies.
  boolean isOutdated() {
    return generations.isOutdated();
  }

  /// The files the newest readable manifest names, except those that come anew with this import;
  /// where there is no manifest to read, every copy there is, so that an update of the product
  /// loses nothing.
  private List<RecognisedFile> imported(List<RecognisedFile> added) {
    Optional<Manifest> last = lastManifest();
    if (last.isEmpty()) {
      Set<String> anew = new LinkedHashSet<>();
      added.forEach(file -> anew.add(file.file().sha256()));
      return kept.all().stream()
          .filter(copy -> !anew.contains(copy.sha256()))
          .map(Sources::recognise)
          .toList();
    }
    List<RecognisedFile> files = new ArrayList<>();
    for (SourceSummary summary : last.get().report().sources()) {
      if (!isKept(summary)) {
        continue;
      }
      Optional<SourceFile> copy = kept.open(summary.sha256(), summary.file());
      if (copy.isPresent()) {
        files.add(Sources.recognise(copy.get()));
      } else if (added.stream().noneMatch(f -> f.file().sha256().equals(summary.sha256()))) {
        throw new Refusal(
            ExitCode.DAMAGED,
            "The kept copy of %s, %s, is missing or damaged; import that file again together with what you add."
                .formatted(summary.file(), folder.sources().resolve(summary.sha256())));
      }
    }
    return files;
  }

  /// The hashes of all files that the index of cards or that of indicators holds something of.
  Set<String> imported() {
    Set<String> hashes = new LinkedHashSet<>();
    lastManifest()
        .ifPresent(m -> m.report().sources().forEach(source -> hashes.add(source.sha256())));
    try (IndicatorSearch indicators = indicators()) {
      indicators.manifest().files().forEach(file -> hashes.add(file.sha256()));
    } catch (GenerationException e) {
      // What cannot be read is as good as not there: its files are brought again.
    }
    return hashes;
  }

  private static boolean isKept(SourceSummary summary) {
    return summary.supersededBy() == null && !summary.file().startsWith(Bundled.PREFIX);
  }

  /// Of the current generation or, where that is damaged, of the newest that is not.
  private Optional<Manifest> lastManifest() {
    List<Generations.Listed> listed = generations.list();
    return listed.stream()
        .filter(Generations.Listed::current)
        .findFirst()
        .map(Generations.Listed::manifest)
        .or(() ->
            listed.stream()
                .map(Generations.Listed::manifest)
                .filter(java.util.Objects::nonNull)
                .findFirst());
  }

  private static void refuseRejected(Ingest.Intake intake, List<RecognisedFile> added) {
    Set<String> names = new LinkedHashSet<>();
    added.forEach(file -> names.add(file.name()));
    intake.problems().stream()
        .filter(p -> p.consequence() == Problem.Consequence.REJECTED && names.contains(p.file()))
        .findFirst()
        .ifPresent(problem -> {
          throw new Refusal(
              ExitCode.FAILED, "Nothing was changed: " + Console.safe(problem.toString()));
        });
  }

  /// Only what was read and counts is worth keeping.
  private void keep(List<RecognisedFile> added, Ingest.Intake intake) {
    Set<String> read = new LinkedHashSet<>();
    intake.summaries().stream()
        .filter(Workspace::isKept)
        .forEach(summary -> read.add(summary.sha256()));
    for (RecognisedFile file : added) {
      if (read.contains(file.file().sha256())) {
        kept.keep(file.file());
      }
    }
  }

  /// What any generation that is still there was built from.
  private Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>();
    for (Generations.Listed listed : generations.list()) {
      Manifest manifest = listed.manifest();
      if (manifest != null) {
        manifest.report().sources().stream()
            .filter(Workspace::isKept)
            .forEach(summary -> wanted.add(summary.sha256()));
      }
    }
    return wanted;
  }

  /// What a check of every byte found.
  ///
  /// @param damages a sentence each, with the file and what mends it
  record Check(
      Optional<Verification.Checked> current,
      Optional<IndicatorVerification.Checked> indicators,
      List<String> damages) {}

  /// @throws GenerationException when there is nothing to check
  Check verify() {
    List<Verification.Checked> checked = Verification.verify(folder.path());
    if (checked.isEmpty()) {
      throw new GenerationException(
          GenerationException.Reason.MISSING,
          "There is no index in " + folder.path() + "; actordex import or serve builds one.",
          null);
    }
    List<String> damages = new ArrayList<>();
    generations
        .pointerProblem()
        .ifPresent(problem ->
            damages.add(
                problem + " The next import, or actordex generations --rollback, writes it anew."));
    for (Verification.Checked generation : checked) {
      generation
          .damage()
          .forEach(damage ->
              damages.add(
                  damage
                      + " "
                      + (generation.current()
                          ? "Importing any source again rebuilds it; actordex generations"
                              + " --rollback goes back to the one before."
                          : "The next import removes this old generation.")));
    }
    for (Generations.Listed listed : generations.list()) {
      Manifest manifest = listed.manifest();
      if (manifest != null && listed.current()) {
        manifest.report().sources().stream()
            .filter(Workspace::isKept)
            .filter(s -> kept.open(s.sha256(), s.file()).isEmpty())
            .forEach(s ->
                damages.add(
                    "The kept copy of %s, %s, is missing or damaged; importing that file again mends it."
                        .formatted(s.file(), folder.sources().resolve(s.sha256()))));
      }
    }
    Optional<IndicatorVerification.Checked> indicators =
        IndicatorVerification.verify(folder.path());
    indicators
        .map(IndicatorVerification.Checked::damage)
        .orElse(List.of())
        .forEach(damage ->
            damages.add(damage + " Importing their files again with --full rebuilds them."));
    return new Check(
        checked.stream().filter(Verification.Checked::current).findFirst(), indicators, damages);
  }
}

package dev.actordex.cli;

import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import dev.actordex.config.Tables;
import dev.actordex.distill.Change;
import dev.actordex.distill.Counts;
import dev.actordex.distill.Distilled;
import dev.actordex.distill.Distiller;
import dev.actordex.ingest.Ingest;
import dev.actordex.ingest.SourceSummary;
import dev.actordex.source.SourceException;
import dev.actordex.source.Sources;
import dev.actordex.source.attack.AttackSource;
import dev.actordex.source.cards.CardSetFolder;
import dev.actordex.source.cards.CardsReader;
import dev.actordex.source.misp.MispReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings the facts of the bundled cards up to newer releases of ATT&CK and MISP.
@Command(
    name = "distill",
    mixinStandardHelpOptions = true,
    description = {
      "For those who keep the bundled cards: reads releases of ATT&CK (all three domains) and",
      "MISP's threat actors, refreshes the facts of the cards, leaves the prose, and lists what",
      "changed, one line each, tab-separated: added, removed, renamed, changed, kept or human;",
      "card; name; what. Files of other kinds are passed over."
    })
final class DistillCommand implements Callable<Integer> {
  /// What must be there: whatever is missing from the sources would count as gone.
  private static final List<String> NEEDED =
      List.of("enterprise-attack", "ics-attack", "mobile-attack", "threat-actor");

  private final Console console;

  @Option(names = "--check", description = "Change nothing; exit with 5 when a file would change.")
  private boolean check;

  @Option(names = "--counts", description = "Only count the fields of the cards as they are.")
  private boolean counts;

  @Option(
      names = "--cards",
      paramLabel = "DIR",
      description = "Folder of the bundled cards; index/cards unless given.")
  private @Nullable Path cards;

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "How the release is called, where the files do not say: \"ATT&CK v18.1\".")
  private @Nullable String release;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, or - for standard input.")
  private List<String> paths = List.of();

  DistillCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path folder = folder();
    if (counts) {
      count(folder);
      return ExitCode.DONE;
    }
    if (paths.isEmpty()) {
      throw Refusal.usage("Nothing to read: name the files of ATT&CK and MISP, or --counts.");
    }
    CardSetFolder set = open(folder);
    Ingest.Intake read = read();
    Distilled distilled =
        Distiller.distill(
            set.facts(),
            read.records(),
            Tables.vocabulary(),
            Tables.rulings(),
            Tables.declined(),
            Optional.ofNullable(release));
    Map<Path, String> edits = set.edits(distilled.set());
    distilled.changes().forEach(this::print);
    if (!check) {
      CardSetFolder.write(edits);
    }
    console
        .err()
        .println(
            "%d %s; %d left to a person."
                .formatted(
                    edits.size(),
                    (edits.size() == 1 ? "file " : "files ") + (check ? "would change" : "changed"),
                    distilled.count(Change.Kind.HUMAN)));
    return check && !edits.isEmpty() ? ExitCode.CHANGES_DUE : ExitCode.DONE;
  }

  private Path folder() {
    Path given = cards;
    Path folder =
        given == null
            ? Path.of(System.getProperty("actordex.home", "")).resolve("index/cards")
            : given;
    if (!CardSetFolder.isAt(folder)) {
      throw Refusal.usage(
          "There are no bundled cards in "
              + folder
              + ": expected were actors/, techniques.json and software.json.");
    }
    return folder;
  }

  private static CardSetFolder open(Path folder) {
    try {
      return CardSetFolder.read(folder);
    } catch (SourceException e) {
      throw new Refusal(ExitCode.FAILED, e.problem().toString());
    }
  }

  /// Everything the sources say. A set refreshed from half of what it needs would lose the other
  /// half, so a file that is missing or broken stops the run.
  private Ingest.Intake read() {
    Inputs inputs = Inputs.of(paths, console.in(), dev.actordex.source.Limits.DEFAULT);
    Ingest.Intake read = new Ingest.Intake();
    inputs.refused().forEach(file -> read.problem(file.problem()));
    new Sources(Map.of(Source.ATTACK, AttackSource::new, Source.MISP, MispReader::open))
        .open(inputs.files())
        .forEach(source -> source.read(read));
    read.problems().forEach(problem -> console.err().println(Console.safe(problem.toString())));
    Set<String> collections = collections(read);
    List<String> missing = NEEDED.stream().filter(name -> !collections.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw Refusal.usage(
          "Nothing was changed: "
              + String.join(", ", missing)
              + " could not be read or was not named, and what is missing would count as gone.");
    }
    return read;
  }

  private void print(Change change) {
    console.row(change.kind().key(), change.card(), change.name(), change.what());
  }

  private void count(Path folder) {
    Ingest.Intake read = new Ingest.Intake();
    CardsReader.open(
            Inputs.of(List.of(folder.toString()), console.in(), dev.actordex.source.Limits.DEFAULT)
                .files())
        .read(read);
    read.problems().forEach(problem -> console.err().println(Console.safe(problem.toString())));
    for (CardType type : List.of(CardType.ACTOR, CardType.TECHNIQUE, CardType.SOFTWARE)) {
      Counts count = Counts.of(type, read.records());
      line("%-20s %6d".formatted(type.path(), count.cards()));
      line("  %-18s %6s %7s".formatted("field", "cards", "values"));
      count
          .fields()
          .forEach((field, n) -> line("  %-18s %6d %7d".formatted(field, n.cards(), n.values())));
      if (count.words().getCount() > 0) {
        line(
            "  words of a description: least %d, mean %s, most %d"
                .formatted(
                    count.words().getMin(),
                    String.format(Locale.ROOT, "%.1f", count.words().getAverage()),
                    count.words().getMax()));
      }
    }
  }

  private void line(String text) {
    console.out().println(text);
  }

  /// Which collections were read; an ATT&CK bundle of several domains counts for each.
  private static Set<String> collections(Ingest.Intake read) {
    Set<String> collections = new TreeSet<>();
    for (SourceSummary summary : read.summaries()) {
      if (summary.supersededBy() == null) {
        collections.addAll(List.of(summary.collection().split("\\+", -1)));
      }
    }
    return collections;
  }
}

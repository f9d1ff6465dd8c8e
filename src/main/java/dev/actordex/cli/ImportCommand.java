package dev.actordex.cli;

import dev.actordex.source.SourceException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads source files and publishes a new generation over everything imported so far.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Reads source files (.json, .json.gz), recognises each by its content, keeps a copy and",
      "builds a new generation of the index over everything imported so far. A running server",
      "picks it up. Prints «committed N» when N cards are durable."
    })
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--strict",
      description = "Change nothing when a single record has to be rejected.")
  private boolean strict;

  @Option(
      names = "--full",
      description = {
        "The files are all there is of their sources' indicators: what was read of those sources",
        "before goes. Cards are not touched by this."
      })
  private boolean full;

  @Option(names = "--quiet", description = "No progress and no report, only problems.")
  private boolean quiet;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, folders, or - for standard input.")
  private List<String> paths = List.of();

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Inputs inputs = Inputs.of(paths, console.in(), limits.limits());
    if (strict && !inputs.refused().isEmpty()) {
      throw new Refusal(ExitCode.FAILED, String.valueOf(inputs.refused().getFirst().getMessage()));
    }
    Workspace workspace = new Workspace(data.guarded(console));
    Workspace.Imported imported;
    try (Progress progress = Progress.of(console, quiet)) {
      imported = workspace.take(inputs.files(), strict, full, progress);
    }
    boolean rejected = ImportReport.print(console, imported, quiet);
    inputs.refused().stream()
        .map(SourceException::problem)
        .forEach(problem -> console.err().println(Console.safe(problem.toString())));
    return rejected || !inputs.refused().isEmpty() ? ExitCode.REJECTED : ExitCode.DONE;
  }
}

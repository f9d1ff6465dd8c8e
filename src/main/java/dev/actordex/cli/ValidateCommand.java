package dev.actordex.cli;

import dev.actordex.export.ValidationJson;
import dev.actordex.ingest.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads files as an import would and changes nothing.
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Reads source files as import would, each for itself, and changes nothing. Exits with 0 when",
      "all of it was read, with 2 when a file or a record was rejected."
    })
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--jsonl",
      description = {
        "One line of JSON for each file: file, result (imported or rejected), error, pointer, and",
        "how many objects were imported, merged, skipped and rejected."
      })
  private boolean json;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
  private List<String> paths = List.of();

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean good = true;
    for (Path path : Inputs.files(paths)) {
      Validation validation = Validation.of(path, limits.limits());
      good &= validation.good();
      if (json) {
        console
            .out()
            .println(
                ValidationJson.line(validation.file(), validation.error(), validation.fates()));
      } else {
        print(validation);
      }
    }
    return good ? ExitCode.DONE : ExitCode.USAGE;
  }

  private void print(Validation validation) {
    validation
        .fates()
        .ifPresentOrElse(
            fates ->
                console.row(
                    validation.file(),
                    "imported",
                    "%d imported, %d merged, %d skipped, %d rejected"
                        .formatted(
                            fates.imported(), fates.merged(), fates.skipped(), fates.rejected())),
            () -> console.row(validation.file(), "rejected", ""));
    for (Problem problem : validation.problems()) {
      console.err().println(Console.safe(problem.toString()));
    }
  }
}

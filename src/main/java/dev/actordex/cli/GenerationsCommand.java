package dev.actordex.cli;

import dev.actordex.ingest.Manifest;
import dev.actordex.lucene.Generations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the generations of the index, and goes back to the one before.
@Command(
    name = "generations",
    mixinStandardHelpOptions = true,
    description = "Lists the generations of the index, newest first; the current one has a star.")
final class GenerationsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--rollback", description = "Make the generation before the current one current.")
  private boolean rollback;

  GenerationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Generations generations = new Workspace(data.folder()).generations();
    if (rollback && generations.rollback().isEmpty()) {
      throw Refusal.usage(
          "There is no generation before the current one in " + data.folder().path() + ".");
    }
    for (Generations.Listed listed : generations.list()) {
      Manifest manifest = listed.manifest();
      console
          .out()
          .println(
              (listed.current() ? "* " : "  ")
                  + listed.name()
                  + (manifest == null
                      ? "  " + Console.safe(listed.problem())
                      : String.format("  %s  %,d cards", manifest.built(), manifest.cards())));
    }
    return ExitCode.DONE;
  }
}

package dev.actordex.cli;

import dev.actordex.export.TooLarge;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Exports;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.table.Column;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Edition;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes all cards that answer a question into one file.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes all cards that answer a question into one file; without one, all cards.")
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Mixin private QuestionOptions question = new QuestionOptions();

  @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
  private ResultFormat format = ResultFormat.CSV;

  @Option(
      names = "--columns",
      description = "The columns of a table, separated by commas; all if not given.")
  private @Nullable String columns;

  @Mixin private LayerOption layer = new LayerOption();

  @Option(names = "-o", paramLabel = "FILE", description = "Write to a file instead.")
  private @Nullable Path file;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Column> chosen =
        Column.list(columns)
            .orElseThrow(() ->
                Refusal.usage(
                    "--columns is a list of these, separated by commas: "
                        + Stream.of(Column.values())
                            .map(Column::key)
                            .collect(Collectors.joining(", "))
                        + "."));
    Choice choice = new Choice(chosen, layer.domain());
    try (CardSearch search = new Workspace(data.folder()).open();
        Edition edition = search.edition()) {
      Exports.Answer answer =
          new Exports(edition, CommandLineApp.Version.current()).answer(question.request(1, false));
      console.file(file, format.text(), out -> answer.write(format, choice, out));
    } catch (TooLarge e) {
      throw new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
    return ExitCode.DONE;
  }
}

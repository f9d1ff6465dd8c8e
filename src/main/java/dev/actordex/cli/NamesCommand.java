package dev.actordex.cli;

import dev.actordex.card.CardName;
import dev.actordex.search.CardSearch;
import dev.actordex.search.NameAnswer;
import dev.actordex.search.NameList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says who bears a name.
@Command(
    name = "names",
    mixinStandardHelpOptions = true,
    description = {
      "Who is who: one line a claim, tab-separated: the name asked for, card, card's name,",
      "«contested» or «-», who coined it, which sources say so. Names come from the arguments or,",
      "one a line, from standard input."
    })
final class NamesCommand implements Callable<Integer> {
  private static final int PAGE = 500;

  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--contested", description = "List the names that several cards claim.")
  private boolean contested;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names to look up.")
  private List<String> names = List.of();

  NamesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (CardSearch search = new Workspace(data.folder()).open()) {
      if (contested) {
        listContested(search);
      } else if (names.isEmpty()) {
        print(lines(), search);
      } else {
        print(names, search);
      }
    }
    return ExitCode.DONE;
  }

  private void listContested(CardSearch search) {
    int page = 1;
    List<NameAnswer> answers = search.contestedNames(page, PAGE);
    while (!answers.isEmpty()) {
      answers.forEach(answer -> print(answer.name(), answer));
      answers = search.contestedNames(++page, PAGE);
    }
  }

  private List<String> lines() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))) {
      return NameList.ofLines(lines.lines()).names();
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input cannot be read", e);
    }
  }

  private void print(List<String> asked, CardSearch search) {
    List<NameAnswer> answers = search.names(asked);
    for (int i = 0; i < asked.size(); i++) {
      print(asked.get(i), answers.get(i));
    }
  }

  private void print(String asked, NameAnswer answer) {
    if (answer.claims().isEmpty()) {
      console.row(asked, "-", "", "unknown", "", "");
    }
    for (NameAnswer.NameClaim claim : answer.claims()) {
      CardName name = claim.name();
      console.row(
          asked,
          claim.card().id(),
          claim.card().name(),
          answer.contested() ? "contested" : "-",
          String.join(", ", name.givers()),
          name.sources().stream()
              .map(s -> s.source().key())
              .distinct()
              .collect(Collectors.joining(", ")));
    }
  }
}

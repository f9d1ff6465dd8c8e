package dev.actordex.cli;

import dev.actordex.card.CardLink;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints one card.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Prints one card, found by any of its ids: ATT&CK, STIX, ETDA, MISP, retired ones.")
final class ShowCommand implements Callable<Integer> {
  enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--format", description = "text or json.", defaultValue = "text")
  private Format format = Format.TEXT;

  @Option(names = "-o", paramLabel = "FILE", description = "Write to a file instead.")
  private @Nullable Path file;

  @Parameters(paramLabel = "ID", description = "An id of the card.")
  private String id = "";

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (CardSearch search = new Workspace(data.folder()).open()) {
      String cardId = canonical(search);
      String text =
          switch (format) {
            case TEXT -> new CardText().of(search.card(cardId).orElseThrow());
            case JSON -> json(search, cardId);
          };
      write(text);
    }
    return ExitCode.DONE;
  }

  private String canonical(CardSearch search) {
    return switch (search.lookup(id)) {
      case Lookup.Found found -> id;
      case Lookup.Elsewhere elsewhere -> {
        console
            .err()
            .println(
                Console.safe(
                    elsewhere.card().name()
                        + ", "
                        + elsewhere.card().id()
                        + ": "
                        + elsewhere.why()));
        yield elsewhere.card().id();
      }
      case Lookup.Missing missing ->
          throw Refusal.usage(
              "There is no card "
                  + id
                  + (missing.near().isEmpty()
                      ? "."
                      : "; near it: "
                          + missing.near().stream()
                              .map(ShowCommand::named)
                              .collect(Collectors.joining(", "))
                          + "."));
    };
  }

  private static String named(CardLink card) {
    return card.id() + " " + card.name();
  }

  private static String json(CardSearch search, String id) {
    return search.lookup(id) instanceof Lookup.Found found
        ? new String(found.json(), StandardCharsets.UTF_8) + "\n"
        : "";
  }

  private void write(String text) {
    Path to = file;
    if (to == null) {
      console.out().print(text);
      return;
    }
    try {
      Files.writeString(to, text);
    } catch (IOException e) {
      throw new UncheckedIOException("The card could not be written to " + to, e);
    }
  }
}

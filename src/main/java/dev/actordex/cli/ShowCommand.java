package dev.actordex.cli;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.export.TooLarge;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Choice;
import dev.actordex.export.file.Exports;
import dev.actordex.export.indicators.IndicatorExport;
import dev.actordex.export.indicators.IndicatorFormat;
import dev.actordex.export.indicators.KqlTable;
import dev.actordex.indicator.Bearings;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Edition;
import dev.actordex.search.Lookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final String TEXT = "text";

  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--format",
      description = "text (the default), ${COMPLETION-CANDIDATES}.",
      completionCandidates = Formats.class,
      defaultValue = TEXT)
  private String format = TEXT;

  @Mixin private LayerOption layer = new LayerOption();

  @Option(
      names = "--table",
      description =
          "Where KQL looks for known indicators: ThreatIntelIndicators (the default) or"
              + " ThreatIntelligenceIndicator.")
  private @Nullable String table;

  @Option(
      names = "--type",
      description = "Of indicators only one type: domain, url, ipv4, sha256 and so on.")
  private @Nullable String type;

  @Option(names = "-o", paramLabel = "FILE", description = "Write to a file instead.")
  private @Nullable Path file;

  @Parameters(paramLabel = "ID", description = "An id of the card.")
  private String id = "";

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Choice choice = new Choice(Choice.NONE.columns(), layer.domain());
    Optional<CardFormat> known = CardFormat.of(format.toLowerCase(Locale.ROOT));
    Optional<IndicatorFormat> ofIndicators = IndicatorFormat.named(format.toLowerCase(Locale.ROOT));
    if (ofIndicators.isPresent()) {
      return indicators(ofIndicators.get());
    }
    if (known.isEmpty() && !format.equalsIgnoreCase(TEXT)) {
      throw Refusal.usage(
          "--format is one of text, " + String.join(", ", new Formats()) + ", not " + format + ".");
    }
    try (CardSearch search = new Workspace(data.folder()).open();
        Edition edition = search.edition()) {
      Card card = edition.card(canonical(search)).orElseThrow();
      if (known.isEmpty()) {
        byte[] text = new CardText().of(card).getBytes(StandardCharsets.UTF_8);
        console.file(file, true, out -> out.write(text));
      } else {
        Exports exports = new Exports(edition, CommandLineApp.Version.current());
        console.file(
            file, known.get().text(), out -> exports.write(card, known.get(), choice, out));
      }
    } catch (TooLarge e) {
      throw new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
    return ExitCode.DONE;
  }

  /// The same bytes as over HTTP.
  private int indicators(IndicatorFormat form) {
    KqlTable known = table();
    IndicatorType only = type();
    Workspace workspace = new Workspace(data.folder());
    try (CardSearch search = workspace.open();
        IndicatorSearch indicators = workspace.indicators();
        Edition edition = search.edition()) {
      Card card = edition.card(canonical(search)).orElseThrow();
      IndicatorExport export =
          new IndicatorExport(
              new Bearings(search, indicators),
              indicators,
              CommandLineApp.Version.current(),
              Instant.now().truncatedTo(ChronoUnit.DAYS));
      String generation = edition.manifest().generation();
      console.file(file, true, out -> export.write(card, generation, form, known, only, out));
    }
    return ExitCode.DONE;
  }

  private KqlTable table() {
    String name = table;
    return name == null
        ? KqlTable.INDICATORS
        : KqlTable.of(name)
            .orElseThrow(() ->
                Refusal.usage(
                    "--table is one of "
                        + Stream.of(KqlTable.values())
                            .map(KqlTable::tableName)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + name
                        + "."));
  }

  private @Nullable IndicatorType type() {
    String key = type;
    return key == null
        ? null
        : IndicatorType.of(key)
            .orElseThrow(() ->
                Refusal.usage(
                    "--type is one of "
                        + Stream.of(IndicatorType.values())
                            .map(IndicatorType::key)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + key
                        + "."));
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

  /// The formats that are files, for help and completion.
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(
              Stream.of(CardFormat.values()).map(CardFormat::key),
              Stream.of(IndicatorFormat.values()).map(IndicatorFormat::key))
          .iterator();
    }
  }
}

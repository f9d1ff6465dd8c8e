package dev.actordex.cli;

import dev.actordex.export.IndicatorJson;
import dev.actordex.export.JsonForm;
import dev.actordex.indicator.Bearings;
import dev.actordex.indicator.Indicator;
import dev.actordex.indicator.IndicatorPage;
import dev.actordex.indicator.IndicatorQuery;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.Trail;
import dev.actordex.search.CardSearch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what values indicate.
@Command(
    name = "indicators",
    mixinStandardHelpOptions = true,
    description = {
      "Says what values indicate: addresses, ranges of them, domains, URLs, hashes, defanged or",
      "not, from the arguments or one a line from standard input. Shows them defanged."
    })
final class IndicatorsCommand implements Callable<Integer> {
  enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--size",
      description = "At most so many indicators a value.",
      defaultValue = "20")
  private int size = 20;

  @Option(
      names = "--format",
      description = "text, or json: one object a line.",
      defaultValue = "text")
  private Format format = Format.TEXT;

  @Parameters(paramLabel = "VALUE", arity = "0..*", description = "Values to look up.")
  private List<String> values = List.of();

  IndicatorsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (size < 1 || size > IndicatorPage.MAX_SIZE) {
      throw Refusal.usage("--size is 1 to " + IndicatorPage.MAX_SIZE + ".");
    }
    Workspace workspace = new Workspace(data.folder());
    try (CardSearch search = workspace.open();
        IndicatorSearch indicators = workspace.indicators()) {
      Bearings bearings = new Bearings(search, indicators);
      for (String value : values.isEmpty() ? lines() : values) {
        if (value.isBlank()) {
          continue;
        }
        IndicatorQuery query = IndicatorQuery.read(value);
        IndicatorPage page = indicators.find(query, null, 1, size);
        switch (format) {
          case TEXT -> print(query, page, bearings);
          case JSON -> json(query, page, bearings);
        }
      }
    }
    return ExitCode.DONE;
  }

  private List<String> lines() {
    try {
      return new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("Standard input cannot be read", new IOException(e));
    }
  }

  private void json(IndicatorQuery query, IndicatorPage page, Bearings bearings) {
    byte[] json =
        JsonForm.written(out -> {
          out.writeStartObject();
          new IndicatorJson(bearings, Instant.now()).found(out, query, null, page);
          out.writeEndObject();
        });
    console.out().println(new String(json, StandardCharsets.UTF_8));
  }

  private void print(IndicatorQuery query, IndicatorPage page, Bearings bearings) {
    line(
        IndicatorJson.defanged(query)
            + "  ("
            + query.understood()
            + "): "
            + (page.total() == 0 ? "nothing known" : page.total() + " known"));
    Set<String> paths = new LinkedHashSet<>();
    for (Indicator indicator : page.indicators()) {
      line("  " + told(indicator, bearings));
      for (Indicator.Pointing pointing : indicator.pointings()) {
        for (Trail trail : bearings.from(pointing.subject())) {
          if (!trail.hops().isEmpty()) {
            paths.add(trail.steps());
          }
        }
      }
    }
    paths.forEach(path -> line("  " + path));
  }

  private static String told(Indicator indicator, Bearings bearings) {
    StringBuilder told = new StringBuilder(indicator.value().type().key());
    told.append(' ').append(indicator.value().defanged()).append("  ");
    told.append(indicator.source().label());
    if (indicator.firstSeen() != null) {
      told.append(", first seen ").append(indicator.firstSeen().toString(), 0, 10);
    }
    for (Indicator.Pointing pointing : indicator.pointings()) {
      told.append("; ")
          .append(pointing.relation().replace('-', ' '))
          .append(' ')
          .append(pointing.subject().shown())
          .append(": ")
          .append(bearings.of(pointing.subject()).because());
    }
    return told.toString();
  }

  private void line(String text) {
    console.out().println(Console.safe(text.replace('\n', ' ')));
  }
}

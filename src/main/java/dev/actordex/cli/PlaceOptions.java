package dev.actordex.cli;

import dev.actordex.card.Source;
import dev.actordex.fetch.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// From where an update takes its files, and what it may do for that.
final class PlaceOptions {
  private static final List<Source> UPDATED =
      List.of(Source.ATTACK, Source.ETDA, Source.MISP, Source.THREATFOX);

  @Option(
      names = "--source",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Which sources: attack, etda, misp, threatfox; all of them unless given, threatfox only",
        "with a key."
      })
  private List<String> named = List.of();

  @Option(
      names = "--from",
      split = "\\s+",
      paramLabel = "SOURCE=URL",
      description = {
        "Take a source from here instead of its official places: a file, or with a slash at the",
        "end a folder that holds its files under their names. May be given several times."
      })
  private List<String> from = List.of();

  @Option(
      names = "--threatfox-key",
      paramLabel = "KEY",
      description = "Your key for ThreatFox; better set as the variable ACTORDEX_THREATFOX_KEY.")
  private String key = "";

  @Option(names = "--allow-http", description = "Also take files from unencrypted addresses.")
  private boolean http;

  @Option(
      names = "--allow-private",
      description = "Also take files from this computer and its own network.")
  private boolean privately;

  @Option(
      names = "--accept-smaller",
      description = "Take a file that is smaller than half of the last.")
  private boolean smaller;

  @Option(
      names = "--within",
      paramLabel = "TIME",
      converter = Span.class,
      description = "Longest time for one file, as in 90s or 10m; 10m unless given.")
  private Duration within = Rules.DEFAULT.within();

  @Option(
      names = "--quiet-within",
      paramLabel = "TIME",
      converter = Span.class,
      description = "Longest time without a byte; 30s unless given.")
  private Duration quiet = Rules.DEFAULT.quiet();

  Rules rules(long bytes) {
    return new Rules(http, privately, smaller, bytes, quiet, within, Rules.DEFAULT.attempts());
  }

  /// The places to ask, each file name once.
  List<OfficialPlaces.Expected> places() {
    Map<Source, List<String>> own = own();
    List<OfficialPlaces.Expected> places = new ArrayList<>();
    for (Source source : sources(own)) {
      List<String> addresses = own.getOrDefault(source, List.of());
      places.addAll(
          addresses.isEmpty()
              ? OfficialPlaces.of(source, key)
              : OfficialPlaces.from(source, addresses, key));
    }
    long names = places.stream().map(place -> place.place().name()).distinct().count();
    if (names < places.size()) {
      throw Refusal.usage("Two of the places have a file of the same name.");
    }
    return places;
  }

  private List<Source> sources(Map<Source, List<String>> own) {
    if (named.isEmpty()) {
      List<Source> all = new ArrayList<>(List.of(Source.ATTACK, Source.ETDA, Source.MISP));
      if (!key.isBlank() || own.containsKey(Source.THREATFOX)) {
        all.add(Source.THREATFOX);
      }
      return all;
    }
    return named.stream().map(PlaceOptions::source).distinct().toList();
  }

  private Map<Source, List<String>> own() {
    Map<Source, List<String>> own = new LinkedHashMap<>();
    for (String each : from) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw Refusal.usage("--from is SOURCE=URL, as in misp=https://example.org/clusters/.");
      }
      own.computeIfAbsent(source(each.substring(0, equals)), s -> new ArrayList<>())
          .add(each.substring(equals + 1));
    }
    return own;
  }

  private static Source source(String name) {
    return Source.of(name.strip())
        .filter(UPDATED::contains)
        .orElseThrow(() ->
            Refusal.usage(
                "There is no source %s to update; there are attack, etda, misp, threatfox."
                    .formatted(Console.safe(name))));
  }

  /// The same as arguments of another process; the key is handed on in its environment.
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    named.forEach(source -> arguments.addAll(List.of("--source", source)));
    from.forEach(place -> arguments.addAll(List.of("--from", place)));
    arguments.addAll(List.of("--within", within.toSeconds() + "s"));
    arguments.addAll(List.of("--quiet-within", quiet.toSeconds() + "s"));
    if (http) {
      arguments.add("--allow-http");
    }
    if (privately) {
      arguments.add("--allow-private");
    }
    if (smaller) {
      arguments.add("--accept-smaller");
    }
    return arguments;
  }

  Map<String, String> environment() {
    return key.isBlank() ? Map.of() : Map.of("ACTORDEX_THREATFOX_KEY", key);
  }
}

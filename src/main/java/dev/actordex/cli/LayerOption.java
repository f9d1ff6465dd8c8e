package dev.actordex.cli;

import dev.actordex.export.navigator.Domain;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--domain`: which matrix a Navigator layer shows.
final class LayerOption {
  @Option(
      names = "--domain",
      description =
          "The matrix of a Navigator layer: enterprise-attack, ics-attack, mobile-attack.")
  private @Nullable String domain;

  /// Null when the cards decide.
  @Nullable Domain domain() {
    String key = domain;
    return key == null
        ? null
        : Domain.of(key)
            .orElseThrow(() ->
                Refusal.usage(
                    "--domain is one of "
                        + Stream.of(Domain.values())
                            .map(Domain::key)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + key
                        + "."));
  }
}

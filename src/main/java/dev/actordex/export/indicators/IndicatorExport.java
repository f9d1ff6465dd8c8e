package dev.actordex.export.indicators;

import dev.actordex.card.Card;
import dev.actordex.card.Source;
import dev.actordex.export.IndicatorJson;
import dev.actordex.indicator.Bearings;
import dev.actordex.indicator.IndicatorManifest;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.Trail;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the indicators of a card as a file, each value once, of any number.
///
/// What is for hunting (KQL, Sigma, the plain list) leaves out what has expired and what no single
/// value stands for; table and bundle hold everything and say so.
public final class IndicatorExport {
  private final Bearings bearings;
  private final IndicatorSearch indicators;
  private final String version;
  private final Instant now;

  /// @param version of the product
  /// @param now decides what has expired
  public IndicatorExport(
      Bearings bearings, IndicatorSearch indicators, String version, Instant now) {
    this.bearings = bearings;
    this.indicators = indicators;
    this.version = version;
    this.now = now;
  }

  /// What a browser calls the file: of our own letters alone.
  public static String fileName(Card card, IndicatorFormat format) {
    String id = card.id().replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[-.]+", "");
    String shown = id.length() > 60 ? id.substring(0, 60) : id;
    return (shown.isEmpty() ? "card" : shown) + "-indicators." + format.extension();
  }

  /// @param generation of the cards
  /// @param only this type; null for all
  public void write(
      Card card,
      String generation,
      IndicatorFormat format,
      KqlTable table,
      @Nullable IndicatorType only,
      OutputStream out)
      throws IOException {
    List<Trail> trails = bearings.to(card);
    Set<String> subjects =
        trails.stream().map(trail -> trail.subject().key()).collect(Collectors.toSet());
    IndicatorManifest manifest = indicators.manifest();
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    String title = OneLine.of(card.name() + " (" + card.id() + ")");
    List<String> about = about(card, generation, manifest);
    IndicatorWriter writer =
        switch (format) {
          case CSV -> new CsvIndicatorWriter(text, now, about);
          case KQL -> new KqlWriter(text, table, title, about);
          case SIGMA -> new SigmaWriter(text, title, card.id(), manifest.updated(), about);
          case STIX ->
              new StixIndicatorWriter(out, card, trails, indicators, updated(manifest), about);
          case TXT -> new PlainListWriter(text, about);
        };
    boolean hunting =
        switch (format) {
          case KQL, SIGMA, TXT -> true;
          case CSV, STIX -> false;
        };
    try {
      indicators.each(
          subjects,
          only,
          indicator -> {
            if (!hunting || indicator.huntable(now)) {
              try {
                writer.add(indicator, IndicatorJson.paths(indicator, trails));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
    writer.finish();
    text.flush();
  }

  private static Instant updated(IndicatorManifest manifest) {
    return manifest.updated().isEmpty() ? Instant.EPOCH : Instant.parse(manifest.updated());
  }

  private List<String> about(Card card, String generation, IndicatorManifest manifest) {
    Set<String> licences = new TreeSet<>();
    manifest.files().stream()
        .map(file -> file.source())
        .distinct()
        .map(IndicatorExport::licence)
        .forEach(licences::add);
    List<String> about = new ArrayList<>();
    about.add("Indicators of " + card.name() + " (" + card.id() + ")");
    about.add(
        "Actordex "
            + version
            + ", cards "
            + generation
            + ", indicators "
            + manifest.version()
            + " of "
            + manifest.updated());
    about.add("Sources: " + String.join(", ", licences));
    about.add("What a source says it indicates; software is shared, so it proves no one's doing.");
    return about;
  }

  private static String licence(Source source) {
    return source.label() + " (" + source.licence() + ")";
  }
}

package dev.actordex.bench.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// What grows with the number of cards, a panel each, all axes logarithmic, as an SVG that reads on
/// light and dark pages. Dashed: as if it grew like the hits.
final class Plot {
  private static final int COLUMNS = 3;
  private static final int WIDTH = 330;
  private static final int HEIGHT = 250;
  private static final int LEFT = 58;
  private static final int RIGHT = 78;
  private static final int TOP = 40;
  private static final int BOTTOM = 34;
  private static final int LINE = 14;
  private static final double THOUSAND = 1_000;

  /// One figure of an index.
  ///
  /// @param style a class of the style sheet
  private record Line(String style, String label, ToDoubleFunction<Growth.Size> value) {}

  /// @param hits whether a dashed line follows the last one's first value as the hits grow
  private record Panel(String title, List<Line> lines, boolean hits) {}

  private static final List<Panel> PANELS =
      List.of(
          new Panel(
              "A search in the process, ms",
              List.of(
                  new Line("b", "p99", size -> size.asked("wall_p99") / THOUSAND),
                  new Line("a", "median", size -> size.asked("wall_p50") / THOUSAND)),
              true),
          new Panel(
              "Answers a second, all processors",
              List.of(new Line("a", "", size -> size.asked("a_second"))),
              false),
          new Panel(
              "Hits of a question, mean",
              List.of(new Line("a", "", size -> size.asked("hits_mean"))),
              false),
          new Panel(
              "Memory, MB",
              List.of(
                  new Line("b", "building", size -> size.built("rss_mb")),
                  new Line("a", "asking", size -> size.asked("rss_mb"))),
              false),
          new Panel(
              "Building, s",
              List.of(
                  new Line("b", "processor", size -> size.built("cpu_seconds")),
                  new Line("a", "clock", size -> size.built("seconds"))),
              false),
          new Panel(
              "On disk, MB",
              List.of(
                  new Line("b", "index", Growth.Size::disk),
                  new Line("a", "as JSON", size -> size.built("json_mb"))),
              false));

  private final List<Growth.Size> sizes;
  private final double leastX;
  private final double mostX;
  private final StringBuilder svg = new StringBuilder();
  private double leastY;
  private double mostY;

  /// Where the last label stands, above which the next one goes.
  private double labelled;

  private Plot(List<Growth.Size> sizes) {
    this.sizes = sizes;
    leastX = Math.log10(sizes.getFirst().cards());
    mostX = Math.max(Math.log10(sizes.getLast().cards()), leastX + 1);
  }

  /// @param sizes in ascending order
  static String svg(List<Growth.Size> sizes) {
    Plot plot = new Plot(sizes);
    int rows = (PANELS.size() + COLUMNS - 1) / COLUMNS;
    plot.add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Latency, throughput, hits, memory, building time and disk over the number of cards">
        <style>
        text{font:12px system-ui,sans-serif;fill:#24292f} .title{font-weight:600} .grid{stroke:#8886;stroke-width:1} path{fill:none;stroke-width:2.5}
        .a{stroke:#0969da} .b{stroke:#bc4c00} .hits{stroke:#777;stroke-dasharray:5 5;stroke-width:1.5}
        @media (prefers-color-scheme:dark){text{fill:#e6edf3} .a{stroke:#58a6ff} .b{stroke:#f0883e} .hits{stroke:#aaa}}
        </style>
        """,
        COLUMNS * WIDTH, rows * HEIGHT);
    for (int i = 0; i < PANELS.size(); i++) {
      plot.panel(PANELS.get(i), i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
    }
    return plot.svg.append("</svg>\n").toString();
  }

  private void panel(Panel panel, int left, int top) {
    double least = values(panel).min().orElse(1);
    double most = values(panel).max().orElse(10);
    leastY = Math.floor(Math.log10(least));
    mostY = Math.max(Math.ceil(Math.log10(most)), leastY + 1);
    add("<g transform=\"translate(%d %d)\">%n", left, top);
    add("<text class=\"title\" x=\"%d\" y=\"22\">%s</text>%n", LEFT, panel.title());
    frame();
    labelled = HEIGHT;
    List<Line> lines = new ArrayList<>(panel.lines());
    if (panel.hits()) {
      Growth.Size first = sizes.getFirst();
      ToDoubleFunction<Growth.Size> value = panel.lines().getLast().value();
      double start = value.applyAsDouble(first) / first.asked("hits_mean");
      lines.add(new Line("hits", "as hits", size -> start * size.asked("hits_mean")));
    }
    Growth.Size last = sizes.getLast();
    lines.stream()
        .sorted(Comparator.comparingDouble(line -> line.value().applyAsDouble(last)))
        .forEach(this::line);
    add("</g>%n");
  }

  private DoubleStream values(Panel panel) {
    return panel.lines().stream()
        .flatMapToDouble(line -> sizes.stream().mapToDouble(line.value()))
        .filter(value -> value > 0);
  }

  private void frame() {
    for (double y = leastY; y <= mostY; y++) {
      double at = y(Math.pow(10, y));
      add(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
          LEFT, WIDTH - RIGHT, at, at);
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
          LEFT - 6, at + 4, shown(Math.pow(10, y)));
    }
    for (double x = leastX; x <= mostX + 1e-9; x++) {
      double at = x(Math.pow(10, x));
      add(
          "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
          at, at, TOP, HEIGHT - BOTTOM);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
          at, HEIGHT - BOTTOM + 18, shown(Math.pow(10, x)));
    }
  }

  private void line(Line line) {
    StringBuilder path = new StringBuilder();
    for (Growth.Size size : sizes) {
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              path.isEmpty() ? "M" : "L",
              x(size.cards()),
              y(line.value().applyAsDouble(size))));
    }
    add("<path class=\"%s\" d=\"%s\"/>%n", line.style(), path);
    Growth.Size last = sizes.getLast();
    labelled = Math.min(y(line.value().applyAsDouble(last)) + 4, labelled - LINE);
    add("<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x(last.cards()) + 8, labelled, line.label());
  }

  private double x(double cards) {
    return LEFT + (Math.log10(cards) - leastX) / (mostX - leastX) * (WIDTH - RIGHT - LEFT);
  }

  private double y(double value) {
    return HEIGHT
        - BOTTOM
        - (Math.log10(value) - leastY) / (mostY - leastY) * (HEIGHT - BOTTOM - TOP);
  }

  private static String shown(double value) {
    return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
  }

  private void add(String text, Object... values) {
    svg.append(String.format(Locale.ROOT, text, values));
  }
}

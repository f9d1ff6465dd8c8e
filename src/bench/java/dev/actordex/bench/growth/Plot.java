package dev.actordex.bench.growth;

import java.util.List;
import java.util.Locale;

/// Latency and throughput over the number of cards, both axes logarithmic, as an SVG that reads on
/// light and dark pages.
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 150;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;

  private final double mostX;
  private final double leastX;
  private final double leastY;
  private final double mostY;
  private final StringBuilder svg = new StringBuilder();

  private Plot(double leastX, double mostX, double leastY, double mostY) {
    this.leastX = Math.log10(leastX);
    this.mostX = Math.max(Math.log10(mostX), this.leastX + 1);
    this.leastY = Math.floor(Math.log10(leastY));
    this.mostY = Math.max(Math.ceil(Math.log10(mostY)), this.leastY + 1);
  }

  /// @param sizes in ascending order
  static String svg(List<Growth.Size> sizes) {
    double least =
        sizes.stream().mapToDouble(size -> size.asked("wall_p50") / 1_000).min().orElse(1);
    double most =
        sizes.stream().mapToDouble(size -> size.asked("wall_p99") / 1_000).max().orElse(10);
    Plot plot = new Plot(sizes.getFirst().cards(), sizes.getLast().cards(), least, most);
    plot.frame();
    Growth.Size first = sizes.getFirst();
    plot.line(sizes, "p99", "p99", size -> size.asked("wall_p99") / 1_000);
    plot.line(sizes, "p50", "median", size -> size.asked("wall_p50") / 1_000);
    plot.line(
        sizes,
        "hits",
        "as the hits grow",
        size ->
            first.asked("wall_p50") / 1_000 * size.asked("hits_mean") / first.asked("hits_mean"));
    return plot.svg.append("</svg>\n").toString();
  }

  private void frame() {
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Latency of a search over the number of cards">
        <style>
        text{font:13px system-ui,sans-serif;fill:#24292f} .grid{stroke:#8886;stroke-width:1} path{fill:none;stroke-width:2.5}
        .p50{stroke:#0969da} .p99{stroke:#bc4c00} .hits{stroke:#777;stroke-dasharray:5 5;stroke-width:1.5}
        @media (prefers-color-scheme:dark){text{fill:#e6edf3} .p50{stroke:#58a6ff} .p99{stroke:#f0883e} .hits{stroke:#aaa}}
        </style>
        <text x="%d" y="22">Milliseconds for a search in the process, over the number of cards</text>
        """,
        WIDTH, HEIGHT, LEFT);
    for (double y = leastY; y <= mostY; y++) {
      double at = y(Math.pow(10, y));
      add(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
          LEFT, WIDTH - RIGHT, at, at);
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
          LEFT - 8, at + 4, shown(Math.pow(10, y)));
    }
    for (double x = leastX; x <= mostX + 1e-9; x++) {
      double at = x(Math.pow(10, x));
      add(
          "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
          at, at, TOP, HEIGHT - BOTTOM);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
          at, HEIGHT - BOTTOM + 20, shown(Math.pow(10, x)));
    }
  }

  private interface Value {
    double of(Growth.Size size);
  }

  private void line(List<Growth.Size> sizes, String style, String label, Value value) {
    StringBuilder path = new StringBuilder();
    for (Growth.Size size : sizes) {
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              path.isEmpty() ? "M" : "L",
              x(size.cards()),
              y(value.of(size))));
    }
    add("<path class=\"%s\" d=\"%s\"/>%n", style, path);
    Growth.Size last = sizes.getLast();
    add(
        "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n",
        x(last.cards()) + 8, y(value.of(last)) + 4, label);
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

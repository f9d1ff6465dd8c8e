package dev.actordex.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far a long command is: a bar on a terminal, plain lines when piped, nothing when quiet.
final class Progress implements AutoCloseable {
  private final Console console;
  private final Style style;
  private @Nullable ProgressBar bar;

  private enum Style {
    BAR,
    LINES,
    SILENT
  }

  private Progress(Console console, Style style) {
    this.console = console;
    this.style = style;
  }

  static Progress of(Console console, boolean quiet) {
    return new Progress(
        console, quiet ? Style.SILENT : console.terminal() ? Style.BAR : Style.LINES);
  }

  static Progress silent(Console console) {
    return new Progress(console, Style.SILENT);
  }

  /// Begins the next step.
  ///
  /// @param steps how many [#step] calls it takes, or -1 when that is not known
  void begin(String what, long steps) {
    switch (style) {
      case BAR -> {
        close();
        bar =
            new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true)))
                .build();
      }
      case LINES -> console.err().println(what);
      case SILENT -> {}
    }
  }

  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}

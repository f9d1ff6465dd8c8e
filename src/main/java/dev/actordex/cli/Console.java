package dev.actordex.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Where a command reads and writes.
///
/// @param out results
/// @param err everything else
record Console(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> environment) {

  /// Colours on a terminal, unless `NO_COLOR` is set.
  Ansi ansi() {
    return environment.containsKey("NO_COLOR") || !terminal() ? Ansi.OFF : Ansi.AUTO;
  }

  /// Whether a person is watching.
  boolean terminal() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// Prints a row of results, its cells separated by tabs.
  void row(String... cells) {
    out.println(
        Stream.of(cells)
            .map(cell -> safe(cell).replaceAll("[\t\n\r]", " "))
            .collect(Collectors.joining("\t")));
  }

  /// Text from a source, safe on a terminal: no control, escape or direction characters.
  static String safe(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int type = Character.getType(c);
          boolean hidden =
              type == Character.CONTROL && c != '\n'
                  || type == Character.FORMAT
                  || type == Character.SURROGATE;
          safe.appendCodePoint(hidden ? '\ufffd' : c);
        });
    return safe.toString();
  }

  /// Why the disk refused, without class names.
  static String reason(Throwable cause) {
    String message = cause.getMessage();
    return switch (cause) {
      case java.nio.file.NoSuchFileException e -> "there is no " + e.getFile();
      case java.nio.file.AccessDeniedException e -> "no permission for " + e.getFile();
      case java.nio.file.FileSystemException e ->
          e.getFile() + (e.getReason() == null ? " failed" : ": " + e.getReason());
      default -> message == null ? cause.getClass().getSimpleName() : message;
    };
  }
}

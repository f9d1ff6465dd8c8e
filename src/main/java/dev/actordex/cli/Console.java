package dev.actordex.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Where a command reads and writes.
///
/// @param out results
/// @param err everything else
/// @param bytes where `out` writes to, for files that are no text
record Console(
    PrintWriter out,
    PrintWriter err,
    InputStream in,
    Map<String, String> environment,
    OutputStream bytes) {

  /// Writes a result as it is: to a file, whole or not at all, or to standard output.
  ///
  /// @param text whether it may be shown on a terminal
  void file(@Nullable Path to, boolean text, Content content) {
    try {
      if (to != null) {
        whole(to, content);
      } else if (!text && terminal()) {
        throw Refusal.usage("This is no text for a terminal: name a file with -o.");
      } else {
        out.flush();
        content.write(bytes);
        bytes.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write to " + (to == null ? "the output" : to), e);
    }
  }

  /// Into a file beside it first, which then takes its place.
  private static void whole(Path to, Content content) throws IOException {
    Path folder = to.toAbsolutePath().getParent();
    if (folder == null || Files.exists(to) && !Files.isRegularFile(to)) {
      try (OutputStream stream = Files.newOutputStream(to)) {
        content.write(stream);
      }
      return;
    }
    Path beside = Files.createTempFile(folder, ".actordex", ".part");
    try {
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
        content.write(stream);
      }
      Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /// Writes a result.
  interface Content {
    void write(OutputStream out) throws IOException;
  }

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

package dev.actordex.cli;

import dev.actordex.source.Limits;
import dev.actordex.source.RecognisedFile;
import dev.actordex.source.SourceException;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files a command line names: each as it is, folders with all `.json` and `.json.gz` in them,
/// `-` for standard input.
final class Inputs {
  private final List<RecognisedFile> files = new ArrayList<>();
  private final List<SourceException> refused = new ArrayList<>();
  private final Limits limits;

  private Inputs(Limits limits) {
    this.limits = limits;
  }

  /// The files that paths name, without looking into them.
  ///
  /// @throws Refusal when one does not exist
  static List<Path> files(List<String> paths) {
    List<Path> files = new ArrayList<>();
    for (String name : paths) {
      Path path = existing(name);
      files.addAll(Files.isDirectory(path) ? filesIn(path) : List.of(path));
    }
    return files;
  }

  /// @throws Refusal when a named input does not exist, or is a file of no known kind: then nothing
  ///   is read at all. Files in a folder are only [#refused()].
  static Inputs of(List<String> paths, InputStream standardInput, Limits limits) {
    Inputs inputs = new Inputs(limits);
    for (String path : paths) {
      inputs.add(path, standardInput);
    }
    if (inputs.files.isEmpty() && inputs.refused.isEmpty()) {
      throw Refusal.usage(
          "Nothing to read: no .json or .json.gz file in " + String.join(", ", paths) + ".");
    }
    return inputs;
  }

  List<RecognisedFile> files() {
    return files;
  }

  List<SourceException> refused() {
    return refused;
  }

  private void add(String name, InputStream standardInput) {
    if (name.equals("-")) {
      named(() -> SourceFile.of("standard input", bytes(standardInput), limits));
      return;
    }
    Path path = existing(name);
    if (Files.isDirectory(path)) {
      for (Path file : filesIn(path)) {
        try {
          files.add(Sources.recognise(SourceFile.of(file, limits)));
        } catch (SourceException e) {
          refused.add(e);
        }
      }
    } else {
      named(() -> SourceFile.of(path, limits));
    }
  }

  private static Path existing(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (java.nio.file.InvalidPathException e) {
      throw Refusal.usage("No file can have such a name.");
    }
    if (!Files.exists(path)) {
      throw Refusal.usage("There is no " + name + ".");
    }
    if (!Files.isReadable(path)) {
      throw Refusal.usage("No permission to read " + name + ".");
    }
    return path;
  }

  private void named(java.util.function.Supplier<SourceFile> file) {
    try {
      files.add(Sources.recognise(file.get()));
    } catch (SourceException e) {
      throw Refusal.usage(String.valueOf(e.getMessage()));
    }
  }

  private byte[] bytes(InputStream in) {
    try {
      // One byte over the limit is enough for the reader to refuse it.
      return in.readNBytes((int) Math.min(limits.fileBytes() + 1, Integer.MAX_VALUE - 8));
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input cannot be read", e);
    }
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> {
            String name = path.toString().toLowerCase(Locale.ROOT);
            return name.endsWith(".json") || name.endsWith(".json.gz");
          })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
    }
  }
}

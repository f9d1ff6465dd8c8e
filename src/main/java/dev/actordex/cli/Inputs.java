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
import java.util.function.Supplier;
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
    List<Given> given = new ArrayList<>();
    for (String path : paths) {
      inputs.add(path, standardInput, given);
    }
    // Side by side, for some are run through to their end.
    given.parallelStream().map(inputs::look).toList().forEach(Runnable::run);
    if (inputs.files.isEmpty() && inputs.refused.isEmpty()) {
      throw Refusal.usage(
          "Nothing to read: no .json or .json.gz file in " + String.join(", ", paths) + ".");
    }
    return inputs;
  }

  /// @param named whether the command line names it, not only its folder
  private record Given(Supplier<SourceFile> file, boolean named) {}

  /// What is to be done about a file when its turn comes.
  private Runnable look(Given given) {
    try {
      RecognisedFile file = Sources.recognise(given.file().get());
      return () -> files.add(file);
    } catch (SourceException e) {
      return () -> refuse(e, given.named());
    }
  }

  private void refuse(SourceException problem, boolean named) {
    if (named) {
      throw Refusal.usage(String.valueOf(problem.getMessage()));
    }
    refused.add(problem);
  }

  List<RecognisedFile> files() {
    return files;
  }

  List<SourceException> refused() {
    return refused;
  }

  private void add(String name, InputStream standardInput, List<Given> to) {
    if (name.equals("-")) {
      byte[] bytes = bytes(standardInput);
      to.add(new Given(() -> SourceFile.of("standard input", bytes, limits), true));
      return;
    }
    Path path = existing(name);
    if (Files.isDirectory(path)) {
      filesIn(path).forEach(file -> to.add(new Given(() -> SourceFile.of(file, limits), false)));
    } else {
      to.add(new Given(() -> SourceFile.of(path, limits), true));
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

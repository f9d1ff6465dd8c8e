package dev.actordex.bench;

import dev.actordex.cli.CommandLineApp;
import dev.actordex.lucene.GenerationException;
import dev.actordex.lucene.Generations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The index over the real sources, built once into `target/bench/data`, and the questions that
/// analysts ask of it.
public final class RealIndex {
  private RealIndex() {}

  /// The data folder; built by the product's own import where it is missing.
  public static Path data() {
    Path base = Path.of(System.getProperty("basedir", "."));
    Path data = base.resolve("target/bench/data");
    if (!isThere(data)) {
      Path shared = base.resolve("../shared/data");
      int code =
          CommandLineApp.run(
              System.out,
              System.err,
              InputStream.nullInputStream(),
              Map.of(),
              "import",
              "--quiet",
              "--data",
              data.toString(),
              shared.resolve("attack").toString(),
              shared.resolve("etda").toString(),
              shared.resolve("misp").toString());
      if (code != 0) {
        throw new IllegalStateException("The import ended with exit code " + code);
      }
    }
    return data;
  }

  /// Whether there is an index that this version reads.
  public static boolean isThere(Path data) {
    Generations generations = new Generations(data);
    try {
      generations.current().ifPresent(generations::manifest);
      return generations.current().isPresent();
    } catch (GenerationException e) {
      return false;
    }
  }

  /// About two hundred, each different: names in all spellings, techniques, tools, sentences,
  /// sectors, operators.
  public static List<String> queries() {
    try (InputStream in = RealIndex.class.getResourceAsStream("/queries.txt")) {
      if (in == null) {
        throw new IllegalStateException("queries.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

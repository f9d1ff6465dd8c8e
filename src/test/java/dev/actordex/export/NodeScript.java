package dev.actordex.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A judge of our files that others wrote, from npm: a script in node that prints JSON, line by
/// line.
///
/// Its packages are installed under `target` once. Without node or npm the tests that need it are
/// skipped and say so; continuous integration has both or fails.
public final class NodeScript {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path sources;
  private final Path installed;
  private final String script;

  /// @param folder under `src/test`, with the script, `package.json` and its lock
  /// @param script its name
  public NodeScript(String folder, String script) {
    sources = Path.of("src/test").resolve(folder);
    installed = Path.of("target").resolve(folder);
    this.script = script;
  }

  /// What the script says of files.
  public List<JsonNode> say(Path... files) {
    install();
    String[] command =
        Stream.concat(
                Stream.of("node", script), Stream.of(files).map(f -> f.toAbsolutePath().toString()))
            .toArray(String[]::new);
    return run(command).lines().map(line -> (JsonNode) MAPPER.readTree(line)).toList();
  }

  private void install() {
    synchronized (NodeScript.class) {
      try {
        Files.createDirectories(installed);
        Path lock = installed.resolve("package-lock.json");
        boolean same =
            Files.isDirectory(installed.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, sources.resolve("package-lock.json")) < 0;
        for (String name : List.of("package.json", "package-lock.json", script)) {
          Files.copy(
              sources.resolve(name), installed.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!same) {
          run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(sources + " cannot be installed", e);
      }
    }
  }

  private String run(String... command) {
    try {
      Path said = Files.createTempFile("actordex-node", ".out");
      Path problem = Files.createTempFile("actordex-node", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(installed.toFile())
                .redirectOutput(said.toFile())
                .redirectError(problem.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
          process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
          missing(command[0] + " failed: " + Files.readString(problem));
        }
        return Files.readString(said, StandardCharsets.UTF_8);
      } finally {
        Files.delete(said);
        Files.delete(problem);
      }
    } catch (IOException e) {
      missing(command[0] + " cannot be run: " + e.getMessage());
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void missing(String why) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(why);
    }
    Assumptions.abort("What " + sources + " needs of npm is not there: " + why);
  }
}

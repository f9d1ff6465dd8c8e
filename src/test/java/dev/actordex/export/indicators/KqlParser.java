package dev.actordex.export.indicators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Microsoft's own parser of KQL, from npm, in node: says of each query in a file what is wrong.
///
/// The package is installed into `target/kql` once. Without node or npm the tests that need it are
/// skipped and say so; continuous integration has both or fails.
final class KqlParser {
  private static final Path SOURCES = Path.of("src/test/kql");
  private static final Path INSTALLED = Path.of("target/kql");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private KqlParser() {}

  /// @param errors each with the place in the query
  record Parsed(String query, int length, List<String> errors) {}

  static List<Parsed> parse(Path file) {
    install();
    String said = run(INSTALLED, "node", "check.js", file.toAbsolutePath().toString());
    List<Parsed> parsed = new ArrayList<>();
    said.lines()
        .forEach(line -> {
          JsonNode node = MAPPER.readTree(line);
          parsed.add(
              new Parsed(
                  node.path("query").asString(),
                  node.path("length").asInt(),
                  node.path("errors").valueStream().map(JsonNode::asString).toList()));
        });
    return parsed;
  }

  private static synchronized void install() {
    try {
      Files.createDirectories(INSTALLED);
      for (String name : List.of("package.json", "package-lock.json", "check.js")) {
        Files.copy(
            SOURCES.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.isDirectory(INSTALLED.resolve("node_modules/@kusto/language-service-next"))) {
        run(INSTALLED, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The parser of KQL cannot be installed", e);
    }
  }

  private static String run(Path folder, String... command) {
    try {
      Path said = Files.createTempFile("actordex-kql", ".out");
      Path problem = Files.createTempFile("actordex-kql", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
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

  private static void missing(String why) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(why);
    }
    Assumptions.abort("The parser of KQL is not there: " + why);
  }
}

package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The release archive, unpacked somewhere else and used as it says. Run when it has been made: in
/// `./mvnw verify`, after `package`.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for sh")
class ReleaseTest {
  @TempDir private Path folder;
  private Path archive;
  private Path release;

  @BeforeEach
  void unpack() throws Exception {
    String made = System.getProperty("actordex.release", "");
    assumeTrue(!made.isEmpty(), "no release archive was made in this build");
    archive = Path.of(made);
    run("tar", "-xzf", archive.toString(), "-C", folder.toString());
    try (Stream<Path> unpacked = Files.list(folder)) {
      release = unpacked.collect(Collectors.toList()).getFirst();
    }
  }

  @Test
  void theBillOfMaterialsNamesTheJarsThatShipAndNoOther() throws IOException {
    JsonNode bill = new JsonMapper().readTree(release.resolve("sbom.json"));
    Set<String> named = new TreeSet<>();
    for (JsonNode component : bill.path("components")) {
      named.add(
          component.path("name").asString() + "-" + component.path("version").asString() + ".jar");
      assertThat(component.path("hashes").size()).as(component.toString()).isPositive();
    }

    assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(named).hasSizeGreaterThan(30).isEqualTo(new TreeSet<>(jars()));
    try (Stream<Path> files = Files.walk(release)) {
      assertThat(files.filter(file -> file.getFileName().toString().equals("sbom.json")))
          .as("served nowhere: it lies beside the program, not in it")
          .hasSize(1);
    }
  }

  @Test
  void itHoldsWhatItsReadersLookFor() {
    assertThat(
            Stream.of(
                    "LICENSE",
                    "NOTICE",
                    "README.md",
                    "docs/operations.md",
                    "deploy/actordex.service",
                    "index/countries.csv",
                    "index/cards/actors/G0007.json",
                    "lib/find-jdk.sh",
                    "lib/logging.properties")
                .map(release::resolve))
        .allMatch(Files::isRegularFile);
    assertThat(release.resolve("actordex")).isExecutable();
    assertThat(release.resolve("pom.xml")).doesNotExist();
    assertThat(release.resolve("index/data")).doesNotExist();
  }

  /// The same sources make the same bytes, whoever packs them and when.
  @Test
  void itTellsNothingOfWhoMadeItAndWhen() throws Exception {
    List<String> entries =
        run("tar", "--numeric-owner", "-tvzf", archive.toString()).lines().toList();

    assertThat(entries)
        .hasSizeGreaterThan(100)
        .allMatch(entry -> entry.matches("[-d]rw[x-]r-[x-]r-[x-] +0/0 +\\d+ 2026-01-01 00:00 .*"));
  }

  @Test
  void itServesFromAFolderThatItLeavesAsItIsWithoutAnythingInTheEnvironment() throws Exception {
    Path data = folder.resolve("data");
    List<String> before = listed();
    Process server =
        process(
                release + "/actordex",
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      String ready = String.valueOf(lines.readLine());
      assertThat(ready).startsWith("Actordex is ready at http://127.0.0.1:");
      URI question =
          URI.create(ready.substring(ready.indexOf("http")))
              .resolve("api/v1/search?q=watering-hole&size=1");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(new JsonMapper().readTree(answer.body()).path("total").asInt()).isPositive();
    } finally {
      server.destroy();
      if (!server.waitFor(1, TimeUnit.MINUTES)) {
        server.destroyForcibly();
      }
    }
    assertThat(listed()).isEqualTo(before);
    assertThat(data.resolve("generations")).isDirectory();
  }

  private List<String> jars() throws IOException {
    try (Stream<Path> files = Files.list(release.resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .toList();
    }
  }

  private List<String> listed() throws IOException {
    try (Stream<Path> files = Files.walk(release)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  private static ProcessBuilder process(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("ACTORDEX_CACHE", "off");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  private static String run(String... command) throws Exception {
    Process process = process(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}

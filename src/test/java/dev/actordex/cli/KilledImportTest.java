package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.search.CardSearch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import that is killed, at whatever moment, has not happened: what answered before still does,
/// and the next import needs no repair.
class KilledImportTest {
  private static final int KILLS = 5;
  private static final int MANY = 60_000;
  private static final String ACTOR =
      """
      {"type": "threat-actor", "name": "Threat Actor", "uuid": "11111111-2222-4333-8444-555555555555",
       "version": %d, "values": [{"uuid": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "value": "%s"}]}
      """;

  @TempDir private Path folder;

  @Test
  void whatAnsweredBeforeStillAnswersAndTheNextImportSucceeds() throws Exception {
    Path data = folder.resolve("data");
    Path before = Files.writeString(folder.resolve("a.json"), ACTOR.formatted(1, "Velvet Otter"));
    Path after = Files.writeString(folder.resolve("b.json"), ACTOR.formatted(2, "Linen Otter"));
    assertThat(run("import", "--data", data.toString(), before.toString()).code()).isZero();
    String digest = run("verify", "--data", data.toString()).out();
    long seed = 20_261_122;
    Random random = new Random(seed);

    try (CardSearch serving = new Workspace(new dev.actordex.config.DataFolder(data)).open()) {
      for (int i = 0; i < KILLS; i++) {
        Process process = start("import", "--data", data.toString(), after.toString());
        boolean ended = process.waitFor(random.nextLong(200, 2_500), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        if (ended) {
          break; // it was done before the blow; then the new generation is whole, as below
        }
        assertThat(serving.name("Velvet Otter").claims())
            .as("seed %d, kill %d", seed, i)
            .hasSize(1);
        Terminal.Ran verified = run("verify", "--data", data.toString());
        assertThat(verified.code()).as("seed %d, kill %d: %s", seed, i, verified.err()).isZero();
      }
    }
    if (run("verify", "--data", data.toString()).out().equals(digest)) {
      assertThat(run("import", "--data", data.toString(), after.toString()).code()).isZero();
    }
    assertThat(run("names", "--data", data.toString(), "Linen Otter").out())
        .contains("MISP-aaaaaaaa");
    assertThat(run("verify", "--data", data.toString()).code()).isZero();
  }

  /// Rows are changed in place, unlike cards: until the one commit at the end none of them counts.
  @Test
  void ofIndicatorsAllOrNoneAreThere() throws Exception {
    String data = folder.resolve("data").toString();
    Path few = rows("few.json", 3);
    Path many = rows("many.json", MANY);
    assertThat(run("import", "--data", data, few.toString()).code()).isZero();
    String before = run("verify", "--data", data).out();
    assertThat(before).contains("indicators=3 ");
    long seed = 20_261_123;
    Random random = new Random(seed);

    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = start("import", "--data", data, many.toString());
      // Later each time: the first blow falls before anything can be done, however fast the
      // machine.
      long delay = 300L * (i + 1) + random.nextLong(200);
      boolean ended = process.waitFor(delay, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      Terminal.Ran verified = run("verify", "--data", data);
      assertThat(verified.code()).as("seed %d, kill %d: %s", seed, i, verified.err()).isZero();
      if (ended || !verified.out().equals(before)) {
        assertThat(verified.out()).as("seed %d, kill %d", seed, i).contains("indicators=" + MANY);
        break;
      }
      killed++;
      assertThat(run("indicators", "--data", data, "host2.example").out()).contains("1 known");
      assertThat(run("indicators", "--data", data, "host3.example").out())
          .contains("nothing known");
    }

    assertThat(killed).isPositive();
    assertThat(run("import", "--data", data, many.toString()).code()).isZero();
    assertThat(run("verify", "--data", data).out()).contains("indicators=" + MANY + " ");
  }

  private Path rows(String name, int count) throws IOException {
    String rows =
        IntStream.range(0, count)
            .mapToObj(i ->
                "{\"id\": \"%d\", \"ioc\": \"host%d.example\", \"ioc_type\": \"domain\"}"
                    .formatted(i, i))
            .collect(Collectors.joining(",\n"));
    return Files.writeString(
        folder.resolve(name), "{\"query_status\": \"ok\", \"data\": [" + rows + "]}");
  }

  private static Terminal.Ran run(String... args) {
    return new Terminal().run(args);
  }

  /// The program in a process of its own, as it is on the class path of this test.
  private static Process start(String... args) throws IOException {
    List<String> command = new java.util.ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("dev.actordex.App");
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}

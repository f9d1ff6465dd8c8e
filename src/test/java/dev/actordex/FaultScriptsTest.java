package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scripts that hurt the program from outside, in their short form: what takes minutes there
/// takes seconds here. A script that cannot run on a machine is skipped, and says why; in
/// continuous integration all can.
class FaultScriptsTest {
  private static final Path SCRIPTS = Path.of("src/test/faults");
  private static final int CANNOT_RUN_HERE = 77;
  private static final int MINUTES = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "disk_full.py",
        "read_only.py",
        "two_processes.py --within 30",
        "clock_back.py",
        "mutate_sources.py",
        "hostile_queries.py",
        "page_markup.py",
        "soak.py",
      })
  void holds(String script) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of((SCRIPTS + "/" + script).split(" ", -1)));
    command.addAll(List.of("--short", "--app", program()));

    Ran ran = run(command);

    boolean everything = "true".equals(System.getenv("CI"));
    Assumptions.assumeTrue(ran.code() != CANNOT_RUN_HERE || everything, ran.said());
    assertThat(ran.code()).as(ran.said()).isZero();
  }

  @Test
  void everyScriptExplainsItself() throws Exception {
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.filter(path -> path.toString().endsWith(".py")).toList()) {
        String name = script.getFileName().toString();
        if (List.of("program.py", "invented.py").contains(name)) {
          continue; // what the others have in common
        }
        assertThat(run(List.of("python3", script.toString(), "--help")).said())
            .as(name)
            .contains("usage: " + name, "--app");
        assertThat(Files.readString(SCRIPTS.resolve("README.md"))).contains("`" + name);
      }
    }
  }

  /// The program as it is on the class path of this test.
  private static String program() {
    return String.join(
        " ",
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.util.logging.config.file="
            + Path.of("src/main/resources/logging.properties").toAbsolutePath(),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.actordex.App");
  }

  private record Ran(int code, String said) {}

  private Ran run(List<String> command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      return new Ran(CANNOT_RUN_HERE, "There is no python3: " + e.getMessage());
    }
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroy();
      return new Ran(1, "It did not end within " + MINUTES + " minutes");
    }
    return new Ran(process.exitValue(), Files.readString(out));
  }
}

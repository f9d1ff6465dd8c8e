package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a collector of logs reads, of a process of its own, for logging is set up once in each.
class LogsTest {
  private static final String EVIL = "a\r\nb\u001b[31mc\u202ed\u2028e\u0085f\u200bg";
  private static final String HARMLESS_LINE = "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*";

  /// Logs what a program may have to say.
  static final class Speaker {
    private Speaker() {}

    public static void main(String[] args) {
      if (args.length > 0) {
        Logs.write(Logs.Format.valueOf(args[0]));
      }
      org.slf4j.Logger log = LoggerFactory.getLogger("dev.actordex.http.Speaker");
      log.warn("Plain {}", EVIL);
      log.error("Broken", new IllegalStateException(EVIL, new RuntimeException("why: " + EVIL)));
      log.atWarn().addKeyValue("path", EVIL).log("Pairs");
      log.info("Not shown");
    }
  }

  @Test
  void everyLineIsAJsonObjectAlsoForExceptionsWhateverTheyHold() throws Exception {
    List<String> lines = said("JSON").lines().toList();

    assertThat(lines).hasSize(3).allMatch(line -> line.matches(HARMLESS_LINE));
    List<JsonNode> objects = lines.stream().map(line -> new JsonMapper().readTree(line)).toList();
    assertThat(objects).allMatch(JsonNode::isObject);
    assertThat(objects.get(0).path("formattedMessage").asString()).isEqualTo("Plain " + EVIL);
    assertThat(objects.get(1).path("throwable").path("message").asString()).isEqualTo(EVIL);
    assertThat(objects.get(1).path("throwable").path("cause").path("message").asString())
        .isEqualTo("why: " + EVIL);
    assertThat(objects.get(2).path("kvpList").toString()).contains("path");
  }

  @Test
  void aPlainLineShowsNothingThatMovesTheCursorOrTurnsTheText() throws Exception {
    assertThat(said().lines())
        .anyMatch(line -> line.contains("Plain a??b?[31mc?d?e?f?g"))
        .allMatch(line -> line.replace("\t", "").matches(HARMLESS_LINE));
  }

  private static String said(String... format) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Speaker.class.getName()));
    command.addAll(List.of(format));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}

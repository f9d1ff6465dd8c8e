package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.source.Limits;
import dev.actordex.source.SourceFile;
import dev.actordex.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `validate` says of each file what an import would make of it.
class ValidateCommandTest {
  private static final String UUID = "aaaaaaaa-bbbb-4ccc-8ddd-00000000000";

  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String galaxy(String... values) {
    return "{\"type\": \"threat-actor\", \"name\": \"A\", \"uuid\": \"b\", \"values\": ["
        + String.join(", ", values)
        + "]}";
  }

  private static String actor(int number, String name) {
    return "{\"uuid\": \"%s%d\", \"value\": \"%s\"}".formatted(UUID, number, name);
  }

  private static Terminal.Ran lines(Path... files) {
    String[] args = new String[files.length + 2];
    args[0] = "validate";
    args[1] = "--jsonl";
    for (int i = 0; i < files.length; i++) {
      args[i + 2] = files[i].toString();
    }
    return new Terminal().run(args);
  }

  @Test
  void theFatesOfAFileAddUpToItsObjects() throws IOException {
    Path misp =
        file("misp.json", galaxy(actor(1, "One"), actor(1, "One"), actor(2, "Two"), "7", "{}"));
    Path stix =
        file(
            "stix.json",
            """
            {"type": "bundle", "id": "bundle--1", "objects": [
              {"type": "intrusion-set", "id": "intrusion-set--1", "name": "A"},
              {"type": "intrusion-set", "id": "intrusion-set--1", "name": "A"},
              {"type": "identity", "id": "identity--1", "name": "B"},
              {"type": "relationship", "id": "relationship--1"}, 5]}
            """);
    Path etda =
        file(
            "etda.json",
            """
            {"values": [{"uuid": "%s1", "actor": "A", "names": [{"name": "A"}]}, {"actor": "B"}]}
            """
                .formatted(UUID));
    Path threatfox =
        file(
            "fox.json",
            "{\"query_status\": \"ok\", \"data\": [{\"ioc\": \"1\", \"ioc_type\": \"x\"}]}");

    Terminal.Ran ran = lines(misp, stix, etda, threatfox);

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out().lines())
        .containsExactly(
            "{\"file\":\"misp.json\",\"result\":\"imported\",\"imported\":2,\"merged\":1,\"skipped\":0,\"rejected\":2}",
            "{\"file\":\"stix.json\",\"result\":\"imported\",\"imported\":1,\"merged\":1,\"skipped\":1,\"rejected\":2}",
            "{\"file\":\"etda.json\",\"result\":\"imported\",\"imported\":1,\"merged\":0,\"skipped\":0,\"rejected\":1}",
            "{\"file\":\"fox.json\",\"result\":\"imported\",\"imported\":0,\"merged\":0,\"skipped\":0,\"rejected\":1}");
  }

  @Test
  void whatActorsAndIndicatorsShareAnIdIsCountedOnceAndAnIdWithoutEndIsSurvived()
      throws IOException {
    String bundle =
        """
        {"type": "bundle", "id": "bundle--1", "objects": [
          {"type": "intrusion-set", "id": "indicator--1", "name": "A"},
          {"type": "malware", "id": "malware--%s", "name": "B"},
          {"type": "indicator", "id": "indicator--1", "pattern": "[domain-name:value = 'host.example']",
           "pattern_type": "stix"}]}
        """
            .formatted("7".repeat(500));

    Terminal.Ran ran = lines(file("stix.json", bundle));

    assertThat(ran.err()).doesNotContain("\tat ");
    Matcher counts =
        Pattern.compile(
                "imported\":(\\d+),\"merged\":(\\d+),\"skipped\":(\\d+),\"rejected\":(\\d+)")
            .matcher(ran.out());
    assertThat(counts.find()).as(ran.out()).isTrue();
    assertThat(IntStream.rangeClosed(1, 4).map(n -> Integer.parseInt(counts.group(n))).sum())
        .isEqualTo(3);
  }

  @Test
  void aFileThatIsNoneIsRejectedWithItsPlace() throws IOException {
    Path cut = file("cut.json", galaxy(actor(1, "One")).substring(0, 90));
    Path other = file("other.json", "{\"x\": 1}");

    Terminal.Ran ran = lines(cut, other);

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out().lines())
        .hasSize(2)
        .allSatisfy(line ->
            assertThat(line)
                .contains("\"result\":\"rejected\"", "line 1, column ")
                .doesNotContain("imported"));
  }

  @Test
  void aGoodFileIsGoodAndNothingIsChanged() throws IOException {
    Path good = file("good.json", galaxy(actor(1, "One")));

    Terminal.Ran ran = new Terminal().run("validate", good.toString());

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .isEqualToIgnoringNewLines(
            "good.json\timported\t1 imported, 0 merged, 0 skipped, 0 rejected");
    assertThat(folder).isDirectoryContaining(path -> path.equals(good));
  }

  @ParameterizedTest
  @CsvSource({
    "--max-objects,1,more than 1 elements",
    "--max-depth,2,exceeds the maximum allowed (2)",
    "--max-string,3,exceeds the maximum allowed (3)",
  })
  void aLimitIsNamedWhereItIsBroken(String option, String value, String sentence)
      throws IOException {
    Path file = file("big.json", galaxy(actor(1, "One"), actor(2, "Two")));

    Terminal.Ran ran = new Terminal().run("validate", "--jsonl", option, value, file.toString());

    assertThat(ran.out()).contains("\"result\":\"rejected\"", sentence);
  }

  @Test
  void aLimitThatIsNoneIsRefused() throws IOException {
    Path file = file("a.json", "{}");

    for (List<String> limit :
        List.of(List.of("--max-depth", "0"), List.of("--max-file-mb", "99999"))) {
      assertThat(
              new Terminal()
                  .run("validate", limit.getFirst(), limit.getLast(), file.toString())
                  .code())
          .isEqualTo(ExitCode.USAGE);
    }
  }

  /// The count of the reader against one that only counts.
  @ParameterizedTest
  @CsvSource({"misp/threat-actor.json.gz", "attack/ics-attack.json.gz", "etda/tools.json.gz"})
  void ofRealFilesNoObjectIsLost(String name) {
    Path file = Path.of("../shared/data").resolve(name);
    if (System.getenv("CI") == null) {
      org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(file), "no ../shared/data");
    }

    Validation validation = Validation.of(file, Limits.DEFAULT);

    assertThat(validation.fates().orElseThrow().objects())
        .isEqualTo(Sources.rows(Sources.recognise(SourceFile.of(file))));
  }
}

package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Indicators from files to answers: one small index over the bundled cards, an invented bundle and
/// invented rows. Tests that only ask come first, those that change the index after them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IndicatorsCommandTest {
  private static final Path BUNDLE =
      Path.of("src/test/resources/dev/actordex/source/stix/kestrel-2.1.json");
  private static final String ROWS =
      """
      {"query_status": "ok", "data": [
        {"id": "1", "ioc": "drop.example:8080", "ioc_type": "domain", "malware": "win.plugx", "malware_printable": "PlugX"},
        {"id": "2", "ioc": "drop.example", "ioc_type": "domain", "malware": "win.plugx", "malware_printable": "PlugX"},
        {"id": "3", "ioc": "192.0.2.200:443", "ioc_type": "ip:port", "malware": "win.nobody", "malware_printable": "Nobody Knows"}]}
      """;

  @TempDir private static Path shared;

  private static Path data;
  private static Terminal.Ran imported;

  @BeforeAll
  static void importOnce() throws IOException {
    data = shared.resolve("data");
    imported = run("import", "--data", data.toString(), BUNDLE.toString());
    Terminal.Ran rows =
        run(
            "import",
            "--data",
            data.toString(),
            Files.writeString(shared.resolve("rows.json"), ROWS).toString());
    assertThat(rows.code()).as(rows.err()).isEqualTo(ExitCode.REJECTED);
    assertThat(rows.err())
        .contains("2 imported", "1 rejected", "3 objects", "rows.json 1:")
        .doesNotContain("Who is who");
  }

  private static Terminal.Ran run(String... args) {
    return new Terminal().run(args);
  }

  private static String asked(String... values) {
    String[] command = new String[values.length + 3];
    command[0] = "indicators";
    command[1] = "--data";
    command[2] = data.toString();
    System.arraycopy(values, 0, command, 3, values.length);
    return run(command).out();
  }

  @Test
  @Order(1)
  void anActorOfAnyProducerIsACardWithItsSoftwareAndItsIndicators() {
    assertThat(imported.err()).contains("stix", "kestrel-2.1.json");
    String card =
        run("show", "--data", data.toString(), "threat-actor--0a000000-0000-4000-8000-0000000000a1")
            .out();

    assertThat(card).contains("Amber Kestrel", "Kestrel Team", "Kestrel Loader", "Windhover");
  }

  @Test
  @Order(1)
  void aValueSaysWhatItIndicatesAndWhoUsesThat() {
    assertThat(asked("update[.]kestrel[.]example"))
        .contains("update[.]kestrel[.]example", "Kestrel Loader", "indicates", "uses");
    assertThat(asked("hxxp://else[.]example")).contains("nothing known");
    assertThat(asked("DROP.example", "192.0.2.0/24"))
        .contains("S0013 PlugX", "no card bears the name Nobody Knows");
  }

  @Test
  @Order(1)
  void valuesComeFromStandardInputAsWellAndAnswersAsJson() {
    String json =
        new Terminal()
            .typing("drop.example\n\n198.51.100.1\n")
            .run("indicators", "--data", data.toString(), "--format", "json")
            .out();

    assertThat(json.lines()).hasSize(2);
    assertThat(json).contains("\"defanged\":\"drop[.]example\"", "\"total\":0");
  }

  @Test
  @Order(1)
  void theCardsIndicatorsAreAFileOnTheCommandLineToo() {
    Terminal.Ran kql = run("show", "--data", data.toString(), "--format", "kql", "S0013");

    assertThat(kql.code()).as(kql.err()).isZero();
    assertThat(kql.out()).contains("let iocs = dynamic([\"drop.example\"]);", "DnsEvents");
  }

  @Test
  @Order(2)
  void anImportOfIndicatorsBuildsNoCardsAnew() throws IOException {
    String before = Files.readString(data.resolve("generations/CURRENT"));
    String verified = run("verify", "--data", data.toString()).out();

    Terminal.Ran again =
        run("import", "--quiet", "--data", data.toString(), shared.resolve("rows.json").toString());

    assertThat(again.out()).startsWith("committed ");
    assertThat(Files.readString(data.resolve("generations/CURRENT"))).isEqualTo(before);
    assertThat(run("verify", "--data", data.toString()).out()).isEqualTo(verified);
    assertThat(verified).containsPattern("(?m)^indicators=\\d+ digest=[0-9a-f]{64}$");
  }

  @Test
  @Order(3)
  void strictChangesNothingWhenARowIsRejected() {
    Terminal.Ran refused =
        run(
            "import",
            "--strict",
            "--full",
            "--data",
            data.toString(),
            shared.resolve("rows.json").toString());

    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(asked("drop.example")).contains("1 known");
  }

  /// Cards and indicators are read side by side; what is wrong with one leaves the other as well.
  @Test
  @Order(3)
  void strictLeavesCardsForARejectedRowAndIndicatorsForARejectedCard() throws IOException {
    String verified = run("verify", "--data", data.toString()).out();
    String galaxy =
        """
        {"type": "threat-actor", "name": "Threat Actor", "uuid": "11111111-2222-4333-8444-555555555555", "version": 1,
         "values": [{"uuid": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"%s}]}
        """;
    Path named =
        Files.writeString(
            shared.resolve("named.json"), galaxy.formatted(", \"value\": \"Velvet Otter\""));
    Path nameless = Files.writeString(shared.resolve("nameless.json"), galaxy.formatted(""));
    Path good =
        Files.writeString(
            shared.resolve("good.json"),
            "{\"query_status\": \"ok\", \"data\": [{\"id\": \"8\", \"ioc\": \"good.example\", \"ioc_type\": \"domain\"}]}");

    for (List<Path> files :
        List.of(List.of(shared.resolve("rows.json"), named), List.of(good, nameless))) {
      Terminal.Ran refused =
          run(
              "import",
              "--strict",
              "--data",
              data.toString(),
              files.getFirst().toString(),
              files.getLast().toString());

      assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err()).contains("Nothing was changed");
      assertThat(run("verify", "--data", data.toString()).out()).isEqualTo(verified);
      assertThat(asked("good.example")).contains("nothing known");
    }
  }

  /// What is cut off may lack anything, so it is not the whole of a source.
  @Test
  @Order(3)
  void aFileThatIsCutOffTakesNothingAwayAndIsNamed() throws IOException {
    Path cut =
        Files.writeString(
            shared.resolve("cut.json"),
            "{\"query_status\": \"ok\", \"data\": [{\"id\": \"9\", \"ioc\": \"new.example\", \"ioc_type\": \"domain\"},");

    Terminal.Ran refused =
        run("import", "--full", "--quiet", "--data", data.toString(), cut.toString());

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("cut.json");
    assertThat(asked("drop.example")).contains("1 known");
  }

  @Test
  @Order(4)
  void theWholeOfASourceTakesThePlaceOfWhatItSaidAndLeavesTheOthers() throws IOException {
    Path one =
        Files.writeString(
            shared.resolve("one.json"),
            "{\"query_status\": \"ok\", \"data\": [{\"id\": \"9\", \"ioc\": \"new.example\", \"ioc_type\": \"domain\"}]}");

    assertThat(run("import", "--full", "--data", data.toString(), one.toString()).code()).isZero();
    assertThat(asked("drop.example")).contains("nothing known");
    assertThat(asked("new.example")).contains("1 known");
    assertThat(asked("update.kestrel.example")).contains("1 known");
  }

  @Test
  @Order(5)
  void damagedIndicatorsAreNamedAndRebuiltFromTheirFiles() throws IOException {
    try (var files = Files.list(data.resolve("indicators"))) {
      for (Path file : files.filter(f -> f.toString().contains("segments_")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    Terminal.Ran verified = run("verify", "--data", data.toString());
    assertThat(verified.code()).isEqualTo(ExitCode.DAMAGED);
    assertThat(verified.err()).contains("segments_", "--full");

    assertThat(
            run("import", "--data", data.toString(), shared.resolve("one.json").toString()).code())
        .isEqualTo(ExitCode.DAMAGED);
    assertThat(
            run(
                    "import",
                    "--full",
                    "--data",
                    data.toString(),
                    shared.resolve("one.json").toString())
                .code())
        .isZero();
    assertThat(run("verify", "--data", data.toString()).code()).isZero();
  }
}

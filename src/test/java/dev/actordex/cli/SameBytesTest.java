package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.config.DataFolder;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.ResultFormat;
import dev.actordex.export.indicators.IndicatorFormat;
import dev.actordex.http.ActordexServer;
import dev.actordex.http.HttpSettings;
import dev.actordex.indicator.IndicatorSearch;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Conditions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the command line writes to a file is what the server sends, byte by byte.
class SameBytesTest {
  private static final Path BUNDLE =
      Path.of("src/test/resources/dev/actordex/source/stix/kestrel-2.1.json");
  private static final String ACTOR = "threat-actor--0a000000-0000-4000-8000-0000000000a1";

  @TempDir private static Path folder;

  private static String data;
  private static CardSearch search;
  private static IndicatorSearch indicators;
  private static ActordexServer server;

  @BeforeAll
  static void serve() {
    data = folder.resolve("data").toString();
    assertThat(new Terminal().run("import", "--data", data, BUNDLE.toString()).err())
        .contains("kestrel-2.1.json");
    Workspace workspace = new Workspace(new DataFolder(Path.of(data)));
    search = workspace.open();
    indicators = workspace.indicators();
    server =
        ActordexServer.start(
            HttpSettings.of("127.0.0.1", 0, CommandLineApp.Version.current()), search, indicators);
  }

  @AfterAll
  static void stop() {
    server.close();
    indicators.close();
    search.close();
  }

  @ParameterizedTest
  @EnumSource
  void ofACard(CardFormat format) throws Exception {
    same("/api/v1/cards/" + ACTOR + "." + format.extension(), "show", ACTOR, format.key());
    same("/api/v1/cards/S0013." + format.extension(), "show", "S0013", format.key());
  }

  @ParameterizedTest
  @EnumSource
  void ofACardsIndicators(IndicatorFormat format) throws Exception {
    same(
        "/api/v1/cards/" + ACTOR + "/indicators." + format.extension(),
        "show",
        ACTOR,
        format.key());
  }

  @ParameterizedTest
  @EnumSource
  void ofAnAnswer(ResultFormat format) throws Exception {
    same(
        "/api/v1/search." + format.extension() + "?q=kestrel&type=actor&type=software&sort=name",
        "export",
        "kestrel",
        format.key(),
        "--filter",
        "type=actor",
        "--filter",
        "type=software",
        "--sort",
        "name");
  }

  @Test
  void ofChosenColumnsAndAChosenMatrix() throws Exception {
    same(
        "/api/v1/search.csv?type=actor&columns=name,id",
        "export",
        "",
        "csv",
        "--filter",
        "type=actor",
        "--columns",
        "name,id");
    same(
        "/api/v1/cards/S0013.navigator.json?domain=ics-attack",
        "show",
        "S0013",
        "navigator",
        "--domain",
        "ics-attack");
  }

  /// Navigator layers and the order of hits would show a condition that was read otherwise.
  @Test
  void everyConditionOfTheSearchCanBeSaidOnTheCommandLine() throws Exception {
    Map<String, String> values =
        Map.of(
            "type",
            "actor",
            "country",
            "US",
            "active",
            "2001..2022",
            "first_seen",
            "..2020",
            "source",
            "actordex",
            "disputed",
            "country",
            "technique",
            "T1189");
    for (String name : Conditions.names()) {
      String value = values.getOrDefault(name.replaceFirst("^-", ""), "none");
      same(
          "/api/v1/search.navigator.json?" + name + "=" + value,
          "export",
          "",
          "navigator",
          "--filter=" + name + "=" + value);
    }
    same(
        "/api/v1/search.csv?active=2014..2016-03&first_seen=2010..&-country=RU",
        "export",
        "",
        "csv",
        "--filter",
        "-country=RU",
        "--filter",
        "first_seen=2010..",
        "--filter",
        "active=2014..2016-03");
  }

  @Test
  void ofTheOlderTableAndOfOneTypeOfIndicators() throws Exception {
    same(
        "/api/v1/cards/" + ACTOR + "/indicators.kql?table=ThreatIntelligenceIndicator",
        "show",
        ACTOR,
        "kql",
        "--table",
        "ThreatIntelligenceIndicator");
    same(
        "/api/v1/cards/" + ACTOR + "/indicators.csv?type=domain",
        "show",
        ACTOR,
        "indicators-csv",
        "--type",
        "domain");
  }

  private static void same(
      String address, String command, String what, String format, String... more)
      throws IOException, InterruptedException {
    Path file = folder.resolve("file");
    Files.deleteIfExists(file);
    Terminal.Ran ran =
        new Terminal()
            .run(
                Stream.concat(
                        Stream.of(
                            command, "--data", data, "--format", format, "-o", file.toString()),
                        Stream.concat(Stream.of(more), Stream.of(what).filter(w -> !w.isEmpty())))
                    .toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(sent(address)).as(address).isNotEmpty().isEqualTo(Files.readAllBytes(file));
  }

  private static byte[] sent(String address) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + address)).build();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      return answer.body();
    }
  }
}

package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.actordex.lucene.Generations;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `update` against a server of the test's own that holds invented files of MISP's.
class UpdateCommandTest {
  private static final String GALAXY =
      """
      {"type": "%s", "name": "Threat Actor", "uuid": "11111111-2222-4333-8444-555555555555",
       "version": %d, "values": [
        {"uuid": "aaaaaaaa-bbbb-4ccc-8ddd-0000000000%s", "value": "%s", "description": "Invented. %s"}]}
      """;

  @TempDir private Path data;

  private final Map<String, byte[]> files = new HashMap<>();
  private final AtomicInteger unchanged = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = files.get(exchange.getRequestURI().getPath());
            if (body == null) {
              exchange.sendResponseHeaders(404, -1);
              return;
            }
            String tag = "\"" + java.util.Arrays.hashCode(body) + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
              unchanged.incrementAndGet();
              exchange.sendResponseHeaders(304, -1);
              return;
            }
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(body);
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void publish(String file, int version, String name, int padding) {
    String type = file.substring(0, file.indexOf('.'));
    publish(
        file,
        GALAXY.formatted(
            type, version, type.equals("tool") ? "01" : "02", name, "x".repeat(padding)));
  }

  private void publish(String file, String content) {
    files.put("/" + file, content.getBytes(StandardCharsets.UTF_8));
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Terminal.Ran update(String from) {
    return new Terminal()
        .run(
            "update",
            "--data",
            data.toString(),
            "--source",
            "misp",
            "--from",
            "misp=" + from,
            "--allow-http",
            "--allow-private",
            "--quiet-within",
            "5s");
  }

  private Terminal.Ran update() {
    return update(address("/threat-actor.json"));
  }

  private String shown(String name) {
    return new Terminal().run("names", "--data", data.toString(), name).out();
  }

  @Test
  void whatIsPublishedIsImportedOnceAndAgainWhenItChanges() {
    publish("threat-actor.json", 1, "Velvet Otter", 10);
    Terminal.Ran first = update();
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("committed ");
    assertThat(shown("Velvet Otter")).contains("MISP-");
    String generation = new Generations(data).current().orElseThrow();

    Terminal.Ran second = update();
    assertThat(second.code()).isZero();
    assertThat(second.out()).isEqualToIgnoringNewLines("unchanged");
    assertThat(unchanged).hasValue(1);
    assertThat(new Generations(data).current()).hasValue(generation);

    publish("threat-actor.json", 2, "Velvet Weasel", 10);
    assertThat(update().out()).startsWith("committed ");
    assertThat(shown("Velvet Weasel")).contains("MISP-");
    assertThat(data.resolve("downloads")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFolderIsAskedForTheFilesUnderTheirNamesAndEachMissingOneIsSaid() {
    publish("threat-actor.json", 1, "Velvet Otter", 10);
    publish("tool.json", 1, "Velvet Hammer", 10);

    Terminal.Ran ran = update(address("/"));

    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.out()).startsWith("committed ");
    assertThat(ran.err()).contains("malpedia.json from ", "status 404");
    assertThat(shown("Velvet Otter")).contains("MISP-");
    assertThat(shown("Velvet Hammer")).contains("MISP-");
  }

  @Test
  void whatIsNotWhatItShouldBeChangesNothing() throws IOException {
    publish("threat-actor.json", 1, "Velvet Otter", 4_000);
    assertThat(update().code()).isZero();
    String generation = new Generations(data).current().orElseThrow();

    for (String wrong :
        java.util.List.of(
            "<html><body>Not found</body></html>",
            "{\"type\": \"bundle\", \"objects\": [{\"type\": \"tool\", \"id\": \"tool--1\"}]}",
            "{\"type\": \"threat-actor\", \"name\": \"x\", \"uuid\": \"y\", \"values\": []}",
            GALAXY.formatted("threat-actor", 2, "02", "Cut", "x".repeat(9_000)).substring(0, 5_000),
            "")) {
      publish("threat-actor.json", wrong);
      Terminal.Ran ran = update();
      assertThat(ran.code()).as(wrong).isEqualTo(ExitCode.FAILED);
      assertThat(ran.err()).contains("threat-actor.json from ").doesNotContain("\tat ");
      assertThat(ran.out()).isEmpty();
    }
    publish("threat-actor.json", 2, "Shrunken", 10);
    assertThat(update().err()).contains("less than half");
    files.put("/threat-actor.json", bomb());
    assertThat(update().err()).contains("unpacks to more than 100 times");

    assertThat(new Generations(data).current()).hasValue(generation);
    assertThat(shown("Velvet Otter")).contains("MISP-");
  }

  private static byte[] bomb() throws IOException {
    java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"type\": \"threat-actor\", \"values\": [".getBytes(StandardCharsets.UTF_8));
      gzip.write(" ".repeat(1_000_000).repeat(8).getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void whatTheIndexHasLostIsBroughtAgain() throws IOException {
    publish("threat-actor.json", 1, "Velvet Otter", 10);
    assertThat(update().code()).isZero();
    try (var generations = Files.walk(data.resolve("generations"))) {
      for (Path path : generations.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }

    assertThat(update().out()).startsWith("committed ");
    assertThat(unchanged).hasValue(0);
  }

  @Test
  void mistakesAreSaidBeforeAnythingIsAsked() {
    Map<String, String[]> wrong =
        Map.of(
            "There is no source", new String[] {"--source", "virus"},
            "SOURCE=URL", new String[] {"--from", "https://example.org/x.json"},
            "address such as", new String[] {"--from", "misp=file:///etc/passwd"},
            "key of your own", new String[] {"--source", "threatfox"},
            "a time is a number", new String[] {"--within", "forever"});
    wrong.forEach((sentence, options) -> {
      String[] args = new String[options.length + 3];
      args[0] = "update";
      args[1] = "--data";
      args[2] = data.toString();
      System.arraycopy(options, 0, args, 3, options.length);
      Terminal.Ran ran = new Terminal().run(args);
      assertThat(ran.code()).as(sentence).isEqualTo(ExitCode.USAGE);
      assertThat(ran.err()).contains(sentence);
    });
  }

  @Test
  void withoutBeingAllowedNothingUnencryptedOrNearIsAsked() {
    publish("threat-actor.json", 1, "Velvet Otter", 10);

    Terminal.Ran ran =
        new Terminal()
            .run(
                "update",
                "--data",
                data.toString(),
                "--source",
                "misp",
                "--from",
                "misp=" + address("/threat-actor.json"));

    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err()).contains("--allow-http");
  }
}

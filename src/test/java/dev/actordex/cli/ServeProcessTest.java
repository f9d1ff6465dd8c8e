package dev.actordex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `serve` as a process of its own, as a system starts and stops it.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is asked to end in the way of POSIX")
class ServeProcessTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int TERMINATED = 143;
  private static final String ACTOR =
      """
      {"type": "threat-actor", "name": "Threat Actor", "uuid": "11111111-2222-4333-8444-555555555555",
       "version": 1, "values": [{"uuid": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "value": "Velvet Otter"}]}
      """;

  @TempDir private Path folder;
  private Process process;
  private URI address;

  private void serve(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.actordex.App",
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--log-format",
                "json"));
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectError(folder.resolve("log").toFile()).start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String ready = String.valueOf(lines.readLine());
    assertThat(ready).contains("http://");
    address = URI.create(ready.substring(ready.indexOf("http://")));
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(folder.resolve("log")).stream()
        .filter(line -> line.startsWith("{"))
        .toList();
  }

  /// A list of names of which half is sent when the end is asked for: it is answered still, and
  /// nobody else is let in.
  @Test
  void askedToEndItAnswersWhatItHasBegunAndEnds() throws Exception {
    serve("--log-requests");
    String body = "[\"APT28\"]";
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/v1/names HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n";
      out.write((head + body.substring(0, 5)).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      get("/api/v1/search?q=not-for-the-log"); // by then the half is being read
      process.destroy();
      await(() -> !accepts());
      out.write(body.substring(5).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 200 ").contains("G0007");
    }
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
    assertThat(log())
        .isNotEmpty()
        .allMatch(line -> new JsonMapper().readTree(line).isObject())
        .anyMatch(line -> line.contains("search"))
        .noneMatch(line -> line.contains("not-for-the-log"));
  }

  @Test
  void withNothingLeftToAnswerItEndsAtOnce() throws Exception {
    serve();
    process.destroy();

    assertThat(process.waitFor(ServeCommand.LAST_ANSWERS.minusSeconds(1))).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
  }

  @Test
  void whatIsPublishedIsImportedByItselfAndServed() throws Exception {
    HttpServer mirror = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    mirror.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] file = ACTOR.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
          }
        });
    mirror.start();
    try {
      String from = "misp=http://127.0.0.1:" + mirror.getAddress().getPort() + "/threat-actor.json";
      serve(
          "--update-every",
          "24h",
          "--source",
          "misp",
          "--from",
          from,
          "--allow-http",
          "--allow-private");

      await(() -> claims("Velvet%20Otter") == 1);
      await(() -> log().stream().anyMatch(line -> line.contains("Update done")));
      assertThat(log()).allMatch(line -> new JsonMapper().readTree(line).isObject());
    } finally {
      mirror.stop(0);
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private int claims(String name) throws IOException {
    JsonNode answer = new JsonMapper().readTree(get("/api/v1/names/" + name));
    return answer.path("claims").size();
  }

  private String get(String path) throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(address.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private interface Happened {
    boolean yet() throws IOException;
  }

  private static void await(Happened happened) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!happened.yet()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(50);
    }
  }
}

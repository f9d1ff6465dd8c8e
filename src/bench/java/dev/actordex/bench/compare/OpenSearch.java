package dev.actordex.bench.compare;

import dev.actordex.bench.corpus.RealCards;
import dev.actordex.bench.load.Requests;
import dev.actordex.bench.load.ServerProcess;
import dev.actordex.card.Card;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A node of OpenSearch in a process of its own with a class path of its own, and the cards in it:
/// one shard, no replica, refreshed and merged to one segment.
final class OpenSearch implements AutoCloseable {
  private static final String SERVER = "dev.actordex.bench.opensearch.OpenSearchServer";
  private static final int BULK = 4 << 20;
  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");

  /// What the node was filled with, in its folder once it was to the end.
  private static final String FILLED = "filled.txt";

  private final Path folder;
  private final ServerProcess process;
  private final HttpClient http = HttpClient.newHttpClient();

  private OpenSearch(Path folder, ServerProcess process) {
    this.folder = folder;
    this.process = process;
  }

  /// Whether a folder holds the cards of an index of ours from an earlier run, in today's form.
  static boolean isFilled(Path folder, Path data) throws IOException {
    Path filled = folder.resolve(FILLED);
    return Files.exists(filled) && Files.readString(filled).equals(filling(data));
  }

  /// Which cards, and how they are mapped.
  private static String filling(Path data) {
    return RealCards.generation(data).getFileName()
        + "\n"
        + new String(OpenSearchForm.index(), StandardCharsets.UTF_8);
  }

  /// @param folder where it keeps everything, perhaps from an earlier run
  /// @param heap its own folk's advice: as much as the least
  static OpenSearch start(Path base, Path folder, String heap, Path log) throws IOException {
    Path build = base.resolve("target/bench/opensearch-build");
    if (!Files.isRegularFile(build.resolve("classpath.txt"))) {
      build(base);
    }
    String classPath =
        build.resolve("classes") + ":" + Files.readString(build.resolve("classpath.txt")).strip();
    return new OpenSearch(
        folder,
        ServerProcess.start(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseG1GC",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                classPath,
                SERVER,
                folder.toString()),
            log));
  }

  private static void build(Path base) throws IOException {
    try {
      int code =
          new ProcessBuilder(
                  base.resolve("mvnw").toString(),
                  "-q",
                  "-ntp",
                  "-f",
                  base.resolve("src/bench/opensearch/pom.xml").toString(),
                  "process-classes")
              .directory(base.toFile())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new IOException("OpenSearch could not be had");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  ServerProcess process() {
    return process;
  }

  /// Fills it with the cards of an index of ours.
  void fill(Path data) throws IOException {
    send("PUT", "/" + OpenSearchForm.INDEX, OpenSearchForm.index());
    ByteArrayOutputStream lines = new ByteArrayOutputStream(BULK + (1 << 16));
    Consumer<Card> add =
        card -> {
          lines.writeBytes(OpenSearchForm.bulk(card));
          if (lines.size() >= BULK) {
            bulk(lines);
          }
        };
    int cards = RealCards.each(data, add);
    bulk(lines);
    send("POST", "/" + OpenSearchForm.INDEX + "/_refresh", new byte[0]);
    send("POST", "/" + OpenSearchForm.INDEX + "/_forcemerge?max_num_segments=1", new byte[0]);
    send("POST", "/" + OpenSearchForm.INDEX + "/_refresh", new byte[0]);
    Matcher count = COUNT.matcher(send("GET", "/" + OpenSearchForm.INDEX + "/_count", null));
    if (!count.find() || Integer.parseInt(count.group(1)) != cards) {
      throw new IOException("Not all of %d cards are in OpenSearch".formatted(cards));
    }
    send("POST", "/" + OpenSearchForm.INDEX + "/_flush", new byte[0]);
    Files.writeString(folder.resolve(FILLED), filling(data));
  }

  private void bulk(ByteArrayOutputStream lines) {
    try {
      if (lines.size() > 0) {
        String answer =
            send(
                "POST",
                "/" + OpenSearchForm.INDEX + "/_bulk?filter_path=errors",
                lines.toByteArray());
        if (!answer.contains("\"errors\":false")) {
          throw new IOException(answer);
        }
        lines.reset();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String send(String method, String path, byte @org.jspecify.annotations.Nullable [] body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  static List<byte[]> requests(List<String> questions, OpenSearchForm.Reading reading) {
    return questions.stream()
        .map(question ->
            Requests.post(
                "/" + OpenSearchForm.INDEX + "/_search?request_cache=false",
                OpenSearchForm.search(question, reading)))
        .toList();
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}

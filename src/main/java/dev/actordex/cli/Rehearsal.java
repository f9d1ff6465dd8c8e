package dev.actordex.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run through what people ask a server, over the bundled cards, so that the JVM can write down
/// what it loaded and linked: the launcher makes its AOT cache of it, and the next start need not
/// do it again.
///
/// Started by the launcher as a main class of its own, twice: the first run makes the index and
/// leaves it, so that what building one takes is not in the cache, where each server would hold it.
/// Commands load next to nothing else. It asks nobody but itself, over loopback, and reads none of
/// the user's settings and data.
public final class Rehearsal {
  private static final Pattern READY = Pattern.compile("http://\\S+(?=/)");
  private static final long PATIENCE_SECONDS = 120;

  /// As analysts ask: words, names with and without a typo, phrases, facts, nonsense.
  private static final List<String> QUESTIONS =
      List.of(
          "/api/v1/search?q=watering-hole",
          "/api/v1/search?q=phishing+against+banks",
          "/api/v1/search?q=apt28",
          "/api/v1/search?q=Sandwrom",
          "/api/v1/search?q=%22supply+chain%22+-ransomware",
          "/api/v1/search?q=country:RU+T1189",
          "/api/v1/search?q=who+targets+energy+in+Europe&sector=energy",
          "/api/v1/search?q=cobalt+strike&type=actor&sort=name&size=50",
          "/api/v1/search?q=zzzzqx",
          "/api/v1/search?q=russian+sandwrom+fancey+baer+OR+lazarous+with+mimikatz&explain=true",
          "/api/v1/search",
          "/api/v1/suggest?q=laz",
          "/api/v1/suggest?q=fancey",
          "/api/v1/cards/G0007",
          "/api/v1/names/Fancy%20Bear",
          "/api/v1/techniques/T1189",
          "/api/v1/indicators?q=192.0.2.1",
          "/api/v1/stats",
          "/health/ready",
          "/metrics",
          "/",
          "/search?q=watering-hole",
          "/G0007",
          "/api/v1/matrix",
          "/compare?ids=G0007,G0016",
          "/index.js",
          "/nothing-here");

  private Rehearsal() {}

  /// Ends when all was asked twice: the second time it is known, and takes other ways. An answer
  /// that fails is left out, for a smaller cache serves too.
  ///
  /// @param args the data folder; where there is none it is made, and nothing asked
  /// @throws IllegalStateException when the server does not get ready
  public static void main(String[] args)
      throws InterruptedException, ExecutionException, TimeoutException {
    Path data = Path.of(args[0]);
    List<String> questions = Files.exists(data) ? QUESTIONS : List.of();
    FirstLine line = new FirstLine();
    Thread server = Thread.ofPlatform().name("server").start(() -> serve(data, line));
    try {
      Matcher ready = READY.matcher(line.text.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      if (!ready.find()) {
        throw new IllegalStateException("The server did not get ready");
      }
      for (int round = 0; round < 2; round++) {
        for (String question : questions) {
          ask(URI.create(ready.group() + question));
        }
      }
    } finally {
      server.interrupt();
      server.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
  }

  private static void serve(Path data, FirstLine out) {
    CommandLineApp.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        InputStream.nullInputStream(),
        Map.of(),
        "serve",
        "--port",
        "0",
        "--data",
        data.toString());
    out.text.complete("");
  }

  private static void ask(URI question) {
    try {
      HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection();
      connection.setRequestProperty("Accept-Encoding", "gzip");
      try (InputStream answer =
          connection.getResponseCode() < 400
              ? connection.getInputStream()
              : connection.getErrorStream()) {
        if (answer != null) {
          answer.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException e) {
      // Asked in vain.
    }
  }

  /// Takes what is written and tells of its first line.
  private static final class FirstLine extends OutputStream {
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        text.complete(bytes.toString(StandardCharsets.UTF_8));
      } else if (!text.isDone()) {
        bytes.write(b);
      }
    }
  }
}

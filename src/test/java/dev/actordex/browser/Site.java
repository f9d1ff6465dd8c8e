package dev.actordex.browser;

import dev.actordex.RealIndex;
import dev.actordex.cli.CommandLineApp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Actordex as `actordex serve` serves it, in this process and on a free port, once for all tests.
enum Site {
  /// What a user has who started the program and nothing else.
  BUNDLED,
  /// What a user has after importing ATT&CK, ETDA, MISP and ThreatFox as they were published.
  REAL;

  /// Started when first asked for.
  private static final class Started {
    static final String BUNDLED = serve(newFolder());

    private static Path newFolder() {
      try {
        return Files.createTempDirectory("actordex-bundled");
      } catch (IOException e) {
        throw new UncheckedIOException("No folder for the index", e);
      }
    }
  }

  private static final class StartedReal {
    static final String REAL = serve(RealIndex.withIndicators());
  }

  /// The real data where it is there, else the bundled cards.
  static Site fullest() {
    return RealIndex.isThere() ? REAL : BUNDLED;
  }

  /// Without its data the test is skipped; continuous integration has it or fails.
  String address() {
    return switch (this) {
      case BUNDLED -> Started.BUNDLED;
      case REAL -> {
        RealIndex.require();
        yield StartedReal.REAL;
      }
    };
  }

  private static String serve(Path data) {
    Said said = new Said();
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    Thread serving =
        new Thread(
            () ->
                CommandLineApp.run(
                    console,
                    console,
                    new ByteArrayInputStream(new byte[0]),
                    Map.of(),
                    "serve",
                    "--port",
                    "0",
                    "--data",
                    data.toString()),
            "serve");
    serving.setDaemon(true);
    serving.start();
    try {
      return said.address.get(90, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("The server does not start: " + said, e);
    }
  }

  /// What the program prints, until it has said where it is ready.
  private static final class Said extends OutputStream {
    private static final Pattern READY = Pattern.compile("ready at (http://[^/]+)/");
    final CompletableFuture<String> address = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void write(int oneByte) {
      text.append((char) oneByte);
      Matcher ready = READY.matcher(text);
      if (oneByte == '\n' && ready.find()) {
        address.complete(ready.group(1));
      }
    }

    @Override
    public synchronized String toString() {
      return text.toString();
    }
  }
}

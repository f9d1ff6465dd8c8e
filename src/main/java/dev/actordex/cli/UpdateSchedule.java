package dev.actordex.cli;

import dev.actordex.config.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs `update` every so often beside a server, as a process of its own: an import needs as much
/// memory as the server has, and what it does wrong must not be the server's end.
final class UpdateSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateSchedule.class);
  private static final String PROGRAM = "dev.actordex.App";

  private final @Nullable Duration every;
  private final DataFolder folder;
  private final PlaceOptions places;
  private @Nullable Thread thread;
  private volatile @Nullable Process running;
  private volatile boolean closed;

  private UpdateSchedule(@Nullable Duration every, DataFolder folder, PlaceOptions places) {
    this.every = every;
    this.folder = folder;
    this.places = places;
  }

  /// @param every null for never
  static UpdateSchedule of(@Nullable Duration every, DataFolder folder, PlaceOptions places) {
    return new UpdateSchedule(every, folder, places);
  }

  /// The first update begins at once.
  void start() {
    Duration pause = every;
    if (pause != null) {
      thread = Thread.ofVirtual().name("updates").start(() -> repeat(pause));
    }
  }

  private void repeat(Duration pause) {
    try {
      while (!closed) {
        try {
          update();
        } catch (IOException e) {
          LOG.error("The update could not be started: {}", e.getMessage());
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      // The server stops.
    }
  }

  private void update() throws IOException, InterruptedException {
    LOG.info("Update begins");
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().putAll(places.environment());
    Process process = builder.start();
    running = process;
    if (closed) {
      process.destroy();
    }
    process.getOutputStream().close();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LOG.info("Update: {}", Console.safe(line));
      }
    }
    int code = process.waitFor();
    running = null;
    if (code == ExitCode.DONE || code == ExitCode.REJECTED) {
      LOG.info("Update done");
    } else if (!closed) {
      LOG.warn("Update ended with code {}; what was there goes on to serve", code);
    }
  }

  private List<String> command() {
    String home = System.getProperty("actordex.home", "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")));
    if (!home.isEmpty()) {
      command.add("-Dactordex.home=" + home);
    }
    command.addAll(List.of(PROGRAM, "update", "--quiet", "--data", folder.path().toString()));
    command.addAll(places.arguments());
    return command;
  }

  /// An update under way is broken off, which costs it nothing but its time.
  @Override
  public void close() {
    closed = true;
    Process process = running;
    if (process != null) {
      process.destroy();
    }
    if (thread != null) {
      thread.interrupt();
    }
  }
}

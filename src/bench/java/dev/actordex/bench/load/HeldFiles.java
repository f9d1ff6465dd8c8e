package dev.actordex.bench.load;

import dev.actordex.lucene.stored.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Keeps the files in memory that others answer from, as long as it is open: this process maps them
/// and looks at every page. Otherwise it is the disk that is measured where a system throws away
/// what was not read for a minute, which is how long an engine waits while another one is asked.
public final class HeldFiles implements AutoCloseable {
  private final Arena mappings = Arena.ofShared();

  private HeldFiles() {}

  /// Returns when all is read, but for the cards' JSON, which no question reads.
  ///
  /// @param folders with all that is below them
  public static HeldFiles of(Path... folders) throws IOException {
    HeldFiles held = new HeldFiles();
    try {
      for (Path folder : folders) {
        for (Path file : files(folder)) {
          held.hold(file);
        }
      }
      return held;
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(Blobs.CARDS))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void hold(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > 0) {
        channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mappings).load();
      }
    }
  }

  @Override
  public void close() {
    mappings.close();
  }
}

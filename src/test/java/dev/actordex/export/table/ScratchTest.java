package dev.actordex.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  private static final int EXPORTS = 8;

  @TempDir private Path folder;

  @Test
  void exportsThatStartAtOnceTakeNothingFromEachOther() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(EXPORTS)) {
      for (int round = 0; round < 50; round++) {
        CyclicBarrier together = new CyclicBarrier(EXPORTS);
        List<Future<Scratch>> starting = new ArrayList<>();
        for (int i = 0; i < EXPORTS; i++) {
          starting.add(
              threads.submit(() -> {
                together.await();
                return Scratch.in(folder, ".xlsx");
              }));
        }
        List<Scratch> started = new ArrayList<>();
        for (Future<Scratch> export : starting) {
          started.add(export.get());
        }
        for (Scratch export : started) {
          assertThat(export.path()).exists();
          assertThat(export.path().resolveSibling(export.path().getFileName() + ".lock")).exists();
        }
        started.forEach(Scratch::close);
        try (Stream<Path> left = Files.list(folder)) {
          assertThat(left).isEmpty();
        }
      }
    }
  }
}

package dev.actordex.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A process of its own, with the server's collector, that holds 20 MB and lets go of fifteen times
/// as much that had grown old.
class SmallHeapTest {
  private static final int MEGABYTE = 1 << 20;

  /// Left to the collector it is as much as is let go of, 280 MB.
  @Test
  void theHeapStaysNearWhatIsInUse() throws Exception {
    assertThat(mostMegabytes()).isBetween(20, 200);
  }

  private static int mostMegabytes() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx512m",
                "-Xmn16m",
                "-XX:MaxTenuringThreshold=1",
                "-XX:MinHeapFreeRatio=3",
                "-XX:MaxHeapFreeRatio=10",
                "-cp",
                System.getProperty("java.class.path"),
                Grower.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return Integer.parseInt(new String(process.getInputStream().readAllBytes(), UTF_8).strip());
    } finally {
      process.destroyForcibly();
    }
  }

  /// Prints how large the old generation was at its largest, in MB.
  static final class Grower {
    private Grower() {}

    public static void main(String[] args) throws InterruptedException {
      SmallHeap heap = SmallHeap.keep();
      MemoryPoolMXBean old =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().equals("Tenured Gen"))
              .findFirst()
              .orElseThrow();
      Deque<byte[]> held = new ArrayDeque<>();
      long most = 0;
      for (int i = 0; i < 300; i++) {
        held.add(new byte[MEGABYTE]);
        if (held.size() > 20) {
          held.remove();
        }
        // The collector runs beside, on the JVM's thread for notifications.
        Thread.sleep(10);
        most = Math.max(most, old.getUsage().getCommitted());
      }
      System.out.println(most / MEGABYTE);
      if (heap != null) {
        heap.close();
      }
    }
  }
}

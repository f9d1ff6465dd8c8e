package dev.actordex.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.DataAccessHint;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ExistingTest {
  private static final long SMALL = 1L << 20;
  private static final long LARGE = (1L << 28) + 1;
  private static final IOContext HERE_AND_THERE =
      IOContext.DEFAULT.withHints(DataAccessHint.RANDOM);

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux says how a file is mapped")
  void theSystemReadsNothingAroundAPlaceInALargeFileThatIsLookedAtHereAndThere(@TempDir Path folder)
      throws IOException {
    assertTrue(isReadByThePlace(folder, LARGE, HERE_AND_THERE));
    assertFalse(isReadByThePlace(folder, SMALL, HERE_AND_THERE));
    assertFalse(isReadByThePlace(folder, LARGE, IOContext.DEFAULT));
  }

  /// By the flag `rr` of its mapping, see proc_pid_smaps(5).
  private static boolean isReadByThePlace(Path folder, long bytes, IOContext context)
      throws IOException {
    Path file = folder.resolve("some.file");
    // Takes no room: nothing is written.
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    try (Directory directory = Existing.folder(folder);
        IndexInput input = directory.openInput("some.file", context)) {
      assertEquals(bytes, input.length());
      List<String> mappings = Files.readAllLines(Path.of("/proc/self/smaps"));
      int at = 0;
      while (!mappings.get(at).endsWith(file.toRealPath().toString())) {
        at++;
      }
      while (!mappings.get(at).startsWith("VmFlags:")) {
        at++;
      }
      return List.of(mappings.get(at).split(" +")).contains("rr");
    } finally {
      Files.delete(file);
    }
  }
}

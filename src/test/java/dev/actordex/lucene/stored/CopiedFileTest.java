package dev.actordex.lucene.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopiedFileTest {
  @TempDir Path folder;

  @Test
  void copiedBlobsAreThoseThatAreMapped() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder)) {
      try (Blobs.Writer writer = new Blobs.Writer(directory, "some.blobs")) {
        for (int i = 0; i < 100; i++) {
          writer.add(new byte[i]);
          writer.add(("value " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        writer.finish();
      }
      try (Blobs mapped = Blobs.open(directory, "some.blobs");
          Blobs copied = Blobs.openCopied(directory, "some.blobs")) {
        for (int i = 0; i < 200; i++) {
          assertThat(copied.get(i)).isEqualTo(mapped.get(i));
        }
      }
    }
  }

  @Test
  void anInterruptedReaderDisturbsNobody() throws IOException {
    Path path = Files.write(folder.resolve("file"), new byte[] {1, 2, 3, 4});
    try (CopiedFile file = new CopiedFile(path)) {
      byte[] two = new byte[2];
      Thread.currentThread().interrupt();
      file.read(1, two);
      assertThat(Thread.interrupted()).isTrue();
      file.read(2, two);
      assertThat(two).containsExactly(3, 4);
    }
  }

  @Test
  void aFileThatWasCutOffSaysSo() throws IOException {
    Path path = Files.write(folder.resolve("file"), new byte[4]);
    try (CopiedFile file = new CopiedFile(path)) {
      assertThatThrownBy(() -> file.read(3, new byte[2])).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aDamagedFileIsNotOpened() throws IOException {
    Files.write(folder.resolve("some.blobs"), new byte[40]);
    try (FSDirectory directory = FSDirectory.open(folder)) {
      assertThatThrownBy(() -> Blobs.openCopied(directory, "some.blobs"))
          .isInstanceOf(IOException.class);
      Files.delete(folder.resolve("some.blobs"));
      assertThatThrownBy(() -> Blobs.openCopied(directory, "some.blobs"))
          .isInstanceOf(IOException.class);
    }
  }
}

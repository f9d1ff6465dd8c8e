package dev.actordex.lucene.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargePiecesTest {
  private static final int PIECE = 1 << 21;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5})
  void aFileIsWhatWasWrittenHoweverManyPiecesItTakes(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);

    try (Directory directory = FSDirectory.open(folder);
        IndexOutput out = LargePieces.create(directory, "file")) {
      out.writeBytes(bytes, length);
    }

    assertThat(folder.resolve("file")).hasBinaryContent(bytes);
  }

  @Test
  void lucenesChecksumIsThatOfTheFile() throws IOException {
    byte[] bytes = new byte[PIECE];

    try (Directory directory = FSDirectory.open(folder)) {
      try (IndexOutput out = LargePieces.create(directory, "file")) {
        out.writeInt(1);
        out.writeBytes(bytes, bytes.length);
        CodecUtil.writeFooter(out);
      }
      try (IndexInput in = directory.openInput("file", IOContext.READONCE)) {
        assertThatCode(() -> CodecUtil.checksumEntireFile(in)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("file"), "there");

    try (Directory directory = FSDirectory.open(folder)) {
      assertThatThrownBy(() -> LargePieces.create(directory, "file"))
          .isInstanceOf(FileAlreadyExistsException.class);
    }

    assertThat(folder.resolve("file")).hasContent("there");
  }

  /// As an interrupt does.
  @Test
  void memoryIsGivenBackOfAFileThatWasClosedWhileItWasWritten() throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    LargePieces pieces = new LargePieces(file);
    pieces.write(1);
    file.close();

    assertThatThrownBy(pieces::close).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> pieces.write(1)).hasMessageContaining("closed");
    assertThatCode(pieces::close).doesNotThrowAnyException();
  }

  @Test
  void aDirectoryInMemoryWritesAsItDoes() throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexOutput out = LargePieces.create(directory, "file")) {
        out.writeInt(1);
      }

      assertThat(directory.fileLength("file")).isEqualTo(Integer.BYTES);
    }
  }
}

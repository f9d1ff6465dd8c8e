package dev.actordex.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.store.DataAccessHint;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.ReadAdvice;

/// Opens a folder to read in it. Lucene makes a folder that is not there, so that a generation that
/// was removed a moment ago would be there again, empty, and be taken for a damaged one. How the
/// system reads its files is told here, too.
public final class Existing {
  /// In bytes. Up to this, what the system reads around a place is what will be looked at next.
  private static final long LARGE = 1L << 28;

  private Existing() {}

  /// @throws NoSuchFileException when it is not there
  public static FSDirectory folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    MMapDirectory directory = new MMapDirectory(folder);
    directory.setReadAdvice((name, context) -> advice(folder.resolve(name), context));
    return directory;
  }

  /// Of a large file that is looked at here and there the system reads that place alone: what it
  /// reads around it, 128 kB or several megabytes, nobody looks at before it is thrown away.
  private static Optional<ReadAdvice> advice(Path file, IOContext context) {
    return context.hints().contains(DataAccessHint.RANDOM) && file.toFile().length() > LARGE
        ? Optional.of(ReadAdvice.RANDOM)
        : Optional.empty();
  }
}

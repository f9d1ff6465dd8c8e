package dev.actordex.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;

/// Opens a folder to read in it. Lucene makes a folder that is not there, so that a generation that
/// was removed a moment ago would be there again, empty, and be taken for a damaged one.
public final class Existing {
  private Existing() {}

  /// @throws NoSuchFileException when it is not there
  public static FSDirectory folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return new MMapDirectory(folder);
  }
}

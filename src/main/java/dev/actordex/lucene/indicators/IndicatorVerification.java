package dev.actordex.lucene.indicators;

import dev.actordex.lucene.CardDigest;
import dev.actordex.lucene.Existing;
import dev.actordex.lucene.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// Whether the indicators in a data folder are, to the last byte, what was written.
public final class IndicatorVerification {
  private IndicatorVerification() {}

  /// @param indicators how many there are; 0 when they cannot be read
  /// @param digest over all of them: equal for equal indicators in whatever order they came
  /// @param damage a sentence per finding, naming the file
  public record Checked(long indicators, String digest, List<String> damage) {
    public Checked {
      damage = List.copyOf(damage);
    }
  }

  /// Reads every byte; empty where there are no indicators.
  public static Optional<Checked> verify(Path dataDir) {
    Path folder = dataDir.resolve(IndicatorFields.FOLDER);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Directory directory = Existing.folder(folder)) {
      if (untouched(folder)) {
        return Optional.empty();
      }
      return Optional.of(check(folder, directory));
    } catch (IOException | RuntimeException e) {
      String found =
          e instanceof IndexNotFoundException
              ? "the file segments_N, which names the others, is missing"
              : Verification.sentence(folder, e);
      return Optional.of(
          new Checked(
              0, "", List.of("The indicators in " + folder + " are damaged: " + found + ".")));
    }
  }

  /// An import that was killed before its first, empty commit leaves these; any other folder
  /// without a commit has lost it.
  static boolean untouched(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .allMatch(
              name -> name.equals(IndexWriter.WRITE_LOCK_NAME) || name.startsWith("pending_"));
    }
  }

  private static Checked check(Path folder, Directory directory) throws IOException {
    IndicatorReader opened = IndicatorReader.open(directory);
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      opened.checkIntegrity(folder);
      return new Checked(opened.manifest().total(), digest(reader), List.of());
    } finally {
      opened.release();
    }
  }

  /// The records' hashes added up, so that their order does not matter and nothing is held.
  private static String digest(DirectoryReader reader) throws IOException {
    byte[] sum = new byte[32];
    StoredFields stored = reader.storedFields();
    for (LeafReaderContext leaf : reader.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live != null && !live.get(doc)) {
          continue;
        }
        BytesRef record =
            stored.document(leaf.docBase + doc).getBinaryValue(IndicatorFields.RECORD);
        if (record != null) {
          add(sum, record);
        }
      }
    }
    CardDigest digest = new CardDigest();
    digest.add(sum);
    return digest.hex();
  }

  private static void add(byte[] sum, BytesRef record) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(record.bytes, record.offset, record.length);
      byte[] hash = sha.digest();
      int carry = 0;
      for (int i = sum.length - 1; i >= 0; i--) {
        int digit = (sum[i] & 0xff) + (hash[i] & 0xff) + carry;
        sum[i] = (byte) digit;
        carry = digit >> 8;
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

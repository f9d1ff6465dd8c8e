package dev.actordex.lucene;

import dev.actordex.ingest.Manifest;
import dev.actordex.lucene.stored.Blobs;
import dev.actordex.lucene.stored.TermLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// Whether generations hold, to the last byte, what was written into them.
public final class Verification {
  /// An index of a generation is committed once.
  private static final String ONLY_COMMIT = "segments_1";

  /// What stands beside the cards' index, and ends with a checksum like its files.
  private static final List<String> BESIDE =
      Stream.concat(Blobs.FILES.stream(), Stream.of(TermLists.FILE)).toList();

  private Verification() {}

  /// One generation's health.
  ///
  /// @param cards how many cards its manifest counts; 0 when it cannot be read
  /// @param digest over the content of all cards as they are read now; empty when they cannot be
  /// @param damage a sentence per finding, naming the file; empty when all is well
  public record Checked(
      String generation, boolean current, int cards, String digest, List<String> damage) {
    public Checked {
      damage = List.copyOf(damage);
    }
  }

  /// Reads every byte of every generation, newest first; empty when there is none.
  public static List<Checked> verify(Path dataDir) {
    Generations generations = new Generations(dataDir);
    String current = generations.current().orElse("");
    List<Checked> checked = new ArrayList<>();
    for (String name : generations.names()) {
      checked.add(check(generations, name, name.equals(current)));
    }
    return checked;
  }

  private static Checked check(Generations generations, String name, boolean current) {
    List<String> damage = new ArrayList<>();
    Manifest manifest;
    try {
      manifest = generations.manifest(name);
    } catch (GenerationException e) {
      return new Checked(name, current, 0, "", List.of(String.valueOf(e.getMessage())));
    }
    Path folder = generations.path(name);
    String digest = "";
    try {
      integrity(folder.resolve(Generations.RECORDS), List.of());
    } catch (IOException | RuntimeException e) {
      damage.add(
          "The source records in "
              + folder
              + " are damaged: "
              + sentence(folder.resolve(Generations.RECORDS), e));
    }
    try {
      integrity(folder.resolve(Generations.CARDS), BESIDE);
      digest = digest(folder.resolve(Generations.CARDS));
      if (!digest.equals(manifest.digest())) {
        damage.add("The cards in " + folder + " are not those the manifest was written for.");
      }
    } catch (IOException | RuntimeException e) {
      damage.add(
          "The cards in "
              + folder
              + " are damaged: "
              + sentence(folder.resolve(Generations.CARDS), e));
    }
    return new Checked(name, current, manifest.cards(), digest, damage);
  }

  /// Reads every byte that answers from a generation are made of, before any is given. Whether they
  /// fit together shows when they are opened.
  ///
  /// @throws GenerationException when one is not what was written
  public static void beforeServing(Generations generations, String name) {
    Path folder = generations.path(name);
    try {
      if (ManifestFile.schema(folder) == Fields.SCHEMA) { // opening refuses any other
        Checksums.check(folder.resolve(ManifestFile.NAME));
        checksums(folder.resolve(Generations.RECORDS), List.of());
        checksums(folder.resolve(Generations.CARDS), BESIDE);
      }
    } catch (IOException | RuntimeException e) {
      throw new GenerationException(
          GenerationException.Reason.DAMAGED,
          "Generation %s in %s is damaged: %s".formatted(name, folder, e.getMessage()),
          e);
    }
  }

  /// The last look at a build before it becomes current: every checksum, and that all is there.
  ///
  /// @throws IOException when what was written is not what can be read
  public static void beforePublishing(Path building, Manifest manifest) throws IOException {
    integrity(building.resolve(Generations.RECORDS), List.of());
    int cards = integrity(building.resolve(Generations.CARDS), BESIDE);
    if (cards != manifest.cards()) {
      throw new IOException(
          "%d cards were written to %s, %d can be read"
              .formatted(manifest.cards(), building, cards));
    }
  }

  /// Reads an index wholly, comparing checksums.
  ///
  /// @param besides further files in its folder
  /// @return how many documents it holds
  private static int integrity(Path index, List<String> besides) throws IOException {
    checksums(index, besides);
    try (Directory directory = Existing.folder(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.numDocs();
    }
  }

  private static void checksums(Path index, List<String> besides) throws IOException {
    if (!Files.isDirectory(index)) {
      throw new IOException("The folder " + index + " is missing");
    }
    if (!Files.exists(index.resolve(ONLY_COMMIT))) {
      // Lucene lists what is there, and not what is missing.
      throw new IOException("The file " + index.resolve(ONLY_COMMIT) + " is missing");
    }
    Checksums.check(index, besides);
  }

  private static String digest(Path index) throws IOException {
    try (FSDirectory directory = Existing.folder(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return digest(directory, reader.maxDoc());
    }
  }

  /// Over the content of all cards as it stands in the folder of their index.
  public static String digest(FSDirectory directory, int cards) throws IOException {
    CardDigest digest = new CardDigest();
    try (Blobs json = Blobs.openCopied(directory, Blobs.CARDS)) {
      for (int doc = 0; doc < cards; doc++) {
        digest.add(json.get(doc).bytes);
      }
    }
    return digest.hex();
  }

  /// What is wrong with an index that could not be read, with the files: Lucene names them only now
  /// and then, and a missing one in the depth of what led to its own complaint.
  ///
  /// @param index its folder
  public static String sentence(Path index, Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoSuchFileException missing) {
        return "The file " + missing.getFile() + " is missing.";
      }
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    List<String> damaged = damagedFiles(index);
    return damaged.isEmpty()
        ? message
        : "Not as written: %s (%s).".formatted(String.join(", ", damaged), message);
  }

  /// All files that Lucene writes end with a checksum.
  private static List<String> damagedFiles(Path index) {
    List<String> damaged = new ArrayList<>();
    try (Directory directory = Existing.folder(index)) {
      for (String name : directory.listAll()) {
        if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
          try {
            Checksums.check(index.resolve(name));
          } catch (IOException | RuntimeException e) {
            damaged.add(index.resolve(name).toString());
          }
        }
      }
    } catch (IOException e) {
      // What led here tells more.
    }
    return damaged;
  }
}

package dev.actordex.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Copies of the files that were imported, each under its SHA-256, so that every new generation is
/// built over everything so far and any generation can be built again.
///
/// Which copies count is said by the manifest of a generation; a copy that no manifest names is a
/// leftover of a run that did not end. Where no manifest can be read, all copies count.
public final class KeptSources {
  private static final int HASH_DIGITS = 64;

  private final Path folder;

  public KeptSources(Path folder) {
    this.folder = folder;
  }

  /// Keeps a copy, durable when this returns. A copy that is there already stays.
  public void keep(SourceFile file) {
    Path copy = folder.resolve(file.sha256());
    try {
      Files.createDirectories(folder);
      if (Files.exists(copy) && hashOf(copy).equals(file.sha256())) {
        return;
      }
      Path temporary = folder.resolve(file.sha256() + ".part");
      try (InputStream in = file.openRaw();
          OutputStream out = Files.newOutputStream(temporary)) {
        in.transferTo(out);
      }
      try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(
          temporary, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "A copy of " + file.name() + " could not be kept in " + folder, e);
    }
  }

  /// A kept file under the name it was imported by; empty when the copy is gone or is no longer
  /// what was imported.
  public Optional<SourceFile> open(String sha256, String name) {
    Path copy = folder.resolve(sha256);
    if (sha256.length() != HASH_DIGITS || !Files.isRegularFile(copy)) {
      return Optional.empty();
    }
    SourceFile file = SourceFile.of(name, copy, Limits.KEPT);
    return file.sha256().equals(sha256) ? Optional.of(file) : Optional.empty();
  }

  /// All copies that are still what was imported, by their hashes, which stand for their names.
  public List<SourceFile> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> copies = Files.list(folder)) {
      return copies
          .map(copy -> String.valueOf(copy.getFileName()))
          .sorted()
          .flatMap(name -> open(name, name).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The copies in " + folder + " cannot be listed", e);
    }
  }

  /// Deletes what is not among the hashes.
  public void retain(Collection<String> hashes) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Set<String> wanted = new TreeSet<>(hashes);
    try (Stream<Path> copies = Files.list(folder)) {
      for (Path copy : List.copyOf(copies.toList())) {
        if (!wanted.contains(String.valueOf(copy.getFileName()))) {
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Superseded copies in " + folder + " could not be deleted", e);
    }
  }

  private static String hashOf(Path copy) {
    return SourceFile.of("copy", copy, Limits.KEPT).sha256();
  }
}

package dev.actordex.lucene;

import dev.actordex.ingest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// The builds of an index, one folder each, of which one is current.
///
/// ```
/// generations/
///   CURRENT                  names the folder that answers
///   000012-3f2ab9c1d0e4/     cards/ and records/ are Lucene indexes; manifest.bin
///   building-…               being written, or left behind by a run that was killed
/// ```
///
/// A name is a number that grows and the beginning of the content's digest. A build becomes current
/// in one step: its folder is complete and durable before `CURRENT` is replaced, so whoever reads
/// sees the old or the new generation, whenever the power goes. Two are kept: the current one, and
/// the one that was current before.
public final class Generations {
  /// The folder of the cards' index in a generation.
  public static final String CARDS = "cards";

  /// The folder of the source records' index in a generation.
  public static final String RECORDS = "records";

  private static final Pattern NAME = Pattern.compile("\\d{6,}-[0-9a-f]{12}");
  private static final String CURRENT = "CURRENT";
  private static final String BUILDING = "building-";
  private static final String DISCARDED = "discarded-";

  private final Path folder;

  /// @param dataDir the data folder; need not exist yet
  public Generations(Path dataDir) {
    folder = dataDir.resolve("generations");
  }

  /// One generation, as `actordex generations` lists it.
  ///
  /// @param problem why it cannot be used, in one sentence; null when it can
  public record Listed(
      String name, boolean current, @Nullable Manifest manifest, @Nullable String problem) {}

  public Path path(String generation) {
    return folder.resolve(generation);
  }

  /// The name of the generation that answers; empty before the first import.
  ///
  /// When the pointer is lost, what was published last is the best answer; [#pointerProblem] tells.
  public Optional<String> current() {
    Optional<String> pointed = pointed();
    return pointed.isPresent() ? pointed : names().stream().findFirst();
  }

  /// What `CURRENT` names, if that is a generation that is there.
  private Optional<String> pointed() {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(CURRENT));
      String name = new String(bytes, StandardCharsets.ISO_8859_1).strip();
      return NAME.matcher(name).matches() && Files.isDirectory(path(name))
          ? Optional.of(name)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.resolve(CURRENT), e);
    }
  }

  /// What is wrong with the file that names the current generation, in one sentence; empty when it
  /// names one, and where there is but one that it could name and the import may have been killed
  /// right before it did.
  public Optional<String> pointerProblem() {
    List<String> names = names();
    boolean absent = !Files.exists(folder.resolve(CURRENT));
    if (pointed().isPresent() || names.isEmpty() || absent && names.size() == 1) {
      return Optional.empty();
    }
    return Optional.of(
        "The file %s is %s; the newest generation, %s, is taken for the current one."
            .formatted(
                folder.resolve(CURRENT),
                absent ? "missing" : "damaged: it names no generation that is there",
                names.getFirst()));
  }

  /// Newest first.
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted(Comparator.comparingLong(Generations::number).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /// Newest first.
  public List<Listed> list() {
    String current = current().orElse("");
    List<Listed> listed = new ArrayList<>();
    for (String name : names()) {
      try {
        listed.add(new Listed(name, name.equals(current), manifest(name), null));
      } catch (GenerationException e) {
        listed.add(new Listed(name, name.equals(current), null, e.getMessage()));
      }
    }
    return listed;
  }

  /// @throws GenerationException when it is damaged or of another schema
  public Manifest manifest(String generation) {
    try {
      return ManifestFile.read(path(generation));
    } catch (IOException | RuntimeException e) {
      if (e instanceof GenerationException known) {
        throw known;
      }
      throw new GenerationException(
          GenerationException.Reason.DAMAGED,
          "Generation %s is damaged: %s cannot be read (%s)."
              .formatted(generation, path(generation).resolve(ManifestFile.NAME), e.getMessage()),
          e);
    }
  }

  /// Whether what answers was built by a version with another form of index. Costs next to nothing;
  /// whether the generation is whole is not looked at.
  public boolean isOutdated() {
    Optional<String> current = current();
    try {
      return current.isPresent() && ManifestFile.schema(path(current.get())) != Fields.SCHEMA;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /// Makes the newest usable generation before the current one current again, and names it; empty
  /// when there is none.
  public Optional<String> rollback() {
    try (Lock lock = lock()) {
      Optional<String> current = current();
      for (String name : names()) {
        if (current.isPresent() && number(name) < number(current.get()) && usable(name)) {
          point(name);
          return Optional.of(name);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot go back in " + folder, e);
    }
  }

  private boolean usable(String name) {
    try {
      manifest(name);
      return true;
    } catch (GenerationException e) {
      return false;
    }
  }

  /// Held while a generation is built, by one process at a time.
  public interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /// @throws GenerationException when another process, or another import of this one, has it
  public Lock lock() throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new GenerationException(
          GenerationException.Reason.BUSY,
          "Another process is importing into " + folder.getParent() + ".",
          null);
    }
    return channel::close;
  }

  /// A new folder to build in; what killed runs left is cleared. Call with the lock held.
  public Path begin() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path left : entries.toList()) {
        String name = left.getFileName().toString();
        if (name.startsWith(BUILDING) || name.startsWith(DISCARDED) || name.endsWith(".new")) {
          discard(left);
        }
      }
    }
    return Files.createTempDirectory(folder, BUILDING);
  }

  /// The name under which a build with this content would be published next.
  public String nextName(String digest) {
    long last = names().stream().mapToLong(Generations::number).max().orElse(0);
    return "%06d-%s".formatted(last + 1, digest.substring(0, 12));
  }

  /// Completes a build.
  public void writeManifest(Path building, Manifest manifest) throws IOException {
    ManifestFile.write(building, manifest);
  }

  /// Makes a complete and durable build current, then removes what is no longer kept. Call with the
  /// lock held.
  public void publish(Path building, String name) throws IOException {
    Optional<String> before = current();
    IOUtils.fsync(building, true);
    moveWhole(building, path(name));
    IOUtils.fsync(folder, true);
    point(name);
    for (String old : names()) {
      if (!old.equals(name) && !old.equals(before.orElse(""))) {
        discard(path(old));
      }
    }
  }

  private void point(String name) throws IOException {
    Path fresh = folder.resolve(CURRENT + ".new");
    Files.writeString(fresh, name + "\n", StandardCharsets.UTF_8);
    IOUtils.fsync(fresh, false);
    moveWhole(fresh, folder.resolve(CURRENT));
    IOUtils.fsync(folder, true);
  }

  private static void moveWhole(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("The file system of " + to + " cannot rename in one step", e);
    }
  }

  /// Removes a folder as far as the system lets us; the rest goes with the next import.
  ///
  /// Renamed first, so that a half-removed one is never taken for a generation. A reader that still
  /// has it open is not disturbed: where open files can be removed they stay readable until closed,
  /// and where they cannot the rename fails and the folder stays whole.
  void discard(Path left) {
    try {
      Path doomed = left;
      if (NAME.matcher(left.getFileName().toString()).matches()) {
        doomed = left.resolveSibling(DISCARDED + left.getFileName());
        Files.move(left, doomed, StandardCopyOption.ATOMIC_MOVE);
      }
      IOUtils.rm(doomed);
    } catch (IOException e) {
      System.getLogger(Generations.class.getName())
          .log(System.Logger.Level.DEBUG, "Left for the next import: " + left, e);
    }
  }

  private static long number(String name) {
    return Long.parseLong(name.substring(0, name.indexOf('-')));
  }
}

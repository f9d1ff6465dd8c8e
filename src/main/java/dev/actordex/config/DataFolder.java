package dev.actordex.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// The folder in which an index lives: its generations, and copies of the source files they were
/// built from. One process writes at a time; any number read.
public record DataFolder(Path path) {
  /// The file of settings, which may hold a key.
  public static final String SETTINGS = "actordex.properties";

  private static final Set<String> OWN =
      Set.of("generations", "indicators", "sources", "downloads", SETTINGS, "lost+found");

  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /// Who can get at the folder.
  public enum Privacy {
    /// Its owner alone; or the file system knows no owners.
    PRIVATE,
    /// Its owner alone from now on.
    MENDED,
    /// Others as well, which is not ours to change: another's folder, or one that holds other
    /// things.
    SHARED,
    /// The same, and anybody on this machine may change what is in it.
    OPEN
  }

  /// Takes the rights of others away where they have some and that can be done safely: of a folder
  /// that holds nothing but our own, lest somebody's `/tmp` be closed to everyone.
  public Privacy keepPrivate() {
    if (!Files.isDirectory(path)
        || !path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Privacy.PRIVATE;
    }
    try {
      boolean folder = restrict(path);
      Path settings = path.resolve(SETTINGS);
      boolean file = Files.isRegularFile(settings) && restrict(settings);
      return folder || file ? Privacy.MENDED : Privacy.PRIVATE;
    } catch (IOException e) {
      return others(path, PosixFilePermission.OTHERS_WRITE) ? Privacy.OPEN : Privacy.SHARED;
    }
  }

  private boolean restrict(Path file) throws IOException {
    Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
    rights.addAll(Files.getPosixFilePermissions(file));
    if (!rights.removeAll(OF_OTHERS)) {
      return false;
    }
    if (!holdsOnlyOurs()) {
      throw new IOException(path + " holds other things");
    }
    Files.setPosixFilePermissions(file, rights);
    return true;
  }

  private boolean holdsOnlyOurs() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.allMatch(entry -> OWN.contains(String.valueOf(entry.getFileName())));
    }
  }

  private static boolean others(Path file, PosixFilePermission right) {
    try {
      return Files.getPosixFilePermissions(file).contains(right);
    } catch (IOException e) {
      return false;
    }
  }

  /// Where copies of imported files are kept, each named by its SHA-256.
  public Path sources() {
    return path.resolve("sources");
  }

  /// Where downloads lie until they are imported.
  public Path downloads() {
    return path.resolve("downloads");
  }

  /// Creates the folder where it is missing, readable by its owner alone where the file system
  /// knows owners.
  public void create() {
    try {
      if (Files.isDirectory(path)) {
        return;
      }
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + path + " cannot be created", e);
    }
  }
}

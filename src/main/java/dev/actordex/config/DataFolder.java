package dev.actordex.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder in which an index lives: its generations, and copies of the source files they were
/// built from. One process writes at a time; any number read.
public record DataFolder(Path path) {

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

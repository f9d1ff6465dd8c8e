package dev.actordex.cli;

import dev.actordex.config.DataFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which data folder a command works on.
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the index and the imported sources; index/data unless given.")
  private Path folder = Path.of(Settings.DATA);

  DataFolder folder() {
    return new DataFolder(folder);
  }
}

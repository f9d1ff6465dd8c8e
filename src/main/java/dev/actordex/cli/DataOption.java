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

  /// The folder for a command that serves it or writes to it: its owner's alone as far as that can
  /// be had, and never one that anybody may write to.
  DataFolder guarded(Console console) {
    DataFolder data = folder();
    switch (data.keepPrivate()) {
      case PRIVATE -> {}
      case MENDED ->
          console.err().println("Others could get at " + folder + "; it is its owner's alone now.");
      case SHARED ->
          console
              .err()
              .println("Others on this machine can get at " + folder + ": chmod 700 is safer.");
      case OPEN ->
          throw Refusal.usage(
              "Anybody on this machine may write to %s, and so change what is found: chmod 700 it, or name another folder with --data."
                  .formatted(folder));
    }
    return data;
  }
}

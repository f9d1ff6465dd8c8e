package dev.actordex.cli;

/// What a command's exit code says.
final class ExitCode {
  static final int DONE = 0;

  /// The disk, or a mistake of ours.
  static final int FAILED = 1;

  /// The command was wrong, or a named input does not exist or is of no known kind.
  static final int USAGE = 2;

  /// The data folder is damaged.
  static final int DAMAGED = 3;

  /// Another process writes to the data folder.
  static final int HELD = 4;

  /// Done, but records were rejected.
  static final int REJECTED = 5;

  /// `distill --check` found files that it would change.
  static final int CHANGES_DUE = 5;

  private ExitCode() {}
}

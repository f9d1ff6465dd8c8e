package dev.actordex.cli;

/// Why a command does not do what it was asked: one sentence for standard error, and the exit code.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  Refusal(int code, String sentence) {
    super(sentence);
    this.code = code;
  }

  static Refusal usage(String sentence) {
    return new Refusal(ExitCode.USAGE, sentence);
  }

  int code() {
    return code;
  }
}

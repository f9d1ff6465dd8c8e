package dev.actordex.cli;

import dev.actordex.source.Limits;
import picocli.CommandLine.Option;

/// How large and deep source files may be.
final class LimitOptions {
  private static final int MEGABYTE = 1 << 20;

  @Option(
      names = "--max-file-mb",
      paramLabel = "N",
      description = "Megabytes of a file as it is given; 100 unless set.")
  private int file = (int) (Limits.DEFAULT.fileBytes() / MEGABYTE);

  @Option(
      names = "--max-unpacked-mb",
      paramLabel = "N",
      description = "Megabytes of a file's content; 512 unless set.")
  private int unpacked = (int) (Limits.DEFAULT.unpackedBytes() / MEGABYTE);

  @Option(
      names = "--max-ratio",
      paramLabel = "N",
      description = "How many times larger the content may be than the packed file; 100.")
  private int ratio = Limits.DEFAULT.ratio();

  @Option(
      names = "--max-objects",
      paramLabel = "N",
      description = "Objects in a file; 1000000 unless set.")
  private int rows = Limits.DEFAULT.rows();

  @Option(
      names = "--max-object-mb",
      paramLabel = "N",
      description = "Megabytes of one object; 8 unless set.")
  private int row = Limits.DEFAULT.rowBytes() / MEGABYTE;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "Levels of nested JSON; 64 unless set.")
  private int depth = Limits.DEFAULT.depth();

  @Option(
      names = "--max-string",
      paramLabel = "N",
      description = "Characters of one text; 1000000 unless set.")
  private int string = Limits.DEFAULT.stringChars();

  /// @throws Refusal when one of them is no limit
  Limits limits() {
    if (file > 1_900 || unpacked > 100_000 || row > 500 || depth > 500) {
      throw Refusal.usage(
          "A file may have at most 1900 MB, its content 100000 MB, an object 500 MB and 500"
              + " levels.");
    }
    try {
      return new Limits(
          (long) file * MEGABYTE,
          (long) unpacked * MEGABYTE,
          ratio,
          rows,
          row * MEGABYTE,
          depth,
          string,
          Limits.DEFAULT.nameChars(),
          Limits.DEFAULT.numberChars());
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(e.getMessage() + ".");
    }
  }
}

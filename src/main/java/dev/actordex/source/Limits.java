package dev.actordex.source;

/// How large and how deep a source file may be. The bytes of a feed are not ours: beyond these
/// bounds a file is refused, with the bound named, before it costs memory or time.
///
/// The real files stay far below: 34 MB unpacked, ratio 9, depth 7, strings of 35,000 characters.
///
/// @param fileBytes of a file as it is given, packed or not
/// @param unpackedBytes of its content
/// @param ratio of unpacked to packed bytes, looked at from one megabyte of content on
/// @param rows elements of a file's array of objects
/// @param rowBytes of one such element, and of anything else that is taken in at once; ATT&CK's own
///   table of contents has 5 MB
/// @param depth of nested JSON
/// @param stringChars of one JSON string
/// @param nameChars of one JSON key
/// @param numberChars of one JSON number
public record Limits(
    long fileBytes,
    long unpackedBytes,
    int ratio,
    int rows,
    int rowBytes,
    int depth,
    int stringChars,
    int nameChars,
    int numberChars) {

  public static final Limits DEFAULT =
      new Limits(100L << 20, 512L << 20, 100, 1_000_000, 8 << 20, 64, 1_000_000, 256, 100);

  /// Of a copy that was within the limits when it was imported, whatever they were then.
  static final Limits KEPT =
      new Limits(1L << 40, 1L << 42, 1_000_000, 1 << 30, 1 << 30, 500, 1 << 30, 256, 100);

  public Limits {
    if (fileBytes < 1
        || unpackedBytes < 1
        || ratio < 1
        || rows < 1
        || rowBytes < 1
        || depth < 1
        || stringChars < 1
        || nameChars < 1
        || numberChars < 1) {
      throw new IllegalArgumentException("A limit must be at least 1");
    }
  }
}

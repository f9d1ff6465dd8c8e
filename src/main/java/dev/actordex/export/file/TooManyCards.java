package dev.actordex.export.file;

/// A file was asked for that would be too large.
public final class TooManyCards extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyCards(int cards, int most) {
    super(
        "The answer has %d cards; a file has at most %d. Narrow the question."
            .formatted(cards, most));
  }
}

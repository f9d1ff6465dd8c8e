package dev.actordex.export;

/// A file was asked for that would be too large; the message says of what there is too much.
public final class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooLarge(String sentence) {
    super(sentence);
  }
}

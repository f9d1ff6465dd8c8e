package dev.actordex.source.stix.pattern;

/// A text that is no STIX pattern. Says where it stops being one and what was expected there.
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1L;

  PatternException(int at, String expected) {
    super("at character " + (at + 1) + ": " + expected, null, false, false);
  }
}

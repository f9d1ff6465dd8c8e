package dev.actordex.lucene;

import org.jspecify.annotations.Nullable;

/// An index that cannot be used, said in one sentence that names it and what helps.
public final class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What is wrong.
  public enum Reason {
    /// Nothing was imported yet.
    MISSING,
    /// Bytes are not as they were written.
    DAMAGED,
    /// Another version of the product built it in a form that this one does not read.
    OTHER_SCHEMA,
    /// Another process is importing into the folder.
    BUSY
  }

  private final Reason reason;

  public GenerationException(Reason reason, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

package dev.actordex.fetch;

/// Why a file was not brought, in one sentence; what was there before stays.
public final class FetchException extends Exception {
  private static final long serialVersionUID = 1L;

  public FetchException(String sentence) {
    super(sentence);
  }
}

package dev.actordex.ingest;

import java.util.Locale;

/// Something wrong in a source: where it stands, what was expected, what became of it.
///
/// @param file the file's name
/// @param place the object's id or a JSON pointer to it
/// @param message one sentence that says what was found and what was expected
public record Problem(String file, String place, String message, Consequence consequence) {

  public enum Consequence {
    /// The record is not in the index.
    REJECTED,
    /// A part of the record was left out, the rest is in.
    PARTLY_READ,
    /// Read in a mended form.
    REPAIRED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return file + " " + place + ": " + message + " (" + consequence.key() + ")";
  }
}

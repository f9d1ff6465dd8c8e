package dev.actordex.export.file;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms in which an answer can be had as a file.
public enum ResultFormat {
  CSV("csv", "text/csv;charset=utf-8;header=present"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  JSONL("jsonl", "application/jsonl;charset=utf-8"),
  STIX("stix.json", "application/stix+json;version=2.1"),
  NAVIGATOR("navigator.json", "application/json");

  private final String extension;
  private final String mediaType;

  ResultFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /// The value of `--format`, and the heading in the documentation.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What stands behind the address and the file's name, without the dot.
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /// Whether it has columns to choose from.
  public boolean hasColumns() {
    return switch (this) {
      case CSV, XLSX, JSONL -> true;
      case STIX, NAVIGATOR -> false;
    };
  }

  /// Whether a person can read it as it is.
  public boolean text() {
    return switch (this) {
      case CSV, JSONL, STIX, NAVIGATOR -> true;
      case XLSX -> false;
    };
  }

  public static Optional<ResultFormat> of(String key) {
    return Stream.of(values()).filter(format -> format.key().equals(key)).findFirst();
  }
}

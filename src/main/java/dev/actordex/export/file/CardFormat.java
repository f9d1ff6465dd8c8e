package dev.actordex.export.file;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms in which a card can be had as a file.
public enum CardFormat {
  JSON("json", "application/json"),
  MD("md", "text/markdown;charset=utf-8"),
  PDF("pdf", "application/pdf"),
  ETDA("etda.json", "application/json"),
  MISP("misp.json", "application/json"),
  STIX("stix.json", "application/stix+json;version=2.1"),
  NAVIGATOR("navigator.json", "application/json");

  private final String extension;
  private final String mediaType;

  CardFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /// The value of `--format`, and the heading in the documentation.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What stands behind the id in the address and in the file's name, without the dot.
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /// Whether a person can read it as it is.
  public boolean text() {
    return switch (this) {
      case JSON, MD, ETDA, MISP, STIX, NAVIGATOR -> true;
      case PDF -> false;
    };
  }

  public static Optional<CardFormat> of(String key) {
    return Stream.of(values()).filter(format -> format.key().equals(key)).findFirst();
  }
}

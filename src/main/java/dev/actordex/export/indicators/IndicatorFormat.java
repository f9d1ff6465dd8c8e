package dev.actordex.export.indicators;

import java.util.Optional;

/// The forms in which a card's indicators can be had as a file.
public enum IndicatorFormat {
  CSV("indicators-csv", "csv", "text/csv;charset=utf-8;header=present"),
  KQL("kql", "kql", "text/plain;charset=utf-8"),
  SIGMA("sigma", "sigma.yml", "application/yaml;charset=utf-8"),
  STIX("indicators-stix", "stix.json", "application/stix+json;version=2.1"),
  TXT("indicators-txt", "txt", "text/plain;charset=utf-8");

  private final String key;
  private final String extension;
  private final String mediaType;

  IndicatorFormat(String key, String extension, String mediaType) {
    this.key = key;
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /// The value of `--format`.
  public String key() {
    return key;
  }

  /// What stands behind the address and in the file's name, without the dot.
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public static Optional<IndicatorFormat> named(String key) {
    for (IndicatorFormat format : values()) {
      if (format.key.equals(key)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}

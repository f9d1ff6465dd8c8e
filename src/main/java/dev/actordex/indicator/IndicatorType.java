package dev.actordex.indicator;

import java.util.Locale;
import java.util.Optional;

/// What sort of thing an indicator's value is.
public enum IndicatorType {
  IPV4,
  IPV6,
  /// An address and a port: `192.0.2.1:443`, `[2001:db8::1]:443`.
  IP_PORT,
  DOMAIN,
  URL,
  EMAIL,
  MD5,
  SHA1,
  SHA256,
  SHA512,
  SHA3_384,
  FILE_NAME,
  MUTEX,
  REGISTRY_KEY,
  /// The number of an autonomous system.
  ASN,
  /// Any other observable, as its source writes it.
  OTHER,
  /// A pattern that no single value stands for: conditions joined by AND, sequences.
  PATTERN;

  /// In JSON, URLs and the index.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<IndicatorType> of(String key) {
    for (IndicatorType type : values()) {
      if (type.key().equals(key)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /// How many hexadecimal digits a hash of this type has; 0 when it is no hash.
  public int hashDigits() {
    return switch (this) {
      case MD5 -> 32;
      case SHA1 -> 40;
      case SHA256 -> 64;
      case SHA3_384 -> 96;
      case SHA512 -> 128;
      case IPV4,
          IPV6,
          IP_PORT,
          DOMAIN,
          URL,
          EMAIL,
          FILE_NAME,
          MUTEX,
          REGISTRY_KEY,
          ASN,
          OTHER,
          PATTERN ->
          0;
    };
  }

  /// Whether values are addresses that must not become links by accident.
  public boolean live() {
    return switch (this) {
      case IPV4, IPV6, IP_PORT, DOMAIN, URL, EMAIL -> true;
      case MD5,
          SHA1,
          SHA256,
          SHA512,
          SHA3_384,
          FILE_NAME,
          MUTEX,
          REGISTRY_KEY,
          ASN,
          OTHER,
          PATTERN ->
          false;
    };
  }
}

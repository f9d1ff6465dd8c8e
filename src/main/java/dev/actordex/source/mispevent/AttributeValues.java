package dev.actordex.source.mispevent;

import dev.actordex.indicator.IndicatorType;
import dev.actordex.indicator.IndicatorValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The values of an attribute by its type; of a composite type (`filename|md5`) both halves.
final class AttributeValues {
  private AttributeValues() {}

  /// Whether attributes of this type are values that can be looked for.
  static boolean known(String type) {
    return !type.isEmpty()
        && (type.contains("|")
            ? known(type.substring(0, type.indexOf('|')))
            : read(type, "").known);
  }

  /// Empty when the value is none of that type.
  static List<IndicatorValue> of(String type, String value) {
    List<IndicatorValue> values = new ArrayList<>();
    int bar = type.indexOf('|');
    int cut = value.lastIndexOf('|');
    if (type.equals("malware-sample") && cut > 0) {
      return read("md5", value.substring(cut + 1)).value.stream().toList();
    }
    if (bar < 0 || cut < 0) {
      return read(bar < 0 ? type : type.substring(0, bar), value).value.stream().toList();
    }
    String first = type.substring(0, bar);
    String second = type.substring(bar + 1);
    String left = value.substring(0, cut);
    String right = value.substring(cut + 1);
    if (second.equals("port")) {
      String host = left.indexOf(':') < 0 ? left : "[" + left + "]";
      Optional<IndicatorValue> endpoint =
          IndicatorValue.of(IndicatorType.IP_PORT, host + ":" + right);
      return endpoint.or(() -> read(first, left).value).stream().toList();
    }
    if (first.equals("filename")) {
      // A name beside a hash is mostly that of the copy someone saw.
      return read(second, right).value.stream().toList();
    }
    read(first, left).value.ifPresent(values::add);
    read(second, right).value.ifPresent(values::add);
    return values;
  }

  private record Read(boolean known, Optional<IndicatorValue> value) {}

  private static Read read(String type, String value) {
    Optional<IndicatorType> kind =
        switch (type.toLowerCase(Locale.ROOT)) {
          case "ip-src", "ip-dst", "ip" ->
              Optional.of(value.indexOf(':') < 0 ? IndicatorType.IPV4 : IndicatorType.IPV6);
          case "domain", "hostname" -> Optional.of(IndicatorType.DOMAIN);
          case "url" -> Optional.of(IndicatorType.URL);
          case "email", "email-src", "email-dst", "email-reply-to" ->
              Optional.of(IndicatorType.EMAIL);
          case "md5" -> Optional.of(IndicatorType.MD5);
          case "sha1" -> Optional.of(IndicatorType.SHA1);
          case "sha256" -> Optional.of(IndicatorType.SHA256);
          case "sha512" -> Optional.of(IndicatorType.SHA512);
          case "sha3-384" -> Optional.of(IndicatorType.SHA3_384);
          case "filename", "malware-sample" -> Optional.of(IndicatorType.FILE_NAME);
          case "mutex" -> Optional.of(IndicatorType.MUTEX);
          case "regkey" -> Optional.of(IndicatorType.REGISTRY_KEY);
          case "as" -> Optional.of(IndicatorType.ASN);
          case "user-agent",
              "uri",
              "named pipe",
              "pdb",
              "imphash",
              "ssdeep",
              "ja3-fingerprint-md5",
              "x509-fingerprint-sha1",
              "x509-fingerprint-sha256",
              "email-subject",
              "btc",
              "xmr" ->
              Optional.of(IndicatorType.OTHER);
          default -> Optional.empty();
        };
    return new Read(kind.isPresent(), kind.flatMap(k -> IndicatorValue.of(k, value)));
  }
}

package dev.actordex.indicator;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value of a type: as it is used, and as it is compared.
///
/// @param value live, as its source writes it but for drawn fangs and blanks around it
/// @param canonical the one spelling of all that are the same: hashes, hosts and names in lower
///   case, addresses in their shortest form, URLs without default port and needless escapes
public record IndicatorValue(IndicatorType type, String value, String canonical) {
  /// Longest value taken, in characters.
  public static final int LONGEST = 8_192;

  private static final int LONGEST_PATTERN = 100_000;

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_-]{0,62})\\.)*[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]{0,62}");
  private static final Pattern TOP = Pattern.compile("(?:[a-z][a-z0-9-]*[a-z0-9]|xn--[a-z0-9-]+)");
  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{1,20})://([^/?#]*)([^#]*)(#.*)?", Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern PORT = Pattern.compile("\\d{1,5}");
  private static final Pattern ASN = Pattern.compile("(?i)(?:AS)?\\s?(\\d{1,10})");

  private static final HexFormat HEX_FORMAT = HexFormat.of();

  /// A value as a source gives it, of the type that the source says it has.
  ///
  /// @return empty when no such value can be of that type
  public static Optional<IndicatorValue> of(IndicatorType type, String given) {
    String value = type == IndicatorType.PATTERN ? given.strip() : Fangs.restore(given);
    int longest = type == IndicatorType.PATTERN ? LONGEST_PATTERN : LONGEST;
    if (value.isEmpty() || value.length() > longest) {
      return Optional.empty();
    }
    Optional<String> canonical =
        switch (type) {
          case IPV4 -> Address.read(value).filter(Address::version4).map(Address::toString);
          case IPV6 -> Address.read(value).filter(a -> !a.version4()).map(Address::toString);
          case IP_PORT -> endpoint(value);
          case DOMAIN -> host(value);
          case URL -> url(value);
          case EMAIL -> email(value);
          case MD5, SHA1, SHA256, SHA512, SHA3_384 ->
              value.length() == type.hashDigits() && HEX.matcher(value).matches()
                  ? Optional.of(value.toLowerCase(Locale.ROOT))
                  : Optional.empty();
          case ASN -> asn(value);
          case FILE_NAME, MUTEX, REGISTRY_KEY, OTHER -> Optional.of(value.toLowerCase(Locale.ROOT));
          case PATTERN -> Optional.of(value);
        };
    return canonical.map(same -> new IndicatorValue(type, value, same));
  }

  /// A value of which nobody says what it is.
  ///
  /// @return empty when it has the form of no address, hash, host or URL
  public static Optional<IndicatorValue> guess(String given) {
    for (IndicatorType type :
        List.of(
            IndicatorType.IPV4,
            IndicatorType.IPV6,
            IndicatorType.IP_PORT,
            IndicatorType.URL,
            IndicatorType.EMAIL,
            IndicatorType.MD5,
            IndicatorType.SHA1,
            IndicatorType.SHA256,
            IndicatorType.SHA3_384,
            IndicatorType.SHA512,
            IndicatorType.DOMAIN)) {
      Optional<IndicatorValue> value = of(type, given);
      if (value.isPresent() && (type != IndicatorType.DOMAIN || dotted(value.get().canonical))) {
        return value;
      }
    }
    return Optional.empty();
  }

  /// A name without a dot, or with a number at its end, is a host to nobody who pastes it.
  private static boolean dotted(String host) {
    int dot = host.lastIndexOf('.');
    return dot > 0 && TOP.matcher(host.substring(dot + 1)).matches();
  }

  /// The id under which an indicator is known: a hash of type and canonical value, 32 hexadecimal
  /// digits.
  public String id() {
    return HEX_FORMAT.formatHex(idBytes());
  }

  public byte[] idBytes() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(type.key().getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) 0x1f);
      return java.util.Arrays.copyOf(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)), 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// As it is shown.
  public String defanged() {
    return Fangs.draw(type, value);
  }

  /// The host in it, canonical, where it has one that is a name.
  public Optional<String> hostName() {
    return switch (type) {
      case DOMAIN -> Optional.of(canonical);
      case URL -> urlHost().filter(host -> Address.read(bare(host)).isEmpty());
      case EMAIL -> Optional.of(canonical.substring(canonical.lastIndexOf('@') + 1));
      case IPV4,
          IPV6,
          IP_PORT,
          MD5,
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
          Optional.empty();
    };
  }

  /// The address or range in it, where it has one.
  public Optional<Address> address() {
    return switch (type) {
      case IPV4, IPV6 -> Address.read(canonical);
      case IP_PORT -> Address.read(bare(canonical.substring(0, canonical.lastIndexOf(':'))));
      case URL -> urlHost().flatMap(host -> Address.read(bare(host)));
      case DOMAIN,
          EMAIL,
          MD5,
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
          Optional.empty();
    };
  }

  /// Of a URL its host as values of their own: a name, or an address and the address with its port;
  /// empty for anything else.
  public List<IndicatorValue> host() {
    List<IndicatorValue> host = new ArrayList<>();
    if (type != IndicatorType.URL) {
      return host;
    }
    hostName().flatMap(name -> of(IndicatorType.DOMAIN, name)).ifPresent(host::add);
    address()
        .ifPresent(address -> {
          String shown = address.version4() ? address.toString() : "[" + address + "]";
          of(address.version4() ? IndicatorType.IPV4 : IndicatorType.IPV6, address.toString())
              .ifPresent(host::add);
          port().flatMap(port -> of(IndicatorType.IP_PORT, shown + port)).ifPresent(host::add);
        });
    return host;
  }

  /// Of a URL, with its colon; that of the scheme where none stands there.
  private Optional<String> port() {
    Matcher parts = URL.matcher(canonical);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String authority = parts.group(2);
    String host = withoutPort(authority);
    String port = authority.substring(host.length());
    return Optional.of(port.isEmpty() ? standardPort(parts.group(1)) : port)
        .filter(known -> !known.isEmpty());
  }

  private Optional<String> urlHost() {
    Matcher parts = URL.matcher(canonical);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String authority = parts.group(2);
    return Optional.of(withoutPort(authority.substring(authority.lastIndexOf('@') + 1)));
  }

  private static String withoutPort(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return colon < 0 || hostAndPort.endsWith("]") ? hostAndPort : hostAndPort.substring(0, colon);
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static Optional<String> endpoint(String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 1 || !PORT.matcher(value.substring(colon + 1)).matches()) {
      return Optional.empty();
    }
    String host = value.substring(0, colon);
    Optional<Address> address = Address.read(bare(host)).filter(Address::single);
    int port = Integer.parseInt(value.substring(colon + 1));
    if (address.isEmpty() || port > 65_535 || !address.get().version4() && !host.startsWith("[")) {
      return Optional.empty();
    }
    String shown = address.get().version4() ? address.get().toString() : "[" + address.get() + "]";
    return Optional.of(shown + ":" + port);
  }

  private static Optional<String> host(String value) {
    String host = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    if (host.startsWith("*.")) {
      host = host.substring(2);
    }
    if (!HOST.matcher(host).matches() || Address.read(host).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(ascii(host));
  }

  private static String ascii(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    try {
      return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return lower;
    }
  }

  private static Optional<String> email(String value) {
    int at = value.lastIndexOf('@');
    if (at < 1 || value.indexOf(' ') >= 0 || value.contains("://")) {
      return Optional.empty();
    }
    return host(value.substring(at + 1))
        .map(host -> value.substring(0, at).toLowerCase(Locale.ROOT) + "@" + host);
  }

  private static Optional<String> asn(String value) {
    Matcher number = ASN.matcher(value);
    return number.matches()
        ? Optional.of("as" + Long.parseLong(number.group(1)))
        : Optional.empty();
  }

  private static Optional<String> url(String value) {
    Matcher parts = URL.matcher(value);
    if (!parts.matches() || parts.group(2).isEmpty()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String authority = parts.group(2);
    int at = authority.lastIndexOf('@');
    String host = withoutPort(authority.substring(at + 1));
    String port = authority.substring(at + 1 + host.length());
    String plain = bare(host);
    String shown =
        Address.read(plain)
            .map(address -> address.version4() ? address.toString() : "[" + address + "]")
            .orElseGet(
                () -> ascii(host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    String rest = unescaped(parts.group(3)) + (parts.group(4) == null ? "" : parts.group(4));
    return Optional.of(
        scheme
            + "://"
            + authority.substring(0, at + 1)
            + shown
            + (port.equals(":") || port.equals(standardPort(scheme)) ? "" : port)
            + (rest.startsWith("/") ? rest : "/" + rest));
  }

  private static String standardPort(String scheme) {
    return switch (scheme) {
      case "http" -> ":80";
      case "https" -> ":443";
      case "ftp" -> ":21";
      default -> "";
    };
  }

  /// Escapes of letters, digits and `-._~` say nothing (RFC 3986, 6.2.2); the others get upper-case
  /// digits.
  private static String unescaped(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> {
          char c = (char) HexFormat.fromHexDigits(escape.group(1));
          boolean needless =
              c >= 'a' && c <= 'z'
                  || c >= 'A' && c <= 'Z'
                  || c >= '0' && c <= '9'
                  || "-._~".indexOf(c) >= 0;
          return Matcher.quoteReplacement(
              needless ? String.valueOf(c) : escape.group().toUpperCase(Locale.ROOT));
        });
  }
}

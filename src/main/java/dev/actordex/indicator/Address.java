package dev.actordex.indicator;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A network address or a range of them, read from its literal form alone: no name is ever
/// resolved.
///
/// @param bytes 4 or 16 of them; of a range its first address
/// @param prefix how many leading bits are fixed: 32 or 128 for a single address
public record Address(byte[] bytes, int prefix) {
  private static final Pattern V4 =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
  private static final Pattern V6 =
      Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(?:\\d{1,3}(?:\\.\\d{1,3}){3})?");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

  public Address {
    if (bytes.length != 4 && bytes.length != 16 || prefix < 0 || prefix > bytes.length * 8) {
      throw new IllegalArgumentException("No such address range");
    }
    bytes = masked(bytes, prefix);
  }

  /// `192.0.2.1`, `2001:db8::1`, `192.0.2.0/24`; empty when it is none.
  public static Optional<Address> read(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    Optional<byte[]> bytes = literal(literal);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    int most = bytes.get().length * 8;
    if (slash < 0) {
      return Optional.of(new Address(bytes.get(), most));
    }
    String prefix = text.substring(slash + 1);
    if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > most) {
      return Optional.empty();
    }
    return Optional.of(new Address(bytes.get(), Integer.parseInt(prefix)));
  }

  private static Optional<byte[]> literal(String text) {
    if (!mayBegin(text)) {
      return Optional.empty();
    }
    try {
      if (V4.matcher(text).matches()) {
        return Optional.of(Inet4Address.ofLiteral(text).getAddress());
      }
      if (text.length() <= 45 && V6.matcher(text).matches()) {
        // An address of version 4 in the clothes of version 6 comes back as one of version 4.
        return Optional.of(Inet6Address.ofLiteral(text).getAddress());
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether a text has the first character of an address, as few words have that are asked about.
  private static boolean mayBegin(String text) {
    return !text.isEmpty() && (text.charAt(0) == ':' || HexFormat.isHexDigit(text.charAt(0)));
  }

  public boolean single() {
    return prefix == bytes.length * 8;
  }

  public boolean version4() {
    return bytes.length == 4;
  }

  public InetAddress inet() {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("The length was checked", e);
    }
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that
        && prefix == that.prefix
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes) * 31 + prefix;
  }

  /// The one spelling of it: decimal, or RFC 5952 for version 6.
  @Override
  public String toString() {
    String literal = version4() ? v4() : v6();
    return single() ? literal : literal + "/" + prefix;
  }

  private String v4() {
    return (bytes[0] & 0xff)
        + "."
        + (bytes[1] & 0xff)
        + "."
        + (bytes[2] & 0xff)
        + "."
        + (bytes[3] & 0xff);
  }

  private String v6() {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    int from = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == from) {
        text.append("::");
        i += length - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static byte[] masked(byte[] bytes, int prefix) {
    byte[] masked = bytes.clone();
    for (int bit = prefix; bit < masked.length * 8; bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return masked;
  }
}

package dev.actordex.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/// Which addresses may be asked: looked at before each request, redirects too.
///
/// The name is resolved here and once more by the connection; Java keeps the first answer for half
/// a minute, and over HTTPS the host must prove its name besides.
final class Addresses {
  private final Rules rules;

  Addresses(Rules rules) {
    this.rules = rules;
  }

  void check(URI uri) throws FetchException {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && rules.http())) {
      throw new FetchException(
          scheme.equals("http")
              ? "the address is not encrypted; --allow-http allows it"
              : "only https: addresses are asked");
    }
    String host = uri.getHost();
    if (host == null || uri.getUserInfo() != null) {
      throw new FetchException("the address names no host, or a user");
    }
    if (rules.privately()) {
      return;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (inner(address)) {
          throw new FetchException(
              "the host lies in this computer or its own network (%s); --allow-private allows it"
                  .formatted(address.getHostAddress()));
        }
      }
    } catch (UnknownHostException e) {
      throw new FetchException("the host cannot be found");
    }
  }

  /// Addresses that no public server has.
  static boolean inner(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean known =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    if (address instanceof Inet6Address) {
      boolean uniqueLocal = (first & 0xfe) == 0xfc;
      boolean translated = first == 0 || first == 0x20 && second == 0x02;
      boolean nat64 = first == 0 && second == 0x64;
      return known || uniqueLocal || translated || nat64;
    }
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    return known || first == 0 || shared || benchmark || first >= 240;
  }
}

package dev.actordex.http;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The first to see a request: gives every answer its security headers and turns away requests that
/// call the server by a name that is not its own.
///
/// A foreign page can make its own name resolve to this address and then read what a browser on
/// this machine is shown (DNS rebinding); such a request still carries the foreign name. A literal
/// address cannot be rebound, so the one a connection came in on is a fair name.
final class Perimeter extends Handler.Wrapper {
  /// Set on a request that came over TLS, here or to a proxy of ours.
  static final String ENCRYPTED = "dev.actordex.encrypted";

  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

  /// An address, of which some proxies also tell the port.
  private static final Pattern FORWARDED =
      Pattern.compile(
          "(?<four>[0-9.]{7,15})(:[0-9]{1,5})?"
              + "|\\[(?<six>[0-9A-Fa-f:.]{2,45})](:[0-9]{1,5})?"
              + "|[0-9A-Fa-f:.]{2,45}");

  private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "::1"));

  private final Guard guard;
  private final Keys keys;
  private final Rates rates;

  Perimeter(HttpSettings settings) {
    guard = settings.guard();
    keys = new Keys(guard.keys());
    rates = new Rates(guard.perMinute(), System::nanoTime);
    names.add(plain(settings.host()));
    settings.names().forEach(name -> names.add(plain(name)));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    secure(response);
    boolean proxied = guard.proxies().contains(plain(Request.getRemoteAddr(request)));
    String client = client(request, proxied);
    request.setAttribute(RequestLines.CLIENT, client);
    boolean encrypted = request.isSecure() || proxied && forwardedSecurely(request);
    if (encrypted) {
      request.setAttribute(ENCRYPTED, true);
      response.getHeaders().put("Strict-Transport-Security", "max-age=31536000");
    }
    int wait = rates.wait(client);
    if (wait > 0) {
      response.getHeaders().put("Retry-After", String.valueOf(wait));
      refuse(
          response,
          callback,
          new ProblemDetails(
              ProblemKind.BUSY, "That is more requests than one client may send in a minute."));
      return true;
    }
    boolean health = Request.getPathInContext(request).startsWith("/health/");
    if (!health && !keys.opens(request.getHeaders().get("Authorization"))) {
      response.getHeaders().put("WWW-Authenticate", "Basic realm=\"Actordex\", charset=\"UTF-8\"");
      refuse(
          response,
          callback,
          new ProblemDetails(ProblemKind.KEY_NEEDED, "A key of this server's is needed."));
      return true;
    }
    String name = plain(String.valueOf(Request.getServerName(request)));
    if (!names.contains(name) && !name.equals(plain(Request.getLocalAddr(request)))) {
      refuse(
          response,
          callback,
          new ProblemDetails(
              ProblemKind.FOREIGN_HOST,
              "The server does not answer to the name in the Host header. Further names are set"
                  + " where it is started."));
      return true;
    }
    return super.handle(new Plain(request), response, callback);
  }

  /// The one nearest to a proxy of ours; what stands before it anybody may have written. That is
  /// the last of the last line, for some proxies add a line to what they were sent.
  private static String client(Request request, boolean proxied) {
    String address = Request.getRemoteAddr(request);
    String forwarded = proxied ? last(request, "X-Forwarded-For") : "";
    Matcher told = FORWARDED.matcher(forwarded);
    if (!told.matches()) {
      return address;
    }
    String four = told.group("four");
    return four != null ? four : told.group("six") != null ? told.group("six") : forwarded;
  }

  private static boolean forwardedSecurely(Request request) {
    return last(request, "X-Forwarded-Proto").equalsIgnoreCase("https");
  }

  /// The last value of the last header of a name; empty when there is none.
  private static String last(Request request, String name) {
    List<String> lines = request.getHeaders().getValuesList(name);
    String line = lines.isEmpty() ? "" : lines.getLast();
    return line.substring(line.lastIndexOf(',') + 1).strip();
  }

  static void secure(Response response) {
    for (Map.Entry<String, String> header : SecurityHeaders.ALL) {
      response.getHeaders().put(header.getKey(), header.getValue());
    }
  }

  static void refuse(Response response, Callback callback, ProblemDetails problem) {
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDetails.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(problem.json()), callback);
  }

  /// In lower case and without the brackets of an IPv6 address.
  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("[") && lower.endsWith("]")
        ? lower.substring(1, lower.length() - 1)
        : lower;
  }

  /// A request that is what its first line says: no header can make a `GET` something else.
  private static final class Plain extends Request.Wrapper {
    private final HttpFields headers;

    Plain(Request request) {
      super(request);
      HttpFields all = request.getHeaders();
      this.headers =
          all.contains(METHOD_OVERRIDE)
              ? HttpFields.build(all).remove(METHOD_OVERRIDE).asImmutable()
              : all;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}

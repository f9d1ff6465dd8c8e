package dev.actordex.http;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of every answer once, refusals of the machinery too: counts it and, when asked to, writes
/// one line.
///
/// A line holds no query text unless that is asked for as well, because what analysts look for is
/// nobody's business; and nothing of it can end a line, move a cursor or turn the reading
/// direction.
final class RequestLines implements RequestLog {
  /// The pattern of the route that answered, an attribute of the request.
  static final String ROUTE = "dev.actordex.route";

  /// The address of who asks, as far as it can be believed.
  static final String CLIENT = "dev.actordex.client";

  private static final Logger LOG = LoggerFactory.getLogger("dev.actordex.requests");
  private static final int LONGEST = 256;
  private static final double NANOS_PER_TENTH = 100_000d;

  private final Metrics metrics;
  private final boolean written;
  private final boolean queries;

  RequestLines(Metrics metrics, boolean written, boolean queries) {
    this.metrics = metrics;
    this.written = written;
    this.queries = queries;
  }

  @Override
  public void log(Request request, Response response) {
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    String route = request.getAttribute(ROUTE) instanceof String pattern ? pattern : "other";
    metrics.answered(route, response.getStatus(), nanos);
    if (written) {
      HttpURI uri = request.getHttpURI();
      String query = queries ? uri.getQuery() : null;
      String path = uri.getPath() == null ? "-" : uri.getPath();
      LOG.atInfo()
          .addKeyValue("method", printable(request.getMethod()))
          .addKeyValue("path", printable(query == null ? path : path + "?" + query))
          .addKeyValue("status", response.getStatus())
          .addKeyValue("bytes", Response.getContentBytesWritten(response))
          .addKeyValue("ms", Math.round(nanos / NANOS_PER_TENTH) / 10d)
          .addKeyValue("client", printable(client(request)))
          .log("request");
    }
  }

  /// Where a request was refused before anyone looked who asks, the other end of the line.
  private static String client(Request request) {
    return request.getAttribute(CLIENT) instanceof String address
        ? address
        : Request.getRemoteAddr(request);
  }

  /// Escaped and cut.
  static String printable(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length() && out.length() < LONGEST; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            out.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
        default -> out.appendCodePoint(c);
      }
    }
    return out.toString();
  }
}

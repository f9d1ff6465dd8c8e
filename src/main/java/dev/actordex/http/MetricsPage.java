package dev.actordex.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers `GET /metrics` for Prometheus.
final class MetricsPage extends Handler.Wrapper {
  private final Metrics metrics;

  MetricsPage(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!Request.getPathInContext(request).equals(Metrics.PATH)
        || !request.getMethod().equals("GET")) {
      return super.handle(request, response, callback);
    }
    request.setAttribute(RequestLines.ROUTE, Metrics.PATH);
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Metrics.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(metrics.text()), callback);
    return true;
  }
}

package dev.actordex.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection under a request, to be cut when an answer has begun and cannot be ended well.
///
/// Once the head of an answer is sent no status can take back that it is a 200. What can still tell
/// the visitor is the transfer itself: it must break, and not end as if this were all.
final class Wire {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  private Wire() {}

  /// Sends a whole body after its head, and returns when both are sent. A stream would send it in
  /// pieces of 32 kB, each a call of the system's that wakes the other end.
  static void send(HttpServletResponse response, ByteBuffer body) throws IOException {
    if (response.getOutputStream() instanceof HttpOutput whole) {
      whole.sendContent(body);
    } else {
      response
          .getOutputStream()
          .write(body.array(), body.arrayOffset() + body.position(), body.remaining());
    }
  }

  static void cut(HttpServletRequest request) {
    connection(request).getConnection().getEndPoint().close();
  }

  /// Whether the other end of a connection went away or took nothing for too long, or the
  /// connection was cut.
  static boolean isGone(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EofException
          || cause instanceof ClosedChannelException
          || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /// Cuts it after some time, unless this is closed before. A visitor who takes a byte now and then
  /// is never idle, and would hold what an answer needs for as long as he likes.
  static Limit within(HttpServletRequest request, Duration time) {
    Scheduler scheduler = connection(request).getConnector().getScheduler();
    Scheduler.Task task =
        scheduler.schedule(
            () -> {
              LOG.warn("A file was not sent within {} s and is cut off", time.toSeconds());
              cut(request);
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
    return task::cancel;
  }

  /// A time that runs.
  interface Limit extends AutoCloseable {
    @Override
    void close();
  }

  private static ConnectionMetaData connection(HttpServletRequest request) {
    return ServletContextRequest.getServletContextRequest(request).getConnectionMetaData();
  }
}

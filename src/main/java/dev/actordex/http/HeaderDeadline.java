package dev.actordex.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes a connection that has begun a request and does not get to the end of its header.
///
/// The idle timeout does not see such a visitor: a byte every few seconds keeps a connection busy
/// for ever, and some hundreds of them keep everyone else out. Looks at all connections once a
/// second; one is late when it has sent bytes since its last request was answered, without a
/// request becoming whole, for longer than the limit. Over TLS the handshake has as long; from then
/// on the connection within it is looked at, for the outer one knows of no requests.
final class HeaderDeadline extends AbstractLifeCycle implements Connection.Listener {
  private final Map<Connection, Waiting> connections = new ConcurrentHashMap<>();
  private final Scheduler scheduler;
  private final long limitNanos;

  HeaderDeadline(Scheduler scheduler, Duration limit) {
    this.scheduler = scheduler;
    this.limitNanos = limit.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection tls) {
      tls.addHandshakeListener(
          new SslHandshakeListener() {
            @Override
            public void handshakeSucceeded(Event event) {
              connections.remove(tls);
            }
          });
    }
    connections.put(connection, new Waiting(0, 0, System.nanoTime()));
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  @Override
  protected void doStart() {
    schedule();
  }

  private void schedule() {
    scheduler.schedule(this::look, 1, TimeUnit.SECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    for (Connection connection : connections.keySet()) {
      connections.computeIfPresent(connection, (same, waiting) -> waiting.seen(same, now));
    }
    connections.forEach((connection, waiting) -> {
      if (now - waiting.since > limitNanos) {
        connection.close();
      }
    });
    if (isRunning()) {
      schedule();
    }
  }

  /// A connection between two requests.
  ///
  /// @param requests how many have become whole
  /// @param bytes how many had come in when the last of them was answered
  /// @param since when it was last known to have nothing begun
  private record Waiting(long requests, long bytes, long since) {
    Waiting seen(Connection connection, long now) {
      long whole = connection.getMessagesIn();
      long arrived = connection.getBytesIn();
      boolean answering = whole != connection.getMessagesOut();
      if (answering || whole != requests || arrived == bytes) {
        return new Waiting(whole, arrived, now);
      }
      return this;
    }
  }
}

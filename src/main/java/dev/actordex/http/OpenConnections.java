package dev.actordex.http;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.jspecify.annotations.Nullable;

/// Keeps each client to its share of the connections there may be: with one more, the one that it
/// opened first and that asks nothing is closed.
///
/// Connections that ask nothing cost a visitor nothing, and whoever holds all there are keeps
/// everyone else out for as long as he likes. A proxy of ours speaks for many and has no share.
final class OpenConnections implements Connection.Listener {
  private final int share;
  private final Set<String> proxies;
  private final Map<String, Set<Connection>> clients = new HashMap<>();

  /// Whose a connection is: one that has ended does not know any more where it came from.
  private final Map<Connection, String> owners = new HashMap<>();

  /// @param share how many one client may have open at a time
  OpenConnections(int share, Set<String> proxies) {
    this.share = share;
    this.proxies = proxies;
  }

  @Override
  public void onOpened(Connection connection) {
    String client = client(connection);
    if (!client.isEmpty()) {
      Connection one = opened(client, connection);
      if (one != null) {
        one.close();
      }
    }
  }

  /// The connection that has to go, null when all may stay.
  private synchronized @Nullable Connection opened(String client, Connection connection) {
    Set<Connection> open = clients.computeIfAbsent(client, name -> new LinkedHashSet<>());
    open.add(connection);
    owners.put(connection, client);
    if (open.size() <= share) {
      return null;
    }
    Connection oldest = connection;
    for (Connection one : open) {
      if (one.getMessagesIn() == one.getMessagesOut()) {
        oldest = one;
        break;
      }
    }
    open.remove(oldest); // for it is told of its end later, when others have come
    return oldest;
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    String client = owners.remove(connection);
    Set<Connection> open = client == null ? null : clients.get(client);
    if (open != null && open.remove(connection) && open.isEmpty()) {
      clients.remove(client);
    }
  }

  /// Empty for whoever is not counted: a proxy, and what goes around another connection.
  private String client(Connection connection) {
    if (connection instanceof SslConnection
        || !(connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote)
        || remote.getAddress() == null) {
      return "";
    }
    String address = remote.getAddress().getHostAddress();
    return proxies.contains(address) ? "" : Rates.client(address);
  }
}

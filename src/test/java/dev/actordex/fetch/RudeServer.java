package dev.actordex.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A server that answers each connection with the next of some bytes, whatever they are, and may
/// leave the line open: the JDK's own server is too polite to send a wrong length.
public final class RudeServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Deque<Turn> turns = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Socket> open = new ArrayList<>();

  private record Turn(byte[] answer, boolean hold) {}

  public RudeServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /// Answers the next connection so and closes it.
  public synchronized RudeServer then(String head, byte[] body) {
    turns.add(new Turn(joined(head, body), false));
    return this;
  }

  public RudeServer then(String head, String body) {
    return then(head, body.getBytes(StandardCharsets.UTF_8));
  }

  /// Answers so and then says no more, without hanging up.
  public synchronized RudeServer thenStall(String head, String body) {
    turns.add(new Turn(joined(head, body.getBytes(StandardCharsets.UTF_8)), true));
    return this;
  }

  private static byte[] joined(String head, byte[] body) {
    byte[] first =
        head.isEmpty()
            ? new byte[0]
            : (head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /// The requests' heads, in their order.
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket client) {
    try {
      String head = head(client.getInputStream());
      Turn turn;
      synchronized (this) {
        requests.add(head);
        open.add(client);
        turn = turns.poll();
      }
      if (turn != null) {
        OutputStream out = client.getOutputStream();
        out.write(turn.answer());
        out.flush();
        if (turn.hold()) {
          return;
        }
      }
      client.close();
    } catch (IOException e) {
      // The other side has hung up, as it may.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      head.append((char) b);
    }
    return head.toString();
  }

  @Override
  public synchronized void close() throws IOException {
    socket.close();
    for (Socket client : open) {
      client.close();
    }
  }
}

package dev.actordex.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// A client that talks bytes.
final class Sockets {
  private Sockets() {}

  /// Sends one more byte and looks whether the other side has hung up.
  static boolean stillOpen(Socket socket) {
    try {
      socket.getOutputStream().write('a');
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

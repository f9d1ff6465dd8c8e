package dev.actordex.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection to a server, kept open, on which one request follows the other.
///
/// Our own loop on a blocking socket: server and client share the processors here, so the client
/// has to cost next to nothing. It reads an answer into one buffer and looks at nothing but the
/// status and the length. For one thread.
final class Connection implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 17];
  private int filled;
  private int bodyAt;
  private int bodyLength;

  Connection(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /// Sends a request and reads the whole answer.
  ///
  /// @return the status
  int ask(byte[] request) throws IOException {
    out.write(request);
    filled = 0;
    int headEnd = -1;
    int from = 0;
    while (headEnd < 0) {
      fill();
      headEnd = endOfHead(from);
      from = Math.max(0, filled - 3);
    }
    int status = (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
    bodyAt = headEnd;
    bodyLength = length(headEnd);
    if (headEnd + bodyLength > buffer.length) {
      buffer = java.util.Arrays.copyOf(buffer, headEnd + bodyLength);
    }
    while (filled < headEnd + bodyLength) {
      fill();
    }
    return status;
  }

  /// How many bytes the last answer's body had.
  int bodyLength() {
    return bodyLength;
  }

  String body() {
    return new String(buffer, bodyAt, bodyLength, StandardCharsets.UTF_8);
  }

  private void fill() throws IOException {
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      throw new IOException("The connection ended within an answer");
    }
    filled += read;
  }

  private int endOfHead(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int length(int headEnd) throws IOException {
    int line = 0;
    for (int i = 0; i < headEnd; i++) {
      if (buffer[i] != '\n') {
        continue;
      }
      if (i - line > LENGTH.length() && (buffer[line] | 0x20) == 'c' && buffer[line + 7] == '-') {
        String header = new String(buffer, line, i - line, StandardCharsets.ISO_8859_1);
        if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
          return Integer.parseInt(header.substring(LENGTH.length()).strip());
        }
      }
      line = i + 1;
    }
    throw new IOException(
        "An answer without a length: "
            + new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package dev.actordex.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// Asks a server on this machine, politely or with bytes that no client would send.
final class TestClient {
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final int port;

  TestClient(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String target, String... headers) {
    return ask("GET", target, headers);
  }

  /// The body of an answer that must be 200.
  String body(String target) {
    HttpResponse<String> answer = get(target);
    if (answer.statusCode() != 200) {
      throw new AssertionError(target + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  HttpResponse<String> ask(String method, String target, String... headers) {
    return send(method, target, HttpResponse.BodyHandlers.ofString(), headers);
  }

  /// Sends a body of a type.
  HttpResponse<String> post(String target, String type, String body) {
    return post(target, type, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String target, String type, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", type)
            .build();
    return sent(request, HttpResponse.BodyHandlers.ofString());
  }

  /// A compressed body, unpacked.
  String unpacked(String target) throws IOException {
    HttpResponse<byte[]> answer =
        send("GET", target, HttpResponse.BodyHandlers.ofByteArray(), "Accept-Encoding", "gzip");
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private <T> HttpResponse<T> send(
      String method, String target, HttpResponse.BodyHandler<T> body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return sent(request.build(), body);
  }

  private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new AssertionError(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(request.uri().toString(), e);
    }
  }

  /// Everything that comes back for a request written by hand.
  String raw(String request) {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The same for a `GET` of a target with whatever signs it has.
  String rawGet(String target, String host) {
    return raw("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  String rawGet(String target) {
    return rawGet(target, "127.0.0.1:" + port);
  }
}

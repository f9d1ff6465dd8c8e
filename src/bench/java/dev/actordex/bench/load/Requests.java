package dev.actordex.bench.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// HTTP requests as bytes, made before anything is timed.
public final class Requests {
  private Requests() {}

  public static byte[] get(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// With a JSON body.
  public static byte[] post(String path, byte[] body) {
    byte[] head =
        ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, body.length))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  /// The full answer: 20 hits with highlights, every facet.
  public static List<byte[]> searches(List<String> queries) {
    return queries.stream().map(query -> get("/api/v1/search?q=" + encoded(query))).toList();
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

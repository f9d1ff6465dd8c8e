package dev.actordex.bench.load;

import dev.actordex.http.ActordexServer;
import dev.actordex.http.HttpSettings;
import dev.actordex.identity.Decisions;
import dev.actordex.ingest.Manifest;
import dev.actordex.ingest.Report;
import dev.actordex.search.CardSearch;
import dev.actordex.search.Lookup;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The floor: a server that answers a constant of any size, without searching.
///
/// Argument `actordex`: the product's own server with everything before and after an answer, over a
/// search that knows nothing but cards whose id is their size. `javalin`: Javalin with virtual
/// threads and nothing of ours. Both answer at `/api/v1/cards/{bytes}`.
public final class ConstantServer {
  private static final Manifest MANIFEST =
      new Manifest(
          "constant",
          "",
          "",
          0,
          0,
          "",
          new Report(
              List.of(), Map.of(), Map.of(), Decisions.of(List.of()), 0, List.of(), List.of()));
  private static final Map<String, byte[]> ANSWERS = new ConcurrentHashMap<>();

  private ConstantServer() {}

  public static void main(String[] args) {
    if (args[0].equals("javalin")) {
      Javalin javalin =
          Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.routes.get(
                "/api/v1/cards/{id}",
                ctx -> {
                  byte[] answer = answer(ctx.pathParam("id"));
                  ctx.contentType("application/json");
                  // As the product does it: with a length, not in chunks.
                  ctx.res().setContentLength(answer.length);
                  ctx.res().getOutputStream().write(answer);
                });
          });
      javalin.start("127.0.0.1", 0);
      System.out.println("A constant at http://127.0.0.1:" + javalin.port());
    } else {
      ActordexServer server =
          ActordexServer.start(HttpSettings.of("127.0.0.1", 0, "bench"), search());
      System.out.println("A constant at " + server.url());
    }
  }

  private static CardSearch search() {
    return (CardSearch)
        Proxy.newProxyInstance(
            ConstantServer.class.getClassLoader(),
            new Class<?>[] {CardSearch.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "manifest" -> MANIFEST;
                  case "lookup" -> new Lookup.Found(answer((String) arguments[0]));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static byte[] answer(String size) {
    return ANSWERS.computeIfAbsent(
        size,
        text -> {
          byte[] answer = new byte[Integer.parseInt(text)];
          Arrays.fill(answer, (byte) ' ');
          answer[0] = '{';
          answer[answer.length - 1] = '}';
          return answer;
        });
  }
}

package dev.actordex.bench.opensearch;

import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/// One OpenSearch node, reachable from this machine alone; says where it listens and runs until it
/// is ended. Argument: the folder in which it keeps everything.
public final class OpenSearchServer {
  private OpenSearchServer() {}

  public static void main(String[] args) throws InterruptedException {
    OpenSearchRunner runner = new OpenSearchRunner();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    runner.close();
                  } catch (Exception e) {
                    e.printStackTrace();
                  }
                }));
    runner.onBuild(
        (number, settings) -> {
          settings.put("network.host", "127.0.0.1");
          settings.put("http.cors.enabled", false);
          settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
    runner.build(
        OpenSearchRunner.newConfigs()
            .clusterName("actordex-bench")
            .numOfNode(1)
            .baseHttpPort(9250)
            .basePath(Path.of(args[0]).toAbsolutePath().toString()));
    runner.ensureYellow();
    System.out.println(
        "OpenSearch at http://127.0.0.1:" + runner.node().settings().get("http.port"));
    Thread.currentThread().join();
  }
}

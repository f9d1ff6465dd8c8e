package dev.actordex.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Requests sent in a closed loop: each connection asks the next as soon as it has its answer.
public final class Load {
  private Load() {}

  /// What a round came to; times in nanoseconds, in ascending order.
  ///
  /// @param bytes of the bodies, the mean
  /// @param clientNanos processor time of the client's threads for one answer
  public record Round(long[] times, double seconds, double bytes, double clientNanos) {

    public double micros(double share) {
      int at = (int) Math.ceil(share * times.length) - 1;
      return times[Math.max(0, at)] / 1_000d;
    }

    public double perSecond() {
      return times.length / seconds;
    }
  }

  /// Sends all of them once, shared among the connections.
  ///
  /// @throws IOException when an answer has another status than 200
  public static Round run(int port, List<byte[]> requests, int connections) throws IOException {
    long[] times = new long[requests.size()];
    List<Future<long[]>> clients = new ArrayList<>();
    long start;
    long end;
    long bytes = 0;
    long clientNanos = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      start = System.nanoTime();
      for (int c = 0; c < connections; c++) {
        int first = c;
        clients.add(threads.submit(() -> client(port, requests, first, connections, times)));
      }
      for (Future<long[]> client : clients) {
        long[] told = client.get();
        bytes += told[0];
        clientNanos += told[1];
      }
      end = System.nanoTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("The load broke off: " + e.getCause(), e);
    }
    Arrays.sort(times);
    return new Round(
        times,
        (end - start) / 1e9,
        bytes / (double) times.length,
        clientNanos / (double) times.length);
  }

  /// The bodies of the answers, one after the other.
  public static List<String> bodies(int port, List<byte[]> requests) throws IOException {
    List<String> bodies = new ArrayList<>(requests.size());
    try (Connection connection = new Connection(port)) {
      for (byte[] request : requests) {
        connection.ask(request);
        bodies.add(connection.body());
      }
    }
    return bodies;
  }

  private static long[] client(int port, List<byte[]> requests, int first, int step, long[] times)
      throws IOException {
    var self = java.lang.management.ManagementFactory.getThreadMXBean();
    long before = self.getCurrentThreadCpuTime();
    long bytes = 0;
    try (Connection connection = new Connection(port)) {
      for (int i = first; i < times.length; i += step) {
        byte[] request = requests.get(i);
        long asked = System.nanoTime();
        int status = connection.ask(request);
        times[i] = System.nanoTime() - asked;
        if (status != 200) {
          throw new IOException(
              "Status %d for %s".formatted(status, new String(request).lines().findFirst().get()));
        }
        bytes += connection.bodyLength();
      }
    }
    return new long[] {bytes, self.getCurrentThreadCpuTime() - before};
  }
}

package dev.actordex.bench.growth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Named numbers that a process found out, passed to the one that started it as its last line.
///
/// Added to each process's own: `cpu_seconds` since it began, `rss_mb` at its highest.
public final class Figures {
  public static final double MB = 1 << 20;
  private static final String MARK = "figures ";

  private Figures() {}

  static void print(Map<String, Double> found) {
    Map<String, Double> all = new TreeMap<>(found);
    all.put("cpu_seconds", cpuNanos() / 1e9);
    all.put("rss_mb", resident());
    StringBuilder line = new StringBuilder(MARK);
    all.forEach((name, value) -> line.append(name).append('=').append(value).append(' '));
    System.out.println(line);
  }

  /// Adds median and 99th percentile, after sorting.
  static void percentiles(String name, double[] values, Map<String, Double> found) {
    Arrays.sort(values);
    found.put(name + "_p50", values[values.length / 2]);
    found.put(name + "_p99", values[values.length * 99 / 100]);
  }

  /// Adds what of the heap is in use when all garbage is gone.
  static void heap(Map<String, Double> found) {
    System.gc();
    found.put("heap_mb", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB);
  }

  static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static double resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024d)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a main class on this class path and waits for its figures.
  static Map<String, Double> of(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dbasedir=" + System.getProperty("basedir", "."));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Double> figures = new TreeMap<>();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(MARK)) {
          for (String figure : line.substring(MARK.length()).strip().split(" ")) {
            int equals = figure.indexOf('=');
            figures.put(figure.substring(0, equals), Double.valueOf(figure.substring(equals + 1)));
          }
        }
      }
      if (process.waitFor() != 0) {
        throw new IOException("%s ended with %d".formatted(main, process.exitValue()));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
    return figures;
  }

  /// Keeps figures for a later run.
  static void keep(Map<String, Double> figures, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    figures.forEach((name, value) -> lines.add(name + "=" + value));
    Files.write(file, lines);
  }

  /// What was kept; nothing where nothing was.
  static Map<String, Double> kept(Path file) throws IOException {
    Map<String, Double> figures = new TreeMap<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      int equals = line.indexOf('=');
      figures.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
    }
    return figures;
  }

  /// The size of everything in a folder.
  public static double megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes / MB;
    }
  }
}

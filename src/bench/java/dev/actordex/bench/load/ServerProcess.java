package dev.actordex.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server in a process of its own, which says on its first lines where it listens.
///
/// What a process costs is read from `/proc`, so this works on Linux alone.
public final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final double TICKS = 100;

  /// Of a server's processor time what the compilers may take when they are done.
  private static final double COMPILED = 0.02;

  private final Process process;
  private final int port;

  /// By thread, what the JVM's compilers took.
  private final Map<Path, Long> compilers = new HashMap<>();

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Returns when it listens.
  ///
  /// @param errors where its error output goes
  public static ServerProcess start(List<String> command, Path errors) throws IOException {
    return start(new ProcessBuilder(command), errors);
  }

  private static ServerProcess start(ProcessBuilder builder, Path errors) throws IOException {
    Process process =
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start();
    // Whoever breaks the benchmark off leaves no server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread.ofPlatform().daemon().start(() -> drain(out));
        return new ServerProcess(process, Integer.parseInt(address.group(1)));
      }
    }
    process.destroy();
    throw new IOException(
        "%s did not start; see %s".formatted(builder.command().getFirst(), errors));
  }

  /// The launcher's `serve` over a data folder: it becomes the JVM, so its process is the server's.
  ///
  /// @param environment variables of the launcher
  /// @param further options of `serve`
  public static ServerProcess actordex(
      Path base, Path data, Path errors, Map<String, String> environment, String... further)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(base.resolve("actordex").toString(), "serve", "--port", "0"));
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of(further));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return start(builder, errors);
  }

  /// Another main class on this JVM's class path, with the memory and collector of this server.
  public ServerProcess like(Path errors, String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    List<String> line =
        List.of(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).split("\0"));
    command.add(line.getFirst());
    line.stream()
        .filter(option -> option.startsWith("-X") || option.startsWith("--enable-native-access"))
        .filter(option -> !option.contains("AOT") && !option.startsWith("-Xlog"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return start(command, errors);
  }

  private static void drain(BufferedReader out) {
    try {
      while (out.readLine() != null) {
        // Read so that the process never waits for a reader.
      }
    } catch (IOException e) {
      // It was ended.
    }
  }

  public int port() {
    return port;
  }

  /// Processor time since it began, children that have ended included.
  public double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / TICKS;
  }

  /// Asks the same again and again until the JVM's compilers are done.
  ///
  /// @param most how many requests at most
  /// @return how many it took
  public int warm(List<byte[]> requests, int connections, int most) throws IOException {
    return warm(() -> requests, connections, most);
  }

  /// Asks block after block until the JVM's compilers are done, which takes some hundred thousand
  /// answers: on all connections, and the last tenth on one, which is other code.
  ///
  /// @param blocks all of a length
  /// @param most how many requests at most
  /// @return how many it took
  public int warm(Supplier<List<byte[]>> blocks, int connections, int most) throws IOException {
    int asked = 0;
    while (true) {
      List<byte[]> requests = blocks.get();
      int many = requests.size() * 9 / 10;
      double compiled = compilerSeconds();
      double before = cpuSeconds();
      Load.run(port, requests.subList(0, many), connections);
      Load.run(port, requests.subList(many, requests.size()), 1);
      asked += requests.size();
      double share = (compilerSeconds() - compiled) / (cpuSeconds() - before);
      if (share < COMPILED || asked + requests.size() > most) {
        return asked;
      }
    }
  }

  /// Of [#cpuSeconds] what the JVM's compilers took. One that ended for want of work counts as when
  /// it was last looked at.
  private double compilerSeconds() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        try {
          if (Files.readString(thread.resolve("comm")).matches("C\\d CompilerThre\\s*")) {
            String[] times = Files.readString(thread.resolve("schedstat")).split(" ");
            compilers.put(thread, Long.parseLong(times[0]));
          }
        } catch (IOException e) {
          // It ended after it was listed.
        }
      }
    }
    return compilers.values().stream().mapToLong(nanos -> nanos).sum() / 1e9;
  }

  /// Resident memory in MB.
  ///
  /// @param key `VmRSS` for now, `VmHWM` for the most so far, `RssAnon` without mapped files
  public double megabytes(String key) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(key + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1_024d;
      }
    }
    throw new IOException("No " + key);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

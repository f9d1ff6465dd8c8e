package dev.actordex.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Runs commands in the test's own process, as if typed.
final class Terminal {
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";

  /// What a command left behind.
  record Ran(int code, String out, String err) {}

  Terminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Terminal typing(String text) {
    input = text;
    return this;
  }

  Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        CommandLineApp.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            environment,
            args);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
